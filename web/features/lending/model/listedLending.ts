import type { LendingMarket } from '@weir/contracts';
import type { Token } from '#features/deployment';

/** A lending market with its tokens. */
export interface ListedLending {
  market: LendingMarket;
  loan: Token;
  /** In the market's order. */
  collaterals: readonly Token[];
  /** What stands in the URL: `USDC-WETH`, the loan first; see `nameMarkets`. */
  slug: string;
  /** One of its tokens is not the deployment's: nobody vouches for it. */
  isUnlisted: boolean;
  /** A price guard of it did not come from the deployment's factory: what it does, nobody knows. */
  hasForeignGuard: boolean;
}

/**
 * Names markets by their tokens. The first of a name keeps it whoever opens others later; those have their id's first
 * digits, or all of them where somebody made them alike.
 */
export function nameMarkets(markets: readonly Omit<ListedLending, 'slug'>[]): ListedLending[] {
  const taken = new Set<string>();
  return markets.map((listed) => {
    const name = [listed.loan, ...listed.collaterals]
      .map(({ symbol }) => symbol.replaceAll(/[^\p{L}\p{N}.]+/gu, '_'))
      .join('-');
    const id = lendingHex(listed).slice(2);
    const slug =
      [name, `${name}-${id.slice(0, 6)}`].find((wanted) => !taken.has(wanted)) ?? `${name}-${id}`;
    taken.add(slug);
    return { ...listed, slug };
  });
}

/** A market's id as the indexer writes it: 32 bytes in hex. */
export function lendingHex({ market }: Pick<ListedLending, 'market'>): string {
  return `0x${market.id.toString(16).padStart(64, '0')}`;
}

/** `WETH + WBTC`: what can be pledged. */
export function collateralNames({ collaterals }: Pick<ListedLending, 'collaterals'>): string {
  return collaterals.map(({ symbol }) => symbol).join(' + ');
}
