import type { OwnOrder } from '@weir/contracts';
import type { ListedMarket } from '#features/deployment';
import { formatLots, formatTick } from '#features/market';
import { CheckRow } from '#ui/CheckRow.tsx';
import { Notice } from '#ui/Notice.tsx';
import { say } from '../words/english.ts';

interface OwnOrdersHitProps {
  market: ListedMarket;
  orders: readonly OwnOrder[];
  cancels: boolean;
  onChange: (cancels: boolean) => void;
}

/** Says that an order would trade with orders of its own owner, and offers to take those off first. */
export function OwnOrdersHit({ market, orders, cancels, onChange }: OwnOrdersHitProps) {
  const list = orders
    .map(({ unfilledLots, tick }) =>
      say.amountAt(formatLots(market, unfilledLots), market.base.symbol, formatTick(market, tick)),
    )
    .join(', ');
  return (
    <Notice tone="warn">
      <p>{say.hitsOwn(orders.length, list)}</p>
      <CheckRow checked={cancels} onChange={onChange}>
        {say.cancelFirst(orders.length)}
      </CheckRow>
    </Notice>
  );
}
