import { useId } from 'react';
import type { SortedBy } from '#lib/sortedBy.ts';
import { say } from './words/english.ts';

interface SortMenuProps<Column extends string> {
  /** As `SortedHead` has them. */
  columns: readonly (readonly [Column, string])[];
  order: SortedBy<Column>;
  onOrder: (order: SortedBy<Column>) => void;
}

/** What a list is sorted by, where it has no headings: names from A to Z, figures the greatest first. */
export function SortMenu<Column extends string>(props: SortMenuProps<Column>) {
  const { columns, order, onOrder } = props;
  const id = useId();
  const choose = (value: string) => {
    const place = columns.findIndex(([column]) => column === value);
    const chosen = columns[place];
    if (chosen) onOrder({ column: chosen[0], isRising: place === 0 });
  };
  return (
    <div className="flex h-10 items-center gap-2 border-b border-line px-3 text-xs">
      <label htmlFor={id} className="text-quiet">
        {say.sortBy}
      </label>
      <select
        id={id}
        value={order.column}
        onChange={(event) => choose(event.target.value)}
        className="h-7 rounded-md border border-control bg-panel px-1"
      >
        {columns.map(([column, heading]) => (
          <option key={column} value={column}>
            {heading}
          </option>
        ))}
      </select>
    </div>
  );
}
