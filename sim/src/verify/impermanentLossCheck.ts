import { Arbitrageur } from '../agents/arbitrageur.ts';
import { ExactVenue } from '../engine/ExactVenue.ts';
import { inTokens } from '../engine/tokenAmount.ts';
import { ProviderResult } from '../metrics/ProviderResult.ts';
import { emptyExactMarket, plainScale } from './emptyExactMarket.ts';
import type { Yardstick } from './yardstick.ts';

/** How many times its start the price becomes; the loss in percent as published, to three decimals. */
const losses: readonly (readonly [number, number])[] = [
  [1.25, -0.619],
  [1.5, -2.02],
  [2, -5.719],
  [3, -13.397],
  [4, -20],
  [5, -25.464],
];
const halfDigit = 0.0005;

/** Yardstick 3: a provider's result once an arbitrageur has moved a pool without fee to r times its price. */
export const impermanentLossCheck: Yardstick = {
  number: 3,
  title: 'Impermanent loss, 2√r/(1+r) − 1',
  source: 'Pintail, "Uniswap: a good deal for liquidity providers?" (2019)',
  run: () =>
    losses.map(([r, reference]) => {
      const figure = 100 * simulatedLoss(r);
      const error = Math.abs(figure - reference);
      return {
        case: `r = ${r}`,
        figure: `${figure.toFixed(5)} %`,
        reference: `${reference.toFixed(3)} %`,
        error: `${error.toFixed(5)} pp`,
        allowed: `${halfDigit} pp`,
        isMet: error <= halfDigit,
      };
    }),
};

function simulatedLoss(r: number): number {
  const market = emptyExactMarket({});
  const base = 1000n * 10n ** 18n;
  market.addLiquidity('provider', base, 2000n * base);
  const result = new ProviderResult(2000, 1000, 2_000_000);
  const price = 2000 * r;
  const venue = new ExactVenue(market, plainScale, 'arbitrageur');
  new Arbitrageur(0).act({ price, market: venue });
  const { baseReserve, quoteReserve } = market.state;
  result.onPoint({
    step: 1,
    time: 1,
    price,
    base: inTokens(baseReserve, 18),
    quote: inTokens(quoteReserve, 18),
  });
  return result.poolValue / result.holdingValue - 1;
}
