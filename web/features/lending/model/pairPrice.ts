import { PRICE_ONE } from '@weir/contracts';
import type { ListedMarket, Token } from '#features/deployment';
import { formatDecimalPrice, ratioPrice } from '#features/market';
import { wholePrice } from './positionFigures.ts';

/** A guard's price as readers know the pair. */
export interface PairPrice {
  /** `2,800 USDC` */
  text: string;
  /** The token that costs so much. */
  of: Token;
  /** The price is the loan token's, in the collateral: what is a fall of the collateral is a rise of it. */
  isInverse: boolean;
}

/**
 * A guard's price of a collateral in its loan token, the other way round where the pair is traded so: what USDC costs in
 * WETH says nothing to anybody, what WETH costs in USDC does.
 *
 * @param price loan units for a collateral unit, times 10^36; above 0.
 * @param markets whose bases and quotes say how pairs are traded.
 */
export function pairPrice(
  price: bigint,
  collateral: Token,
  loan: Token,
  markets: readonly Pick<ListedMarket, 'base' | 'quote'>[],
): PairPrice {
  const inverse = markets.find(
    ({ base, quote }) => base.address === loan.address && quote.address === collateral.address,
  );
  const text = inverse && ratioPrice(inverse, price, PRICE_ONE);
  return text
    ? { text: `${text} ${collateral.symbol}`, of: loan, isInverse: true }
    : {
        text: `${formatDecimalPrice(wholePrice(price, collateral, loan))} ${loan.symbol}`,
        of: collateral,
        isInverse: false,
      };
}
