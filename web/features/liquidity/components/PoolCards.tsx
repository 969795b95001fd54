import { Detail } from '#ui/Detail.tsx';
import { SortMenu } from '#ui/SortMenu.tsx';
import { rowFigures } from '../model/rowFigures.ts';
import { say } from '../words/english.ts';
import { PairLink } from './PairLink.tsx';
import { type PoolListProps, poolColumns } from './PoolTable.tsx';

/** The pools as cards, where a table has no room; sorted by a menu. */
export function PoolCards({ rows, order, onOrder, common }: PoolListProps) {
  return (
    <>
      <SortMenu columns={poolColumns()} order={order} onOrder={onOrder} />
      <ul>
        {rows.map((row) => {
          const figures = rowFigures(row, common);
          const unit = row.market.quote.symbol;
          return (
            <li
              key={row.market.slug}
              className="relative flex flex-col gap-1 border-b border-line px-3 py-2.5 last:border-0"
            >
              <div className="flex items-baseline justify-between gap-3">
                <PairLink market={row.market} />
                <span className="whitespace-nowrap">
                  {figures.price} <span className="text-xs text-quiet">{unit}</span>
                </span>
              </div>
              <dl className="grid grid-cols-2 gap-x-6">
                <Detail name={say.liquidity}>
                  {figures.liquidityInCommon ?? figures.liquidity}
                </Detail>
                <Detail name={say.yearlyReturn}>{figures.yearlyReturn}</Detail>
                <Detail name={say.dayVolume}>{figures.dayVolume}</Detail>
                <Detail name={say.dayFees}>{figures.dayFees}</Detail>
                <Detail name={say.weekVolume}>{figures.weekVolume}</Detail>
                <Detail name={say.yours}>{figures.ownPart}</Detail>
              </dl>
            </li>
          );
        })}
      </ul>
    </>
  );
}
