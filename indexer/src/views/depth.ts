import {
  type BookLevel,
  isWithin,
  lotPrice,
  lotSize,
  MAX_TICK,
  type MarketState,
  MIN_TICK,
  type PriceScale,
  poolDepth,
  priceFactor,
  TICKS_PER_DECADE,
  tickToPrice,
} from '@weir/contracts';
import type { DepthRow } from '../answers/schemas.ts';

/** What groupings must divide, so that every row's price is a round one: all mantissas begin at 10000. */
const GROUPING_BASE = 10_000;

/**
 * Depth rows of one side, best first: the book's levels gathered at multiples of `grouping` ticks (bids down, asks
 * up), and the pool's own depth between one row's price and the next.
 *
 * Where the pool has liquidity every multiple from the best price on is a row; else those with levels only.
 */
export function depthRows(
  state: MarketState,
  side: 'bids' | 'asks',
  { grouping, rows }: { grouping: number; rows: number },
  scale: PriceScale,
): DepthRow[] {
  const isAsk = side === 'asks';
  const gathered = gatherLevels(state[side], grouping, isAsk);
  const ticks = new Set([...gathered.keys()].slice(0, rows));
  const first = firstPoolRow(state, grouping, isAsk);
  if (first !== null) {
    for (let i = 0; i < rows; i++) {
      const tick = first + (isAsk ? i : -i) * grouping;
      if (tick < MIN_TICK || tick > MAX_TICK) break;
      ticks.add(tick);
    }
  }
  const shown = [...ticks].toSorted((a, b) => (isAsk ? a - b : b - a)).slice(0, rows);
  let below = 0n;
  return poolDepth(state, side, shown).map(({ tick, lots }) => {
    const poolLots = lots - below;
    below = lots;
    return {
      tick,
      price: tickToPrice(tick, scale),
      bookLots: (gathered.get(tick) ?? 0n).toString(),
      poolLots: poolLots.toString(),
    };
  });
}

/** Lots by the row's tick, best first as the levels are. A row beyond the last price is that of the last price. */
function gatherLevels(
  levels: readonly BookLevel[],
  grouping: number,
  isAsk: boolean,
): Map<number, bigint> {
  const gathered = new Map<number, bigint>();
  for (const { tick, lots } of levels) {
    const steps = tick / grouping;
    const row = clampTick((isAsk ? Math.ceil(steps) : Math.floor(steps)) * grouping);
    gathered.set(row, (gathered.get(row) ?? 0n) + lots);
  }
  return gathered;
}

/** The first row up to which the pool gives something, or null where it is empty or past the last price. */
export function firstPoolRow(
  { market, baseReserve, quoteReserve }: MarketState,
  grouping: number,
  isAsk: boolean,
): number | null {
  const k = baseReserve * quoteReserve;
  if (k === 0n) return null;
  const lot = lotSize(market.lotExponent);
  const x = isAsk ? quoteReserve : baseReserve;
  const gives = (tick: number) =>
    isWithin(x + 1n, k, priceFactor(!isAsk, lotPrice(tick), lot, market.poolFee, 0));
  // The pool gives at every tick beyond the nearest one at which it does.
  let near = isAsk ? MIN_TICK : MAX_TICK;
  let far = isAsk ? MAX_TICK : MIN_TICK;
  if (!gives(far)) return null;
  while (near !== far) {
    const middle = isAsk ? Math.floor((near + far) / 2) : Math.ceil((near + far) / 2);
    if (gives(middle)) far = middle;
    else near = isAsk ? middle + 1 : middle - 1;
  }
  const steps = near / grouping;
  return (isAsk ? Math.ceil(steps) : Math.floor(steps)) * grouping;
}

function clampTick(tick: number): number {
  return Math.min(MAX_TICK, Math.max(MIN_TICK, tick));
}

/** Whether rows of so many ticks lie on the market's grid and on round prices. */
export function isGrouping(grouping: number, spacing: number): boolean {
  return (
    grouping > 0 &&
    grouping % spacing === 0 &&
    GROUPING_BASE % grouping === 0 &&
    TICKS_PER_DECADE % grouping === 0
  );
}
