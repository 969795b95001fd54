import { lotSize, type MarketState, tickToPrice, type WalkPlan } from '@weir/contracts';
import type { ListedMarket } from '#features/deployment';
import { priceScale } from '#features/market';

/** A place on the fall: whole base tokens traded so far, and the price there (whole quote per base). */
export interface FallPoint {
  amount: number;
  price: number;
}

/** One stretch of a trade: along the pool's curve, or a level of the book. */
export interface FallPart {
  kind: 'pool' | 'level';
  /** What identifies it in a list. */
  key: string;
  /** In base units, exact, for reading. */
  base: bigint;
  points: readonly FallPoint[];
}

/** Points of a pool's curve: enough for a smooth line in a small drawing. */
const CURVE_STEPS = 16;

/**
 * How a trade runs down pool and book, in the order in which it happens. Prices are what the taker pays or gets at each
 * place, fees included, so that the path only ever falls. Numbers are for drawing only.
 */
export function fallPath(market: ListedMarket, state: MarketState, plan: WalkPlan): FallPart[] {
  const { baseReserve, quoteReserve } = state;
  const [x, y] = plan.baseIn ? [baseReserve, quoteReserve] : [quoteReserve, baseReserve];
  const k = x * y;
  const lot = lotSize(market.terms.lotExponent);
  const parts: FallPart[] = [];
  let traded = 0n;
  let reserve = x;

  const runPool = (to: bigint) => {
    if (k === 0n || to <= reserve) return;
    const base = plan.baseIn ? to - reserve : k / reserve - k / to;
    if (base > 0n) {
      const points = curve(market, plan.baseIn, k, reserve, to, traded);
      parts.push({ kind: 'pool', key: `pool ${reserve}`, base, points });
      traded += base;
    }
    reserve = to;
  };

  for (const level of plan.levels) {
    runPool(level.poolReserve);
    const shown = Number(tickToPrice(level.tick, priceScale(market)));
    const withFee = 1 + market.terms.takerFee / 1e6;
    const price = plan.baseIn ? shown / withFee : shown * withFee;
    const base = level.lots * lot;
    const from = whole(traded, market.base.decimals);
    const to = whole(traded + base, market.base.decimals);
    const points = [
      { amount: from, price },
      { amount: to, price },
    ];
    parts.push({ kind: 'level', key: `level ${level.tick}`, base, points });
    traded += base;
  }
  if (k > 0n && plan.poolOut < y) runPool(k / (y - plan.poolOut));
  return parts;
}

function curve(
  market: ListedMarket,
  baseIn: boolean,
  k: bigint,
  from: bigint,
  to: bigint,
  traded: bigint,
): FallPoint[] {
  const { base, quote } = market;
  const product = Number(k);
  const kept = 1 - market.terms.poolFee / 1e6;
  const scale = 10 ** (base.decimals - quote.decimals) * (baseIn ? kept : 1 / kept);
  return Array.from({ length: CURVE_STEPS + 1 }, (_, step) => {
    const at = from + ((to - from) * BigInt(step)) / BigInt(CURVE_STEPS);
    const moved = baseIn ? at - from : k / from - k / at;
    const square = Number(at) ** 2;
    const price = (baseIn ? product / square : square / product) * scale;
    return { amount: whole(traded + moved, base.decimals), price };
  });
}

function whole(units: bigint, decimals: number): number {
  return Number(units) / 10 ** decimals;
}
