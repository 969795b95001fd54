/** Views computed anew from the lists of trades and changes, one row after the other, without the handlers' help. */
import { asc } from 'drizzle-orm';
import { candleSeconds } from '../src/derived/candleIntervals.ts';
import {
  balances,
  candles,
  liquidityChanges,
  markets,
  poolHours,
  positions,
  trades,
} from '../src/schema/tables.ts';
import type { Row } from '../src/store/changes.ts';
import type { Sql } from '../src/store/openStore.ts';

type Trade = Row<typeof trades>;

/** Trades that statistics count, oldest first, with the price that each left behind. */
export async function countedTrades(tx: Sql): Promise<(Trade & { shown: bigint })[]> {
  const [market] = await tx.select().from(markets);
  const rows = await tx
    .select()
    .from(trades)
    .orderBy(asc(trades.blockNumber), asc(trades.logIndex));
  let last: bigint | null = null;
  const counted = [];
  for (const row of rows) {
    if (row.flags !== 0) continue;
    if (last === null || row.quote >= (market?.minQuote ?? 0n)) last = row.price;
    counted.push({ ...row, shown: last });
  }
  return counted;
}

const sum = (values: bigint[]) => values.reduce((total, value) => total + value, 0n);
const sorted = (values: bigint[]) => values.toSorted((a, b) => (a < b ? -1 : 1));

/** Rows by the interval that they lie in, in their order. */
function byInterval<Each extends { timestamp: number }>(rows: Each[], seconds: number) {
  const groups = new Map<number, Each[]>();
  for (const row of rows) {
    const start = row.timestamp - (row.timestamp % seconds);
    groups.set(start, [...(groups.get(start) ?? []), row]);
  }
  return [...groups];
}

function summary(group: Awaited<ReturnType<typeof countedTrades>>) {
  const shown = group.map((trade) => trade.shown);
  const bought = group.filter(({ isBuy }) => isBuy);
  return {
    open: shown[0],
    high: sorted(shown).at(-1),
    low: sorted(shown)[0],
    close: shown.at(-1),
    baseVolume: sum(group.map(({ base }) => base)),
    quoteVolume: sum(group.map(({ quote }) => quote)),
    buyBaseVolume: sum(bought.map(({ base }) => base)),
    buyQuoteVolume: sum(bought.map(({ quote }) => quote)),
    trades: group.length,
  };
}

/** Every candle, as stored and as the trades say. */
export async function bothCandles(tx: Sql) {
  const counted = await countedTrades(tx);
  const naive = Object.values(candleSeconds).flatMap((interval) =>
    byInterval(counted, interval).map(([start, group]) => ({
      market: 0,
      interval,
      start,
      ...summary(group),
    })),
  );
  const stored = await tx.select().from(candles);
  const inOrder = <Each extends { interval: number; start: number }>(rows: Each[]) =>
    rows.toSorted((a, b) => a.interval - b.interval || a.start - b.start);
  return { stored: inOrder(stored), naive: inOrder(naive) };
}

/** The 24 hours before `now` to the minute, from the trades; null where nothing traded. */
export async function naiveDay(tx: Sql, now: number) {
  const counted = await countedTrades(tx);
  const begin = Math.floor((now - 86_400) / 60) * 60 + 60;
  const inDay = counted.filter(({ timestamp }) => timestamp >= begin);
  if (inDay.length === 0) return null;
  const before = counted.findLast(({ timestamp }) => timestamp < begin)?.shown;
  const { baseVolume, quoteVolume, trades: count, open, high, low } = summary(inDay);
  return { baseVolume, quoteVolume, trades: count, open, high, low, before: before ?? open };
}

/** What every hour of the pool brought and how it ended, as stored and as the lists say. */
export async function bothPoolHours(tx: Sql) {
  const all = await tx.select().from(trades);
  const changes = await tx.select().from(liquidityChanges);
  const stored = (await tx.select().from(poolHours).orderBy(asc(poolHours.start))).map(
    ({ start, baseVolume, quoteVolume, baseReserve, quoteReserve }) => ({
      start,
      baseVolume,
      quoteVolume,
      baseReserve,
      quoteReserve,
    }),
  );
  const events = [...all, ...changes].toSorted(
    (a, b) => a.blockNumber - b.blockNumber || a.logIndex - b.logIndex,
  );
  const naive = byInterval(events, 3_600).map(([start, group]) => {
    const counted = group.filter((event): event is Trade => 'flags' in event && event.flags === 0);
    const last = group.at(-1);
    return {
      start,
      baseVolume: sum(counted.map(({ poolBase }) => poolBase)),
      quoteVolume: sum(counted.map(({ poolQuote }) => poolQuote)),
      baseReserve: last?.baseReserve,
      quoteReserve: last?.quoteReserve,
    };
  });
  return { stored, naive };
}

/** Shares by owner, as positions and as balances say. */
export async function bothShares(tx: Sql) {
  const held = (await tx.select().from(balances)).filter(({ id }) => id >= 1n << 160n);
  const kept = (await tx.select().from(positions)).filter(({ shares }) => shares > 0n);
  return {
    balances: new Map(held.map(({ owner, amount }) => [owner, amount])),
    positions: new Map(kept.map(({ owner, shares }) => [owner, shares])),
  };
}
