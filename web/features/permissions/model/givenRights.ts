import { type TradingAction, unpackTradingActions } from '@weir/contracts';
import type { Address } from 'viem';

/** What the exchange says of one delegate in one market. */
export interface RightsInMarket {
  delegate: Address;
  market: bigint;
  /** Bits, as `tradingRights` gives them. */
  actions: bigint;
  /** The last second of the rights. */
  expiry: bigint;
}

/** The same rights of one delegate in some markets. */
export interface GivenRights {
  delegate: Address;
  markets: readonly bigint[];
  actions: readonly TradingAction[];
  expiry: bigint;
}

/**
 * Rights that are in force at `now` (seconds since 1970), those that are alike taken together, the ones that end last
 * first. Revoked and expired ones are left out.
 */
export function givenRights(found: readonly RightsInMarket[], now: bigint): GivenRights[] {
  const alike = new Map<string, RightsInMarket[]>();
  for (const rights of found) {
    if (rights.actions === 0n || rights.expiry < now) continue;
    const key = `${rights.delegate.toLowerCase()}-${rights.actions}-${rights.expiry}`;
    alike.set(key, [...(alike.get(key) ?? []), rights]);
  }
  return [...alike.values()]
    .flatMap((same) => {
      const [first] = same;
      if (!first) return [];
      const { delegate, actions, expiry } = first;
      const markets = same.map(({ market }) => market);
      return [{ delegate, markets, actions: unpackTradingActions(actions), expiry }];
    })
    .toSorted((a, b) => Number(b.expiry - a.expiry));
}
