import { largestCap } from '@weir/contracts';
import type { ListedLending } from './listedLending.ts';

/** Whether supplying and borrowing are refused at `now`. */
export function isPaused({ market }: Pick<ListedLending, 'market'>, now: bigint): boolean {
  return BigInt(market.pausedUntil) >= now;
}

/** Symbols of the collaterals whose prices were reported down: supplying is refused while there are any. */
export function downPrices({ market, collaterals }: ListedLending): string[] {
  return market.down.flatMap((index) => collaterals[index]?.symbol ?? []);
}

/** Symbols of the collaterals that nobody can borrow against now, because no price is known well enough. */
export function deadPrices({ market, collaterals }: ListedLending): string[] {
  return market.terms.collaterals.flatMap(({ borrowPrice }, index) =>
    borrowPrice === 0n ? (collaterals[index]?.symbol ?? []) : [],
  );
}

/**
 * Symbols of the collaterals whose cap is larger than a market could be opened with today: the venue's pool became
 * smaller, so that liquidations could push its price into a spiral. Where the pool cannot be observed nothing is said.
 */
export function overCaps({ market, collaterals }: ListedLending): string[] {
  return market.terms.collaterals.flatMap(
    ({ reserve, liquidationLtv, maxIncentive, cap }, index) =>
      reserve > 0n && cap > largestCap(reserve, liquidationLtv, maxIncentive)
        ? (collaterals[index]?.symbol ?? [])
        : [],
  );
}
