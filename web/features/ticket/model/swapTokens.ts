import { isAddressEqual } from 'viem';
import type { ListedMarket, Token } from '#features/deployment';
import type { TradeSearch } from './tradeSearch.ts';

/** The two ends of a swap. */
export interface SwapTokens {
  from: Token;
  to: Token;
  /** What it is on the market in view; null where it is another pair's swap. */
  side: 'buy' | 'sell' | null;
}

/** The tokens that a URL means: the ones it names where it names two that are known, else the market's by its side. */
export function swapTokens(
  market: ListedMarket,
  { side = 'buy', from, to }: TradeSearch,
  tokens: readonly Token[],
): SwapTokens {
  const [pays, gets] = side === 'buy' ? [market.quote, market.base] : [market.base, market.quote];
  const [named, other] = [tokenNamed(from, tokens), tokenNamed(to, tokens)];
  if (!named || !other) return { from: pays, to: gets, side };
  return { from: named, to: other, side: sideOf(market, named, other) };
}

/**
 * What the URL becomes where two tokens are chosen: the market of that pair comes into view where there is one, the one
 * in view first; else the view stays and the tokens are named.
 */
export function chooseTokens(
  { from, to }: Pick<SwapTokens, 'from' | 'to'>,
  current: ListedMarket,
  markets: readonly ListedMarket[],
  tokens: readonly Token[],
): Partial<TradeSearch> {
  for (const market of [current, ...markets]) {
    const side = sideOf(market, from, to);
    const names = { from: undefined, to: undefined };
    if (side && market.slug === current.slug) return { side, ...names };
    if (side) return { pair: market.slug, side, price: undefined, ...names };
  }
  return { from: nameOf(from, tokens), to: nameOf(to, tokens) };
}

function sideOf({ base, quote }: ListedMarket, from: Token, to: Token): SwapTokens['side'] {
  const trades = (pays: Token, gets: Token) =>
    isAddressEqual(from.address, pays.address) && isAddressEqual(to.address, gets.address);
  if (trades(quote, base)) return 'buy';
  return trades(base, quote) ? 'sell' : null;
}

/** A symbol where one token alone has it, an address else. */
function nameOf({ symbol, address }: Token, tokens: readonly Token[]): string {
  return tokenNamed(symbol, tokens)?.address === address ? symbol : address;
}

function tokenNamed(name: string | undefined, tokens: readonly Token[]): Token | undefined {
  if (name === undefined) return undefined;
  const wanted = name.toLowerCase();
  const byAddress = tokens.find(({ address }) => address.toLowerCase() === wanted);
  if (byAddress) return byAddress;
  const bySymbol = tokens.filter(({ symbol }) => symbol.toLowerCase() === wanted);
  return bySymbol.length === 1 ? bySymbol[0] : undefined;
}
