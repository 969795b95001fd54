/** What was seen of a market's middle price, oldest first. */
export interface SeenPrice {
  block: bigint;
  /** Whole quote per base. A tolerance is made of it, no amount: a float does. */
  price: number;
}

/** Blocks that are remembered, and how many changes between blocks must be known before they say anything. */
export const BLOCKS_KEPT = 32;
const LEAST_CHANGES = 4;

/** In basis points: the bounds, what stands in where too little was seen, and the spare for each market. */
const LEAST = 10;
const MOST = 200;
const UNKNOWN = 50;
const SPARE = 10;
/** The price may move again as it did, twice over, before the swap's block. */
const MOVES = 3;
const STEP = 5;

/** A slippage that was worked out. */
export interface AutomaticSlippage {
  /** Basis points. */
  points: number;
  /** The markets' greatest moves between two blocks, in percent, added up; null where too little was seen yet. */
  moved: number | null;
  markets: number;
}

/** Adds what a block showed; blocks that are known already change nothing. */
export function withSeenPrice(seen: readonly SeenPrice[], next: SeenPrice): readonly SeenPrice[] {
  const last = seen.at(-1);
  if (last && next.block <= last.block) return seen;
  return [...seen, next].slice(-BLOCKS_KEPT);
}

/**
 * How much worse than quoted a route may turn out: three times the greatest move that each of its markets made between
 * two blocks lately, and 0.1 % for each market, rounded up to 0.05 %; 0.1 % at least and 2 % at most. Half a percent
 * where one of them has not been seen over enough blocks.
 */
export function automaticSlippage(history: readonly (readonly SeenPrice[])[]): AutomaticSlippage {
  const markets = history.length;
  const moves = history.map(greatestMove);
  const known = moves.filter((move) => move !== null);
  if (known.length < markets || markets === 0) return { points: UNKNOWN, moved: null, markets };
  const moved = known.reduce((sum, move) => sum + move, 0);
  // A hair's breadth is taken off, so that a whole step stays one.
  const wanted = Math.ceil((SPARE * markets + MOVES * moved * 100) / STEP - 1e-9) * STEP;
  return { points: Math.min(MOST, Math.max(LEAST, wanted)), moved, markets };
}

/** In percent of the price before. */
function greatestMove(seen: readonly SeenPrice[]): number | null {
  const changes = seen.slice(1).map(({ price }, at) => {
    const before = seen[at]?.price ?? price;
    return (Math.abs(price - before) / before) * 100;
  });
  return changes.length < LEAST_CHANGES ? null : Math.max(...changes);
}
