/** Runs in node and, built by Vite, in the browser: imports nothing that only one of them has. */
import { type MarketState, priceToTick, quoteSwap, unpackMarketKey } from '@weir/contracts';
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

/** A keystroke's quote in one market whose book is 2,000 levels deep on each side, of sizes up to half of it. */
export function measureQuotes(): { oneHop: QuoteTimes } {
  const state = deepMarket();
  const random = new SeededRandom(11);
  const ask = () => {
    const baseIn = random.between(0, 1) === 1;
    const whole = 10 ** random.between(0, 3) * random.between(1, 9);
    const [inBase, unit] = baseIn ? [true, 10n ** 18n] : [false, 3000n * 10n ** 6n];
    const amount = BigInt(Math.min(whole, 1000)) * unit;
    quoteSwap(state, { baseIn: inBase, exactOut: false, amount });
  };
  return { oneHop: timesOf(ask) };
}

/** Levels of one WETH, 0.1 USDC apart, from 3,000.1 and 2,999.9 on, and a pool of 1,000 WETH between. */
function deepMarket(): MarketState {
  const middle = priceToTick('3000', scale, 1, 'exact');
  const levels = (direction: 1 | -1) =>
    Array.from({ length: LEVELS }, (_, i) => ({
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

function timesOf(quote: () => void): QuoteTimes {
  for (let i = 0; i < WARM_UP; i++) quote();
  const times = Array.from({ length: KEYSTROKES }, () => {
    const before = performance.now();
    quote();
    return performance.now() - before;
  }).toSorted((one, other) => one - other);
  const at = (part: number) => times[Math.floor(times.length * part)] ?? Number.NaN;
  return { p50: at(0.5), p99: at(0.99) };
}
