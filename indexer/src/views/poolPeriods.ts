import { and, eq, gte, inArray, or, type SQL, sql } from 'drizzle-orm';
import { hourSeconds } from '../derived/hourSeconds.ts';
import type { PoolIncome } from '../derived/poolIncome.ts';
import { poolHours, pools } from '../schema/tables.ts';
import type { Row } from '../store/changes.ts';
import type { Sql } from '../store/openStore.ts';

export type HourRow = Row<typeof poolHours>;

/** The periods by their names in the API, in seconds. */
const periodSeconds = { day: 86_400, week: 604_800, month: 2_592_000 } as const;
export type PeriodName = keyof typeof periodSeconds;
export const periodNames = Object.keys(periodSeconds) as PeriodName[];

/** A pool that had fewer than its present shares by this factor was another pool: see poolReturn.ts. */
const sharesFactor = 100;

/** The full hour in which a period before `now` begins. */
export function periodStart(name: PeriodName, now: number): number {
  return Math.floor((now - periodSeconds[name]) / hourSeconds) * hourSeconds;
}

/** The hour at whose end a period's return begins to count, and the time of that. */
export interface ReturnBase {
  row: HourRow;
  at: number;
}

/** Where each market's returns begin, by market and period. Pools without any hour have none. */
export async function readReturnBases(
  tx: Sql,
  markets: number[],
  now: number,
): Promise<Map<number, Map<PeriodName, ReturnBase>>> {
  const begins = periodNames.map((name) => ({ name, begin: periodStart(name, now) }));
  const earliest = Math.min(...begins.map(({ begin }) => begin));
  const lastBefore = (time: number) => startOf('desc', sql`hour.start < ${time}`);
  const found = await tx
    .select({
      market: pools.market,
      day: lastBefore(periodStart('day', now)),
      week: lastBefore(periodStart('week', now)),
      month: lastBefore(earliest),
      first: startOf('asc', sql`true`),
      thin: startOf(
        'desc',
        sql`hour.start >= ${earliest} and hour.least_shares * ${sharesFactor} < pools.total_shares`,
      ),
    })
    .from(pools)
    .where(inArray(pools.market, markets));
  const wanted = found.flatMap((row) =>
    begins.flatMap(({ name, begin }) => {
      const hour = baseHour(row[name], row.thin, row.first);
      return hour === null ? [] : [{ market: row.market, name, begin, hour }];
    }),
  );
  if (wanted.length === 0) return new Map();
  const rows = await tx
    .select()
    .from(poolHours)
    .where(
      or(
        ...wanted.map(({ market, hour }) =>
          and(eq(poolHours.market, market), eq(poolHours.start, hour)),
        ),
      ),
    );
  const bases = new Map<number, Map<PeriodName, ReturnBase>>();
  for (const { market, name, begin, hour } of wanted) {
    const row = rows.find((each) => each.market === market && each.start === hour);
    if (!row) throw new Error(`hour ${hour} of pool ${market} vanished within a transaction`);
    const ofMarket = bases.get(market) ?? new Map<PeriodName, ReturnBase>();
    bases.set(market, ofMarket.set(name, { row, at: Math.max(begin, hour + hourSeconds) }));
  }
  return bases;
}

/** The last hour before the period; a later one in which the pool was thin; the pool's first one. */
function baseHour(before: number | null, thin: number | null, first: number | null): number | null {
  const base = before ?? first;
  return base !== null && thin !== null && thin > base ? thin : base;
}

/** The start of the first or last hour of the row's market for which a condition on `hour` holds. */
function startOf(order: 'asc' | 'desc', condition: SQL) {
  // By market and start, as the primary key is: one look into its index. The outer table is named in letters, because
  // a column of the only table of a query is written without it, and would then be the inner one's.
  return sql<number | null>`(
    select hour.start from ${poolHours} as hour
    where hour.market = pools.market and ${condition}
    order by hour.start ${sql.raw(order)} limit 1)`.mapWith((value) =>
    value === null ? null : Number(value),
  );
}

/** What a period brought, or nothing where no hour changed the pool. */
export type PeriodFlows = Omit<Awaited<ReturnType<typeof selectFlows>>[number], 'market'>;

/** Volumes and fees of the hours of a period, by market. */
export async function readFlows(
  tx: Sql,
  markets: number[],
  from: number,
): Promise<Map<number, PeriodFlows>> {
  const rows = await selectFlows(tx, markets, from);
  return new Map(rows.map(({ market, ...flows }) => [market, flows]));
}

function selectFlows(tx: Sql, markets: number[], from: number) {
  const sum = (column: (typeof poolHours)[keyof PoolIncome]) => sql<string>`sum(${column})`;
  return tx
    .select({
      market: poolHours.market,
      baseVolume: sum(poolHours.baseVolume),
      quoteVolume: sum(poolHours.quoteVolume),
      providersBase: sum(poolHours.providersBase),
      providersQuote: sum(poolHours.providersQuote),
      protocolBase: sum(poolHours.protocolBase),
      protocolQuote: sum(poolHours.protocolQuote),
    })
    .from(poolHours)
    .where(and(inArray(poolHours.market, markets), gte(poolHours.start, from)))
    .groupBy(poolHours.market);
}
