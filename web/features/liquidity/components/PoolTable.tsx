import type { ReactNode } from 'react';
import type { Token } from '#features/deployment';
import { SortedHead } from '#ui/SortedHead.tsx';
import type { PoolColumn, PoolOrder, PoolRow } from '../model/poolRow.ts';
import { rowFigures } from '../model/rowFigures.ts';
import { say } from '../words/english.ts';
import { PairLink } from './PairLink.tsx';

export interface PoolListProps {
  rows: readonly PoolRow[];
  order: PoolOrder;
  onOrder: (order: PoolOrder) => void;
  /** What liquidity is compared in. */
  common: Token;
}

/** The columns with their headings, in order. */
export function poolColumns(): readonly (readonly [PoolColumn, string])[] {
  return [
    ['pair', say.pair],
    ['price', say.price],
    ['liquidity', say.liquidity],
    ['dayVolume', say.dayVolume],
    ['weekVolume', say.weekVolume],
    ['dayFees', say.dayFees],
    ['yearlyReturn', say.yearlyReturn],
    ['ownPart', say.yours],
  ];
}

/** The pools as a table; each heading sorts by its column. */
export function PoolTable({ rows, order, onOrder, common }: PoolListProps) {
  return (
    <div className="overflow-x-auto">
      <table className="w-full">
        <SortedHead columns={poolColumns()} order={order} onOrder={onOrder} />
        <tbody>
          {rows.map((row) => (
            <PoolLine key={row.market.slug} row={row} common={common} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function PoolLine({ row, common }: { row: PoolRow; common: Token }) {
  const { market } = row;
  const figures = rowFigures(row, common);
  const unit = market.quote.symbol;
  return (
    <tr className="relative border-b border-line last:border-0 hover:bg-raised">
      <th scope="row" className="px-3 py-2 text-left font-normal">
        <PairLink market={market} />
      </th>
      <Figure>{figures.price}</Figure>
      <Figure unit={unit} below={figures.liquidityInCommon}>
        {figures.liquidity}
      </Figure>
      <Figure>{figures.dayVolume}</Figure>
      <Figure>{figures.weekVolume}</Figure>
      <Figure>{figures.dayFees}</Figure>
      <Figure>{figures.yearlyReturn}</Figure>
      <Figure>{figures.ownPart}</Figure>
    </tr>
  );
}

function Figure(props: { children: string; unit?: string; below?: string | null }) {
  const isMissing = props.children === '–';
  return (
    <td className={`px-3 py-2 text-right whitespace-nowrap ${isMissing ? 'text-quiet' : ''}`}>
      {props.children}
      {props.unit && !isMissing && <Unit>{props.unit}</Unit>}
      {props.below && <span className="block text-2xs text-quiet">{props.below}</span>}
    </td>
  );
}

function Unit({ children }: { children: ReactNode }) {
  return <span className="ml-1 text-xs text-quiet">{children}</span>;
}
