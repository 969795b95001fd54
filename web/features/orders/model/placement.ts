import {
  type Market,
  type OrderTerms,
  type OwnOrder,
  packMarketKey,
  packOrderTerms,
} from '@weir/contracts';
import type { Address } from 'viem';
import { batchCall, exchangeCall } from '#features/transactions';
import { type LimitOptions, mayRest } from './limitOptions.ts';
import { bountyOf } from './orderExpiry.ts';

interface Placement {
  exchange: Address;
  owner: Address;
  market: Market;
  order: Pick<OrderTerms, 'handle' | 'lots' | 'tick' | 'sell'>;
  options: LimitOptions;
  /** Seconds since 1970. */
  deadline: number;
  /** Seconds since 1970; 0: never. */
  expiry: number;
  /** Own orders to be taken off before it. */
  cancels: readonly OwnOrder[];
}

/** The call that places an order: alone, or after cancels in one transaction. Throws `FieldOutOfRange`. */
export function placementCall(placement: Placement) {
  const { exchange, owner, market, order, options, deadline, cancels } = placement;
  const { timeInForce, slide, bounty } = options;
  const key = packMarketKey(market);
  const [fromInternal, toInternal] = [
    options.payFrom === 'exchange',
    options.receiveTo === 'exchange',
  ];
  const expiry = mayRest(options) ? placement.expiry : 0;
  const terms = {
    ...order,
    timeInForce,
    slide: slide && timeInForce === 'postOnly',
    deadline,
    expiry,
    bountyLots: expiry === 0 ? 0n : bountyOf(order.lots, bounty),
  };
  if (cancels.length === 0) {
    const packed = packOrderTerms({ ...terms, fromInternal, toInternal });
    return exchangeCall(exchange, 'place', [key, packed]);
  }
  const batch = {
    actions: [
      ...cancels.map(({ handle, expected }) => ({
        kind: 'cancel' as const,
        key,
        ref: expected ? { handle, expected } : { handle },
      })),
      { kind: 'place' as const, key, terms },
    ],
    recipient: owner,
    fromInternal,
    toInternal,
  };
  return batchCall(exchange, batch);
}
