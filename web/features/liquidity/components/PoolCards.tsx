import { useId } from 'react';
import { Detail } from '#ui/Detail.tsx';
import type { PoolColumn } from '../model/poolRow.ts';
import { rowFigures } from '../model/rowFigures.ts';
import { say } from '../words/english.ts';
import { PairLink } from './PairLink.tsx';
import { columns, type PoolListProps } from './PoolTable.tsx';

/** The pools as cards, where a table has no room; sorted by a menu. */
export function PoolCards({ rows, order, onOrder, common }: PoolListProps) {
  const id = useId();
  const column = (value: string) =>
    columns.find(([known]) => known === value)?.[0] ?? ('liquidity' satisfies PoolColumn);
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
            onOrder({ column: next, isRising: next === 'pair' });
          }}
          className="h-7 rounded-md border border-control bg-panel px-1"
        >
          {columns.map(([value, heading]) => (
            <option key={value} value={value}>
              {heading()}
            </option>
          ))}
        </select>
      </div>
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
