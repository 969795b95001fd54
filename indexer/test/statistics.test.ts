import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { candles, poolHours, pools } from '../src/schema/tables.ts';
import { openStore, recreateTables, type Store } from '../src/store/openStore.ts';
import { readDays } from '../src/views/dayStatistics.ts';
import { readFlows, readReturnBases } from '../src/views/poolPeriods.ts';

const hour = 3_600;
const day = 24 * hour;
/** Not on a full hour. */
const now = 500_000 * hour + 1_234;
const full = now - 1_234;

let store: Store;
beforeAll(async () => {
  store = await openStore(undefined);
  await store.write(recreateTables);
}, 60_000);
afterAll(() => store.close());

describe("where a pool's return begins", () => {
  /** A pool of 1000 shares with these hours: start, and the fewest shares in it (1000 where absent). */
  async function pool(market: number, hours: [start: number, least?: bigint][]): Promise<void> {
    const standing = { baseReserve: 5n, quoteReserve: 5n, incomePart: 0, lastRoot: 0n };
    const book = { bestBid: 0, bestAsk: 0, flags: 0, lastPrice: null };
    const fees = { providersBase: 1n, providersQuote: 2n, protocolBase: 3n, protocolQuote: 4n };
    const brought = { baseVolume: 10n, quoteVolume: 20n, ...fees };
    await store.write(async (tx) => {
      await tx.insert(pools).values({ market, ...standing, ...book, totalShares: 1_000n });
      for (const [start, leastShares = 1_000n] of hours) {
        const totalShares = 1_000n;
        await tx
          .insert(poolHours)
          .values({ market, start, leastShares, totalShares, ...standing, ...brought });
      }
    });
  }

  const basesOf = async (market: number) => {
    const bases = await store.read((tx) => readReturnBases(tx, [market], now));
    const of = (name: 'day' | 'week' | 'month') => {
      const base = bases.get(market)?.get(name);
      return base && { hour: base.row.start, at: base.at };
    };
    return { day: of('day'), week: of('week'), month: of('month') };
  };

  it('is the full hour before the period, with the pool as the last change before it left it', async () => {
    // The hour that the period begins in is not over at its beginning, so it does not count.
    const [old, edge] = [full - 50 * day, full - day - hour];
    await pool(1, [[old], [edge], [full - day], [full - 3 * hour]]);
    expect(await basesOf(1)).toEqual({
      day: { hour: edge, at: full - day },
      week: { hour: old, at: full - 7 * day },
      month: { hour: old, at: full - 30 * day },
    });
  });

  it("is the end of a young pool's first hour", async () => {
    const first = full - 5 * hour;
    await pool(2, [[first, 0n], [first + hour], [first + 3 * hour]]);
    const begin = { hour: first, at: first + hour };
    expect(await basesOf(2)).toEqual({ day: begin, week: begin, month: begin });
    await pool(3, []);
    expect(await basesOf(3)).toEqual({ day: undefined, week: undefined, month: undefined });
  });

  it('is the end of the last hour in which the pool had under a hundredth of its shares', async () => {
    const [thin, enough] = [full - 3 * day, full - 2 * day];
    await pool(4, [[full - 60 * day], [full - 10 * day, 1n], [thin, 9n], [enough, 10n], [full]]);
    const begin = { hour: thin, at: thin + hour };
    expect(await basesOf(4)).toEqual({
      day: { hour: enough, at: full - day },
      week: begin,
      month: begin,
    });
  });

  it('sums what the hours from the beginning on brought, market by market', async () => {
    const flows = await store.read((tx) => readFlows(tx, [1, 2, 3], full - day));
    expect([...flows.keys()].toSorted()).toEqual([1, 2]);
    expect(flows.get(1)).toEqual({
      baseVolume: '20',
      quoteVolume: '40',
      providersBase: '2',
      providersQuote: '4',
      protocolBase: '6',
      protocolQuote: '8',
    });
  });
});

describe('the last 24 hours', () => {
  it('are read for each market by itself, and begin at the price before them', async () => {
    const minutes: [market: number, start: number, price: bigint][] = [
      [1, full - 2 * day, 70n],
      [1, full - hour, 80n],
      [2, full - 3 * day, 30n],
      [2, full - day - hour, 40n],
      [2, full - 2 * hour, 20n],
      [2, full - hour, 50n],
      [3, full - 2 * day, 10n],
    ];
    const volumes = { baseVolume: 5n, quoteVolume: 6n, buyBaseVolume: 0n, buyQuoteVolume: 0n };
    await store.write(async (tx) => {
      for (const [market, start, price] of minutes) {
        const prices = { open: price, high: price, low: price, close: price };
        // Each is alone in its hour.
        for (const interval of [60, hour]) {
          await tx
            .insert(candles)
            .values({ market, interval, start, ...prices, ...volumes, trades: 1 });
        }
      }
    });
    const days = await store.read((tx) => readDays(tx, [1, 2, 3], now));
    expect(days.get(1)).toMatchObject({ before: 70n, open: 80n, baseVolume: '5', trades: 1 });
    expect(days.get(2)).toMatchObject({ before: 40n, open: 20n, high: 50n, low: 20n, trades: 2 });
    expect(days.has(3)).toBe(false);
  });
});
