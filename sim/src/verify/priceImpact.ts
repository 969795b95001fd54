import { ExactVenue } from '../engine/ExactVenue.ts';
import { FloatPool } from '../engine/float/FloatPool.ts';
import type { TakerMarket } from '../engine/Market.ts';
import { emptyExactMarket, plainScale } from './emptyExactMarket.ts';
import { type Check, withinShare, type Yardstick } from './yardstick.ts';

const reserve = 1_000_000;
const shares = [0.001, 0.01, 0.1, 0.5, 1];
/** Far above a unit of 18 decimals and float64's own error, far below anything a formula could get wrong. */
const allowed = 1e-10;

/** Yardstick 2: without a fee, an input of ρ reserves slips by ρ/(1+ρ) and leaves a price of (1+ρ)^−2. */
export const priceImpact: Yardstick = {
  number: 2,
  title: 'Price impact without fee of a sale of ρ base reserves',
  source: 'constant product: ρ/(1+ρ) and (1+ρ)^−2',
  run: () => [...checks('exact', exactPool), ...checks('float', floatPool)],
};

function checks(engine: string, createPool: () => TakerMarket): Check[] {
  const digits = (value: number) => value.toFixed(12);
  return shares.flatMap((share) => {
    const pool = createPool();
    const before = pool.poolPrice();
    const fill = pool.swap('sell', share * reserve);
    const average = fill === null ? Number.NaN : fill.output / fill.input;
    const slippage = 1 - average / before;
    const priceAfter = pool.poolPrice() / before;
    const name = `${engine}, ρ = ${share}`;
    return [
      withinShare(`${name}: slippage`, slippage, share / (1 + share), allowed, digits),
      withinShare(`${name}: price after`, priceAfter, (1 + share) ** -2, allowed, digits),
    ];
  });
}

function exactPool(): TakerMarket {
  const market = emptyExactMarket({});
  const units = BigInt(reserve) * 10n ** 18n;
  market.addLiquidity('provider', units, units);
  return new ExactVenue(market, plainScale, 'trader');
}

function floatPool(): TakerMarket {
  return new FloatPool(reserve, reserve, 0);
}
