/** Random markets and requests for property tests. */
import * as fc from 'fast-check';
import { zeroAddress } from 'viem';
import { lotSize, MILLION } from '../ts/maths/amounts.ts';
import { priceToTick } from '../ts/maths/priceString.ts';
import { isTick, lotPrice, MIN_TICK } from '../ts/maths/tickPrice.ts';
import { type TierTerms, tiers } from '../ts/tiers.ts';
import type { BookLevel, MarketState } from '../ts/types.ts';

/** A positive amount of at most `bits` bits, every width as likely as any other. */
function amountOf(bits: number): fc.Arbitrary<bigint> {
  return fc
    .integer({ min: 1, max: bits })
    .chain((width) => fc.bigInt({ min: 1n << BigInt(width - 1), max: (1n << BigInt(width)) - 1n }));
}

/** Distance from the level before, and size as thousandths of the pool's base reserve. */
type Step = readonly [gap: bigint, size: bigint];
const steps = fc.array(fc.tuple(amountOf(15), amountOf(13)), { maxLength: 6 });

/** Uncrossed markets whose book starts at the pool's price with its fee; the pool may be empty. */
const arbitraryMarket: fc.Arbitrary<MarketState> = fc
  .record({
    tier: fc.constantFrom<TierTerms[]>(...Object.values(tiers)),
    lotExponent: fc.integer({ min: 0, max: 20 }),
    base: amountOf(100),
    quote: amountOf(100),
    hasPool: fc.integer({ min: 0, max: 4 }).map((draw) => draw !== 0),
    bids: steps,
    asks: steps,
  })
  .filter(({ base, quote, lotExponent }) => tickOf(base, quote, lotExponent) !== undefined)
  .map(({ tier, lotExponent, base, quote, hasPool, bids, asks }) => {
    const centre = tickOf(base, quote, lotExponent) ?? MIN_TICK;
    const lots = (size: bigint) => (base * size) / (1000n * lotSize(lotExponent)) + 1n;
    return {
      market: {
        ...tier,
        id: 0n,
        base: zeroAddress,
        quote: zeroAddress,
        lotExponent,
        minQuote: 1n,
      },
      baseReserve: hasPool ? base : 0n,
      quoteReserve: hasPool ? quote : 0n,
      bids: ladder(centre, -1, tier, bids, lots),
      asks: ladder(centre, 1, tier, asks, lots),
    };
  });

/** An input for a market: of any size, or about what the pool and the book hold. */
function arbitraryInput(state: MarketState, baseIn: boolean): fc.Arbitrary<bigint> {
  const reserve = (baseIn ? state.baseReserve : state.quoteReserve) || 1n << 60n;
  return fc.oneof(
    amountOf(110),
    fc.bigInt({ min: 1n, max: 10_000n }).map((size) => (reserve * size) / 1000n || 1n),
  );
}

/** A market, a direction and an input. */
export const arbitraryTrade: fc.Arbitrary<[state: MarketState, baseIn: boolean, amount: bigint]> =
  fc
    .tuple(arbitraryMarket, fc.boolean())
    .chain(([state, baseIn]) =>
      fc.tuple(fc.constant(state), fc.constant(baseIn), arbitraryInput(state, baseIn)),
    );

/** A market, a direction and two inputs. */
export const arbitraryTrades: fc.Arbitrary<
  [state: MarketState, baseIn: boolean, first: bigint, second: bigint]
> = arbitraryTrade.chain(([state, baseIn, first]) =>
  fc.tuple(
    fc.constant(state),
    fc.constant(baseIn),
    fc.constant(first),
    arbitraryInput(state, baseIn),
  ),
);

/** The tick at or below a pool's price; undefined where there is none. */
function tickOf(base: bigint, quote: bigint, lotExponent: number): number | undefined {
  // In thousandths of a quote unit a lot.
  const price = (quote * lotSize(lotExponent) * 1000n) / base;
  if (price < 1000n || price >= 10n ** 37n) return undefined;
  const decimal = `${price / 1000n}.${String(price % 1000n).padStart(3, '0')}`;
  const inUnits = { lotExponent: 0, baseDecimals: 0, quoteDecimals: 0 };
  return priceToTick(decimal, inUnits, 1, 'down');
}

/** Levels outwards from the centre, the first one beyond the pool's fee. */
function ladder(
  centre: number,
  direction: 1 | -1,
  { poolFee, tickSpacing: spacing }: TierTerms,
  steps: readonly Step[],
  lots: (size: bigint) => bigint,
): BookLevel[] {
  // A tick is at most a basis point of the price, and at least a tenth of one.
  const feeTicks = Math.ceil(poolFee / 10);
  let tick = centre - (centre % spacing) + direction * spacing * Math.ceil(feeTicks / spacing);
  const levels = steps.map(([gap, size]) => {
    tick += direction * Number(gap) * spacing;
    return { tick, lots: lots(size) };
  });
  return levels.filter(({ tick }) => isTick(tick));
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
