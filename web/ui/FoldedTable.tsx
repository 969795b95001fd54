import { say } from './words/english.ts';

interface FoldedTableProps {
  heads: readonly string[];
  /** Each with its cells in the order of the heads. */
  rows: readonly { key: number; cells: readonly string[] }[];
}

/** What a drawing shows, as a table that is folded away until it is asked for. */
export function FoldedTable({ heads, rows }: FoldedTableProps) {
  const side = 'text-right first:text-left';
  return (
    <details className="mt-2 text-xs">
      <summary className="text-quiet">{say.asTable}</summary>
      <section
        aria-label={say.asTable}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
        tabIndex={0}
        className="mt-1 max-h-56 overflow-y-auto"
      >
        <table className="w-full">
          <thead>
            <tr className="text-quiet">
              {heads.map((head) => (
                <th key={head} className={`${side} font-normal`}>
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ key, cells }) => (
              <tr key={key}>
                {cells.map((cell, column) => (
                  <td key={heads[column]} className={side}>
                    {cell}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </details>
  );
}
