import type { SortedBy } from '#lib/sortedBy.ts';

interface SortedHeadProps<Column extends string> {
  /** The columns with their headings, in order: first names, from A to Z, then figures, the greatest first. */
  columns: readonly (readonly [Column, string])[];
  order: SortedBy<Column>;
  onOrder: (order: SortedBy<Column>) => void;
}

/** The head of a table; each heading sorts by its column, and the other way at the next press. */
export function SortedHead<Column extends string>(props: SortedHeadProps<Column>) {
  const { columns, order, onOrder } = props;
  return (
    <thead>
      <tr className="border-b border-line text-xs text-quiet">
        {columns.map(([column, heading], i) => {
          const isChosen = order.column === column;
          const isRising = isChosen ? !order.isRising : i === 0;
          return (
            <th
              key={column}
              scope="col"
              aria-sort={isChosen ? (order.isRising ? 'ascending' : 'descending') : undefined}
              className="p-0 text-right font-normal first:text-left"
            >
              <button
                type="button"
                onClick={() => onOrder({ column, isRising })}
                className={`h-9 w-full px-3 text-[length:inherit] whitespace-nowrap hover:text-ink ${i === 0 ? 'text-left' : 'text-right'} ${isChosen ? 'font-medium text-ink' : ''}`}
              >
                {i === 0 && heading}
                <span aria-hidden="true" className="mx-1 inline-block text-2xs">
                  {isChosen ? (order.isRising ? '▴' : '▾') : ''}
                </span>
                {i !== 0 && heading}
              </button>
            </th>
          );
        })}
      </tr>
    </thead>
  );
}
