/** Random markets and requests for property tests. */
import fc from 'fast-check';
import { zeroAddress } from 'viem';
import type { BookLevel, MarketState } from '../types.ts';
import { MAX_RESERVE } from '../words/poolSlot.ts';
import { lotSize, MILLION } from './amounts.ts';
import { lotPrice, MAX_TICK, MIN_TICK } from './tickPrice.ts';

const tiers = [
  { tickSpacing: 1, poolFee: 200, takerFee: 100, makerRebate: 0 },
  { tickSpacing: 1, poolFee: 1000, takerFee: 500, makerRebate: 200 },
  { tickSpacing: 10, poolFee: 3000, takerFee: 1000, makerRebate: 400 },
  { tickSpacing: 50, poolFee: 10_000, takerFee: 2000, makerRebate: 500 },
];

/** A positive amount of at most `bits` bits, every width as likely as any other. */
export function amountOf(bits: number): fc.Arbitrary<bigint> {
  return fc
    .integer({ min: 1, max: bits })
    .chain((width) => fc.bigInt({ min: 1n << BigInt(width - 1), max: (1n << BigInt(width)) - 1n }));
}

const gaps = fc.array(fc.tuple(fc.integer({ min: 1, max: 300 }), amountOf(40)), { maxLength: 6 });

/** Uncrossed markets whose book starts at the pool's price with its fee; the pool may be empty. */
export const arbitraryMarket: fc.Arbitrary<MarketState> = fc
  .record({
    tier: fc.constantFrom(...tiers),
    lotExponent: fc.integer({ min: 0, max: 20 }),
    centre: fc.integer({ min: MIN_TICK + 200_000, max: MAX_TICK - 200_000 }),
    base: amountOf(100),
    hasPool: fc.boolean(),
    bids: gaps,
    asks: gaps,
  })
  .map(({ tier, lotExponent, centre, base, hasPool, bids, asks }) => {
    const { numerator, denominator } = lotPrice(centre);
    const quote = (base * numerator) / (denominator * lotSize(lotExponent));
    const isStorable = quote > 0n && quote <= MAX_RESERVE;
    const [baseReserve, quoteReserve] = hasPool && isStorable ? [base, quote] : [0n, 0n];
    return {
      market: {
        ...tier,
        id: 0n,
        base: zeroAddress,
        quote: zeroAddress,
        lotExponent,
        minQuote: 1n,
      },
      baseReserve,
      quoteReserve,
      bids: ladder(centre, -1, tier.poolFee, tier.tickSpacing, bids),
      asks: ladder(centre, 1, tier.poolFee, tier.tickSpacing, asks),
    };
  });

/** Levels outwards from the centre, the first one beyond the pool's fee. */
function ladder(
  centre: number,
  direction: 1 | -1,
  poolFee: number,
  spacing: number,
  gaps: readonly [gap: number, lots: bigint][],
): BookLevel[] {
  // A tick is at most a basis point of the price, and at least a tenth of one.
  const feeTicks = Math.ceil(poolFee / 10);
  let tick = centre - (centre % spacing) + direction * spacing * Math.ceil(feeTicks / spacing);
  return gaps.map(([gap, lots]) => {
    tick += direction * gap * spacing;
    return { tick, lots };
  });
}

/** Output units that one unit of input buys at the best price there is, rounded up. */
export function bestOutputOfOne(state: MarketState, baseIn: boolean): bigint {
  const lot = lotSize(state.market.lotExponent);
  const level = (baseIn ? state.bids : state.asks)[0];
  const [x, y] = baseIn
    ? [state.baseReserve, state.quoteReserve]
    : [state.quoteReserve, state.baseReserve];
  const ofPool = x === 0n ? 0n : y / x + 1n;
  if (!level) return ofPool;
  const { numerator, denominator } = lotPrice(level.tick);
  const ofBook = baseIn
    ? numerator / (denominator * lot) + 1n
    : (denominator * lot) / numerator + 1n;
  return ofBook > ofPool ? ofBook : ofPool;
}

/** A lot of the worst level there is, in output units, with the fees. */
export function lotOfOutput(state: MarketState, baseIn: boolean): bigint {
  const lot = lotSize(state.market.lotExponent);
  if (!baseIn) return lot;
  const level = state.bids[0];
  if (!level) return 0n;
  const { numerator, denominator } = lotPrice(level.tick);
  return (numerator * MILLION) / (denominator * MILLION) + 1n;
}
