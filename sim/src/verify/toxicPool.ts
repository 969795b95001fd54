import { priceToTick } from '@weir/contracts/maths';
import type { ExactMarket } from '../engine/ExactMarket.ts';
import { ExactVenue } from '../engine/ExactVenue.ts';
import { emptyExactMarket, plainScale } from './emptyExactMarket.ts';
import { type MarkingMarket, toxicFrontier } from './liquidationSpiral.ts';
import { withinShare, type Yardstick } from './yardstick.ts';

/** Base tokens of the pool, and its price: with a first digit of 9, two prices of the book are 1.1 · 10^-5 apart. */
const reserve = 1_000_000;
const startPrice = 9;
/** What a liquidation repays of the debt, small against the pool, so that the first step's frontier is found. */
const part = 0.01;
/** Bids for 5 % of the pool's base, spread evenly over the 2 % below its price. */
const bookShare = 0.05;
const bookWidth = 0.02;

/** Incentive, collateral over the pool's base reserve, and the frontier as published. */
const published: readonly (readonly [number, number, number])[] = [
  [0.05, 0.01, 0.9337],
  [0.05, 0.05, 0.8658],
  [0.05, 0.1, 0.7937],
  [0.1, 0.1, 0.7576],
];

/**
 * Yardstick 8: collateral that is sold into the pool whose price marks it. A sale of s moves the price by −2s/y, so a
 * liquidation raises the LTV above 1/((1 + i)·λ), λ = 1 + 2c/y. With bids of B base over a fraction w of the price below
 * it, a sale moves the price by −s/(y/2 + B/w): λ = 1 + c/(y/2 + B/w). The second is ours, found the same way.
 */
export const toxicPool: Yardstick = {
  number: 8,
  title: 'Toxic liquidation into the pool that marks it: LTV > 1/((1 + i)·(1 + 2c/y))',
  source: 'arXiv 2510.10171; with the book: unpublished, λ = 1 + c/(y/2 + B/w)',
  run: () => [
    ...published.map(([incentive, share, reference]) =>
      withinShare(
        `pool, i = ${incentive * 100} %, c/y = ${share * 100} %`,
        frontier(incentive, share, poolOnly),
        reference,
        0.005,
        (value) => value.toFixed(4),
      ),
    ),
    ...published.map(([incentive, share]) =>
      withinShare(
        `pool and bids, i = ${incentive * 100} %, c/y = ${share * 100} %`,
        frontier(incentive, share, poolAndBids),
        1 / ((1 + incentive) * (1 + share / (0.5 + bookShare / bookWidth))),
        0.005,
        (value) => value.toFixed(4),
      ),
    ),
  ],
};

function frontier(incentive: number, share: number, open: () => ExactMarket): number {
  return toxicFrontier(() => markedBy(open()), share * reserve, part, incentive);
}

function markedBy(market: ExactMarket): MarkingMarket {
  const venue = new ExactVenue(market, plainScale, 'liquidator');
  return {
    price: () => venue.poolPrice(),
    sell: (collateral) => void venue.swap('sell', collateral),
  };
}

function poolOnly(): ExactMarket {
  const market = emptyExactMarket({});
  const base = BigInt(reserve) * 10n ** 18n;
  market.addLiquidity('provider', base, BigInt(startPrice) * base);
  return market;
}

function poolAndBids(): ExactMarket {
  const market = poolOnly();
  const first = priceToTick(String(startPrice), plainScale, 1, 'down') - 1;
  const last = priceToTick(String(startPrice * (1 - bookWidth)), plainScale, 1, 'up');
  const lots = BigInt(Math.round((bookShare * reserve * 1e6) / (first - last + 1)));
  for (let tick = first; tick >= last; tick--) {
    market.place('maker', { sell: false, lots, tick, timeInForce: 'postOnly' });
  }
  return market;
}
