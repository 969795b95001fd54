/** Runs in node and, built by Vite, in the browser: imports nothing that only one of them has. */
import {
  bestRoute,
  type MarketState,
  priceToTick,
  quoteSwap,
  unpackMarketKey,
} from '@weir/contracts';
import { type Address, numberToHex } from 'viem';
import { SeededRandom } from '../../local/seededRandom.ts';

/** Milliseconds. */
export interface QuoteTimes {
  p50: number;
  p99: number;
}

const LEVELS = 2000;
const WARM_UP = 200;
const KEYSTROKES = 2000;
const scale = { lotExponent: 13, baseDecimals: 18, quoteDecimals: 6 };

const MARKETS = 50;
const TOKENS = 20;
/** Levels on each side of each of them, as many as the page reads of a market that is not in view, or fewer. */
const ROUTE_LEVELS = 50;
const ROUTE_KEYSTROKES = 1000;

/**
 * A keystroke's quote: in one market whose book is 2,000 levels deep on each side, and by the best route over 50 markets
 * of 20 tokens, where up to four of them in a row are tried.
 */
export function measureQuotes(): { oneHop: QuoteTimes; route: QuoteTimes } {
  const random = new SeededRandom(11);
  const state = deepMarket(LEVELS);
  const one = () => {
    const baseIn = random.between(0, 1) === 1;
    const whole = BigInt(Math.min(10 ** random.between(0, 3) * random.between(1, 9), 1000));
    const amount = whole * (baseIn ? 10n ** 18n : 3000n * 10n ** 6n);
    quoteSwap(state, { baseIn, exactOut: false, amount });
  };
  const states = manyMarkets(random);
  const route = () => {
    const from = random.between(0, TOKENS - 1);
    const to = (from + random.between(1, TOKENS - 1)) % TOKENS;
    bestRoute(states, {
      tokenIn: tokenAt(from),
      tokenOut: tokenAt(to),
      exactOut: random.between(0, 1) === 1,
      amount: 10n ** 18n * BigInt(random.between(1, 20)),
    });
  };
  return { oneHop: timesOf(one, KEYSTROKES), route: timesOf(route, ROUTE_KEYSTROKES) };
}

function tokenAt(index: number): Address {
  return numberToHex(index + 1, { size: 20 });
}

/** Every token trades with the first one, the rest of the markets join two others; all are worth about the same. */
function manyMarkets(random: SeededRandom): MarketState[] {
  return Array.from({ length: MARKETS }, (_, i) => {
    const isHub = i < TOKENS - 1;
    const base = isHub ? i + 1 : random.between(1, TOKENS - 1);
    const quote = isHub ? 0 : ((base + random.between(0, TOKENS - 3)) % (TOKENS - 1)) + 1;
    const pool = deepMarket(ROUTE_LEVELS);
    const reserve = 10n ** 18n * BigInt(random.between(300, 3000));
    return {
      ...pool,
      market: {
        ...pool.market,
        id: BigInt(i + 1),
        base: tokenAt(base),
        quote: tokenAt(quote),
      },
      baseReserve: reserve,
      quoteReserve: (reserve * BigInt(random.between(990, 1010))) / 1000n,
      ...evenBook(random.between(20, 200)),
    };
  });
}

/** Levels a tick of 0.0001 apart around a price of 1, in lots of 10^13 units of tokens of 18 decimals. */
function evenBook(away: number): Pick<MarketState, 'bids' | 'asks'> {
  const even = { lotExponent: 13, baseDecimals: 18, quoteDecimals: 18 };
  const levels = (direction: 1 | -1) =>
    Array.from({ length: ROUTE_LEVELS }, (_, i) => {
      const price = (1 + (direction * (away + i)) / 10_000).toFixed(4);
      return { tick: priceToTick(price, even, 1, 'down'), lots: 100_000n };
    });
  return { bids: levels(-1), asks: levels(1) };
}

/** Levels of one WETH, 0.1 USDC apart, beyond the pool's fee around 3,000, and a pool of 1,000 WETH between. */
function deepMarket(count: number): MarketState {
  const middle = priceToTick('3000', scale, 1, 'exact');
  const levels = (direction: 1 | -1) =>
    Array.from({ length: count }, (_, i) => ({
      tick: middle + direction * (i + 31),
      lots: 100_000n,
    }));
  return {
    market: {
      ...unpackMarketKey({ baseTerms: 0n, quoteTerms: 0n }),
      lotExponent: scale.lotExponent,
      tickSpacing: 1,
      poolFee: 1000,
      takerFee: 500,
      makerRebate: 200,
      minQuote: 1n,
    },
    baseReserve: 1000n * 10n ** 18n,
    quoteReserve: 3_000_000n * 10n ** 6n,
    bids: levels(-1),
    asks: levels(1),
  };
}

function timesOf(quote: () => void, count: number): QuoteTimes {
  for (let i = 0; i < WARM_UP; i++) quote();
  const times = Array.from({ length: count }, () => {
    const before = performance.now();
    quote();
    return performance.now() - before;
  }).toSorted((one, other) => one - other);
  const at = (part: number) => times[Math.floor(times.length * part)] ?? Number.NaN;
  return { p50: at(0.5), p99: at(0.99) };
}
