import type { P2pOffer } from '@weir/indexer/client';

/** A token that people offer outside the market. */
export interface OfferedToken {
  address: string;
  symbol: string;
  /** Whether somebody sells it; else it is only bought. */
  isSold: boolean;
  /** In the order of the alphabet. */
  currencies: readonly string[];
}

/**
 * What people offer of some tokens: what is sold before what is only bought, each once. A symbol is the page's own: those that tokens
 * give themselves are anybody's.
 */
export function offeredTokens(
  tokens: readonly { address: string; symbol: string }[],
  offers: readonly P2pOffer[],
): OfferedToken[] {
  return tokens.flatMap(({ address, symbol }) => {
    const own = offers.filter(({ token }) => BigInt(token.address) === BigInt(address));
    const sold = own.filter(({ side }) => side === 'sell');
    const shown = sold.length > 0 ? sold : own;
    if (shown.length === 0) return [];
    const currencies = [...new Set(shown.map(({ currency }) => currency))].toSorted();
    return [{ address, symbol, isSold: sold.length > 0, currencies }];
  });
}
