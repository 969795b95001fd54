/**
 * Why a trade is left out of statistics. Such a trade stays in lists of trades, with its flags, but moves neither
 * volumes, counts, candles nor the last price.
 *
 * Its price is left out with its volume, because a trader chooses both: with an order of his own he trades at any
 * price that he rests it at, and within a flash he moves the pool to a price and back at nobody's risk. Where honest
 * trades carry a flag (an arbitrage by a loan, a large order that meets a small one of the same account) the last
 * price lags until the next trade; the pool's own price and the best orders tell at once where the market stands.
 *
 * Two accounts of one person are two accounts: no log tells them apart from others.
 */
export const OWN_ORDER = 1;
/** The transaction also ran a flash, so its tokens may have been lent. Loans of other protocols are not seen. */
export const IN_FLASH = 2;

/** The flags by their names in the API. */
export function tradeFlagNames(flags: number): ('own-order' | 'flash')[] {
  const names: ('own-order' | 'flash')[] = [];
  if (flags & OWN_ORDER) names.push('own-order');
  if (flags & IN_FLASH) names.push('flash');
  return names;
}
