/** What the URL of the trade page says. */
export interface TradeSearch {
  /** A market's slug; absent: the first market. */
  pair?: string;
  mode?: 'swap' | 'limit' | 'leverage';
  side?: 'buy' | 'sell';
  /** Which amount of a swap is given: what goes in, or what comes out. */
  exact?: 'in' | 'out';
  amount?: string;
  /** A limit order's price. */
  price?: string;
  /** A swap's tokens, by symbol or address, where they are not the market's. */
  from?: string;
  to?: string;
}

/** What changes of it, or how that follows from what it is by then. */
export type TradeChange = Partial<TradeSearch> | ((now: TradeSearch) => Partial<TradeSearch>);

/** Whether two say the same. */
export function isSameSearch(one: TradeSearch, other: TradeSearch): boolean {
  return asText(one) === asText(other);
}

const asText = (search: TradeSearch) => JSON.stringify(Object.entries(search).toSorted());

/**
 * Empties the amount of a trade once it is done. The ticket can be filled in again before the block comes: what is in it then
 * is the next trade, and stays.
 */
export const withoutAmountOf =
  (done: TradeSearch) =>
  (now: TradeSearch): Partial<TradeSearch> =>
    isSameSearch(done, now) ? { amount: '' } : {};

/** Takes what is meant out of the URL and leaves out what is not understood. */
export function readTradeSearch(search: Record<string, unknown>): TradeSearch {
  const text = (value: unknown) =>
    typeof value === 'string' && value !== '' ? value.slice(0, 80) : undefined;
  const oneOf = <Value extends string>(value: unknown, values: readonly Value[]) =>
    values.find((known) => known === value);
  return withoutAbsent({
    pair: text(search.pair),
    mode: oneOf(search.mode, ['swap', 'limit', 'leverage']),
    side: oneOf(search.side, ['buy', 'sell']),
    exact: oneOf(search.exact, ['in', 'out']),
    amount: text(search.amount),
    price: text(search.price),
    from: text(search.from),
    to: text(search.to),
  });
}

function withoutAbsent(search: TradeSearch): TradeSearch {
  return Object.fromEntries(Object.entries(search).filter(([, value]) => value !== undefined));
}
