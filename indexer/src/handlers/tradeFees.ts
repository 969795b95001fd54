import { type MarketState, netDown, partDown, partUp } from '@weir/contracts';

/** What a trade paid in fees, in units of its input token. */
export interface TradeFees {
  /** Stays with the pool's providers. */
  providers: bigint;
  /** Goes to the protocol: its share of the book's fee, and its part of the pool's income. */
  protocol: bigint;
}

/** The trade as its event tells it, the input's reserve before and after, and what the makers were paid. */
export interface FeeBasis {
  amountIn: bigint;
  poolIn: bigint;
  bookIn: bigint;
  reserveBefore: bigint;
  reserveAfter: bigint;
}

/**
 * Who gets a trade's fees. The pool's fee is what of its input stays outside of the curve (PoolMath.netDown). The
 * book's fee is what the taker paid beyond that and the makers; of it the makers' rebate is held, the pool gets what
 * its reserve grew by more than its input, and the rest is the protocol's (Walk._reservesAfter). Of all that the
 * pool gets the protocol has `incomePart` parts per million, here rounded down: the contract takes it in shares, for
 * the growth of the root of k, with the next change of liquidity (Liquidity._settleIncome).
 */
export function tradeFees(
  { poolFee, makerRebate }: Pick<MarketState['market'], 'poolFee' | 'makerRebate'>,
  incomePart: number,
  { amountIn, poolIn, bookIn, reserveBefore, reserveAfter }: FeeBasis,
): TradeFees {
  const bookFee = amountIn - poolIn - bookIn;
  const toPool = reserveAfter - reserveBefore - poolIn;
  const owed = bookFee - partUp(bookIn, makerRebate) - toPool;
  const income = poolIn - netDown(poolIn, poolFee) + toPool;
  const ofIncome = partDown(income, incomePart);
  return { providers: income - ofIncome, protocol: owed + ofIncome };
}
