import type { Market as IndexedMarket } from '@weir/indexer/client';
import type { ListedMarket, Token } from '#features/deployment';
import { marketHex } from '#features/market';
import { readableText } from '#features/tokens';
import { shortAddress } from '#lib/formatAmount.ts';

/** A market as far as amounts and names need it. */
export interface NamedMarket {
  base: Token;
  quote: Token;
  lotExponent: number;
}

/** Finds the tokens that the entries of an account's activity are in. */
export interface ActivityNames {
  market: (id: string) => NamedMarket | null;
  token: (address: string) => Token | null;
  /** A token as the indexer found it, named as the page names tokens. */
  found: (token: IndexedMarket['base']) => Token;
}

/**
 * Names by the page's own lists, and for what stands in none by what the indexer read from the chain, where anybody
 * names his tokens as he likes: made fit to be shown, with the address behind.
 */
export function activityNames(
  listed: readonly ListedMarket[],
  known: readonly Token[],
  indexed: readonly IndexedMarket[],
): ActivityNames {
  const tokens = new Map<string, Token>();
  const markets = new Map<string, NamedMarket>();
  const keep = (token: Token) => {
    tokens.set(token.address.toLowerCase(), token);
    return token;
  };
  const nameOf = (token: IndexedMarket['base']): Token => {
    const before = tokens.get(token.address.toLowerCase());
    if (before) return before;
    const address = token.address as Token['address'];
    const short = shortAddress(address);
    const symbol = readableText(token.symbol, 'symbol');
    const shown = symbol === '' || symbol === short ? short : `${symbol} (${short})`;
    return keep({ ...token, address, symbol: shown, name: readableText(token.name, 'name') });
  };
  for (const token of known) keep(token);
  for (const market of listed) {
    const { base, quote, terms } = market;
    markets.set(marketHex(market), { base, quote, lotExponent: terms.lotExponent });
  }
  for (const { id, base, quote, lotExponent } of indexed) {
    const key = id.toLowerCase();
    if (!markets.has(key)) {
      markets.set(key, { base: nameOf(base), quote: nameOf(quote), lotExponent });
    }
  }
  return {
    market: (id) => markets.get(id.toLowerCase()) ?? null,
    token: (address) => tokens.get(address.toLowerCase()) ?? null,
    found: nameOf,
  };
}
