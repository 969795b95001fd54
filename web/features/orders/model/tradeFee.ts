import { partUp } from '@weir/contracts';
import type { Trade } from '@weir/indexer/client';
import type { ListedMarket } from '#features/deployment';

const MILLION = 1_000_000n;

/**
 * What a finished trade cost in fees of pool and book, in units of the token that went in. The pool's fee is a part of
 * its input; the book's came on top of what its makers were paid, so that it is what is over after that was taken out.
 */
export function tradeFee({ terms }: ListedMarket, trade: Trade): bigint {
  const [all, pool] =
    trade.side === 'buy' ? [trade.quote, trade.poolQuote] : [trade.base, trade.poolBase];
  const poolIn = BigInt(pool);
  const bookPaid = BigInt(all) - poolIn;
  const toMakers = (bookPaid * MILLION) / (MILLION + BigInt(terms.takerFee));
  return partUp(poolIn, terms.poolFee) + bookPaid - toMakers;
}
