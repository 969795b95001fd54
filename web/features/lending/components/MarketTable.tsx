import { SortedHead } from '#ui/SortedHead.tsx';
import type { LendingColumn, LendingOrder, LendingRow } from '../model/lendingRow.ts';
import { inLoan } from '../model/lendingRow.ts';
import { percentOf, yieldText } from '../model/marketFigures.ts';
import { say } from '../words/english.ts';
import { UseBar } from './MarketFacts.tsx';
import { MarketLink } from './MarketLink.tsx';

export interface MarketListProps {
  page: 'lend' | 'borrow';
  rows: readonly LendingRow[];
  order: LendingOrder;
  onOrder: (order: LendingOrder) => void;
}

/** The columns with their headings, in order. */
export function columnsOf(page: 'lend' | 'borrow'): readonly (readonly [LendingColumn, string])[] {
  return [
    ['name', say.market],
    ['rate', page === 'lend' ? say.supplyYield : say.borrowYield],
    ['supplied', say.suppliedAll],
    ['use', say.lentOutPart],
    ['cash', page === 'lend' ? say.cash : say.toBorrowCash],
    ['own', page === 'lend' ? say.yourSupply : say.yourDebt],
  ];
}

/** Lending markets as a table; each heading sorts by its column. */
export function MarketTable({ page, rows, order, onOrder }: MarketListProps) {
  return (
    <div className="overflow-x-auto">
      <table className="w-full">
        <SortedHead columns={columnsOf(page)} order={order} onOrder={onOrder} />
        <tbody>
          {rows.map((row) => (
            <MarketLine key={row.listed.slug} page={page} row={row} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function MarketLine({ page, row }: { page: 'lend' | 'borrow'; row: LendingRow }) {
  const { figures, supplied, owed } = row;
  const cell = 'px-3 py-2 text-right whitespace-nowrap';
  return (
    <tr className="relative border-b border-line last:border-0 hover:bg-raised">
      <th scope="row" className="px-3 py-2 text-left font-normal">
        <MarketLink page={page} listed={row.listed} />
      </th>
      <td className={`${cell} font-semibold`}>
        {yieldText(page === 'lend' ? figures.supplyRate : figures.borrowRate)}
      </td>
      <td className={cell}>{inLoan(row, figures.supplied)}</td>
      <td className={cell}>
        <span className="inline-block w-16">
          {percentOf(figures.use, 1)}
          <UseBar use={figures.use} />
        </span>
      </td>
      <td className={cell}>{inLoan(row, figures.totals.cash)}</td>
      <td className={cell}>{inLoan(row, page === 'lend' ? supplied : owed, 4)}</td>
    </tr>
  );
}
