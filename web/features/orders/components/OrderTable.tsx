import type { ReactNode } from 'react';
import { formatLots, formatTick } from '#features/market';
import { Button } from '#ui/Button.tsx';
import { knownLots, type ShownOrder } from '../model/shownOrder.ts';
import { say } from '../words/english.ts';

interface OrderTableProps {
  label: string;
  heads: readonly string[];
  children: ReactNode;
  /** Below the rows: what else there is. */
  more?: ReactNode;
}

/** A table of orders that scrolls sideways where it must. */
export function OrderTable({ label, heads, children, more }: OrderTableProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    // biome-ignore lint/a11y/useSemanticElements: a table cannot scroll inside itself
    <div role="region" aria-label={label} tabIndex={0} className="min-h-0 flex-1 overflow-auto">
      <table className="w-full text-xs [&_td]:h-8 [&_td]:px-2 [&_td]:whitespace-nowrap [&_td:first-child]:pl-3 [&_th]:px-2 [&_th:first-child]:pl-3">
        <thead className="sticky top-0 z-10 bg-panel text-2xs text-quiet">
          <tr>
            {heads.map((head) => (
              <th key={head} scope="col" className="h-7 text-left font-normal whitespace-nowrap">
                {head === '' ? <span className="sr-only">{say.actions}</span> : head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
      {more}
    </div>
  );
}

interface MoreRowsProps {
  hasMore: boolean;
  isLoading: boolean;
  onMore: () => void;
}

/** The next page of a list, on demand. */
export function MoreRows({ hasMore, isLoading, onMore }: MoreRowsProps) {
  if (!hasMore) return null;
  return (
    <p className="p-2 text-center">
      <Button size="small" disabled={isLoading} onClick={onMore}>
        {isLoading ? say.loadingMore : say.showOlder}
      </Button>
    </p>
  );
}

/** What every row of orders begins with: its market where there are several, its side, price and whole size. */
export function OrderCells({ order, isAll }: { order: ShownOrder; isAll: boolean }) {
  const { market } = order;
  return (
    <>
      {isAll && (
        <td className="font-medium">
          {market.base.symbol}/{market.quote.symbol}
        </td>
      )}
      <SideCell side={order.side} />
      <td>{formatTick(market, order.tick)}</td>
      <td>
        {formatLots(market, knownLots(order))} {market.base.symbol}
      </td>
    </>
  );
}

/** Buy or sell, in colour, sign and word. */
export function SideCell({ side }: { side: 'buy' | 'sell' }) {
  return (
    <td className={side === 'buy' ? 'text-buy' : 'text-sell'}>
      <span aria-hidden="true">{side === 'buy' ? '▲ ' : '▼ '}</span>
      {side === 'buy' ? say.buy : say.sell}
    </td>
  );
}
