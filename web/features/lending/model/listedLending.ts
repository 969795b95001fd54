import type { LendingMarket } from '@weir/contracts';
import type { Token } from '#features/deployment';

/** A lending market with its tokens. */
export interface ListedLending {
  market: LendingMarket;
  loan: Token;
  /** In the market's order. */
  collaterals: readonly Token[];
  /** What stands in the URL: `USDC-WETH`, the loan first; with the id's first digits where markets share their symbols. */
  slug: string;
  /** One of its tokens is not the deployment's: nobody vouches for it. */
  isUnlisted: boolean;
  /** A price guard of it did not come from the deployment's factory: what it does, nobody knows. */
  hasForeignGuard: boolean;
}

/** Names markets by their tokens. */
export function nameMarkets(markets: readonly Omit<ListedLending, 'slug'>[]): ListedLending[] {
  const nameOf = ({ loan, collaterals }: Omit<ListedLending, 'slug'>) =>
    [loan, ...collaterals]
      .map(({ symbol }) => symbol.replaceAll(/[^\p{L}\p{N}.]+/gu, '_'))
      .join('-');
  const names = markets.map(nameOf);
  return markets.map((listed, at) => {
    const name = names[at] ?? '';
    const isShared = names.filter((other) => other === name).length > 1;
    const digits = listed.market.id.toString(16).padStart(64, '0').slice(0, 6);
    return { ...listed, slug: isShared ? `${name}-${digits}` : name };
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
