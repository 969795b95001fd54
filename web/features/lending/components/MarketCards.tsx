import { Detail } from '#ui/Detail.tsx';
import { SortMenu } from '#ui/SortMenu.tsx';
import { inLoan } from '../model/lendingRow.ts';
import { percentOf, yieldText } from '../model/marketFigures.ts';
import { say } from '../words/english.ts';
import { MarketLink } from './MarketLink.tsx';
import { columnsOf, type MarketListProps } from './MarketTable.tsx';

/** Lending markets as cards, where a table has no room; sorted by a menu. */
export function MarketCards({ page, rows, order, onOrder }: MarketListProps) {
  return (
    <>
      <SortMenu columns={columnsOf(page)} order={order} onOrder={onOrder} />
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
