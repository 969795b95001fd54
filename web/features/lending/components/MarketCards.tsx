import { useId } from 'react';
import { Detail } from '#ui/Detail.tsx';
import { inLoan, type LendingColumn } from '../model/lendingRow.ts';
import { percentOf, yieldText } from '../model/marketFigures.ts';
import { say } from '../words/english.ts';
import { MarketLink } from './MarketLink.tsx';
import { columnsOf, type MarketListProps } from './MarketTable.tsx';

/** Lending markets as cards, where a table has no room; sorted by a menu. */
export function MarketCards({ page, rows, order, onOrder }: MarketListProps) {
  const id = useId();
  const columns = columnsOf(page);
  const column = (value: string): LendingColumn =>
    columns.find(([known]) => known === value)?.[0] ?? 'supplied';
  return (
    <>
      <div className="flex h-10 items-center gap-2 border-b border-line px-3 text-xs">
        <label htmlFor={id} className="text-quiet">
          {say.sortBy}
        </label>
        <select
          id={id}
          value={order.column}
          onChange={(event) => {
            const next = column(event.target.value);
            onOrder({ column: next, isRising: next === 'name' });
          }}
          className="h-7 rounded-md border border-control bg-panel px-1"
        >
          {columns.map(([value, heading]) => (
            <option key={value} value={value}>
              {heading}
            </option>
          ))}
        </select>
      </div>
      <ul>
        {rows.map((row) => {
          const { figures, supplied, owed } = row;
          const isLend = page === 'lend';
          return (
            <li
              key={row.listed.slug}
              className="relative flex flex-col gap-1 border-b border-line px-3 py-2.5 last:border-0"
            >
              <div className="flex items-center justify-between gap-3">
                <MarketLink page={page} listed={row.listed} />
                <span className="text-right whitespace-nowrap">
                  <span className="block font-semibold">
                    {yieldText(isLend ? figures.supplyRate : figures.borrowRate)}
                  </span>
                  <span className="text-2xs text-quiet">
                    {isLend ? say.supplyYield : say.borrowYield}
                  </span>
                </span>
              </div>
              <dl className="grid grid-cols-2 gap-x-6">
                <Detail name={say.suppliedAll}>{inLoan(row, figures.supplied, 0)}</Detail>
                <Detail name={say.lentOutPart}>{percentOf(figures.use, 1)}</Detail>
                <Detail name={isLend ? say.cash : say.toBorrowCash}>
                  {inLoan(row, figures.totals.cash, 0)}
                </Detail>
                <Detail name={isLend ? say.yourSupply : say.yourDebt}>
                  {inLoan(row, isLend ? supplied : owed, 0)}
                </Detail>
              </dl>
            </li>
          );
        })}
      </ul>
    </>
  );
}
