import { valueDown } from '@weir/contracts';
import { and, desc, eq, gt, or, type SQL, sql } from 'drizzle-orm';
import type { PgColumn } from 'drizzle-orm/pg-core';
import type { Liquidation } from '../../answers/lendingSchemas.ts';
import { lendingLiquidations, lendingSeizures } from '../../schema/lendingTables.ts';
import type { Row } from '../../store/changes.ts';
import type { Sql } from '../../store/openStore.ts';
import { formatPlace, type LogPlace, type Page, pageOf } from '../page.ts';
import {
  type LendingMarketData,
  marketOf,
  readLendingMarketsById,
  tokenOf,
} from './lendingMarketData.ts';

type LiquidationRow = Row<typeof lendingLiquidations>;
type SeizureRow = Row<typeof lendingSeizures>;

/** Which liquidations. */
export interface LiquidationFilter {
  /** The store's number of a market. */
  market?: number | undefined;
  owner?: string | undefined;
  liquidator?: string | undefined;
  /** Only those that wrote something off. */
  hasLoss?: boolean | undefined;
  limit: number;
  before: LogPlace | null;
}

/** Liquidations, newest first. */
export async function readLiquidations(
  tx: Sql,
  { market, owner, liquidator, hasLoss, limit, before }: LiquidationFilter,
): Promise<Page<Liquidation>> {
  const table = lendingLiquidations;
  const rows = await tx
    .select()
    .from(table)
    .where(
      and(
        market === undefined ? undefined : eq(table.market, market),
        owner === undefined ? undefined : eq(table.owner, owner),
        liquidator === undefined ? undefined : eq(table.liquidator, liquidator),
        hasLoss ? gt(table.writtenOff, 0n) : undefined,
        before
          ? sql`(${table.blockNumber}, ${table.logIndex}) < (${before.block}, ${before.logIndex})`
          : undefined,
      ),
    )
    .orderBy(desc(table.blockNumber), desc(table.logIndex))
    .limit(limit + 1);
  if (rows.length === 0) return { items: [], cursor: null };
  const told = await presentAll(tx, await readLendingMarketsById(tx), rows);
  return pageOf(
    told,
    limit,
    ({ block, logIndex }) => ({ block, logIndex }),
    (one) => one,
  );
}

/** The liquidations that were logged at certain places, in no order. */
export async function readLiquidationsAt(
  tx: Sql,
  markets: LendingMarketsById,
  places: readonly LogPlace[],
): Promise<Liquidation[]> {
  if (places.length === 0) return [];
  const table = lendingLiquidations;
  const rows = await tx
    .select()
    .from(table)
    .where(isAt(table.blockNumber, table.logIndex, places));
  return presentAll(tx, markets, rows);
}

type LendingMarketsById = Parameters<typeof marketOf>[0];

async function presentAll(
  tx: Sql,
  markets: LendingMarketsById,
  rows: readonly LiquidationRow[],
): Promise<Liquidation[]> {
  const { blockNumber, logIndex } = lendingSeizures;
  const seizures = await tx
    .select()
    .from(lendingSeizures)
    .where(isAt(blockNumber, logIndex, rows.map(placeOf)));
  return rows.map((row) => {
    const own = seizures.filter((one) => {
      return one.blockNumber === row.blockNumber && one.logIndex === row.logIndex;
    });
    return present(marketOf(markets, row.market), row, own);
  });
}

function present(
  data: LendingMarketData,
  row: LiquidationRow,
  seizures: readonly SeizureRow[],
): Liquidation {
  const seized = seizures
    .toSorted((a, b) => a.index - b.index)
    .map(({ index, amount, price }) => {
      const token = tokenOf(data, data.collaterals[index]?.token ?? '');
      return { index, token, amount, worth: price === null ? null : valueDown(amount, price) };
    });
  const worths = seized.map(({ worth }) => worth);
  const isKnown = worths.every((worth) => worth !== null);
  const gain = worths.reduce<bigint>((sum, worth) => sum + (worth ?? 0n), -row.repaid);
  const place = placeOf(row);
  return {
    id: formatPlace(place),
    ...place,
    timestamp: row.timestamp,
    transaction: row.transaction,
    market: data.row.key,
    loan: tokenOf(data, data.row.loan),
    owner: row.owner,
    number: row.number.toString(),
    liquidator: row.liquidator,
    repaid: row.repaid.toString(),
    writtenOff: row.writtenOff.toString(),
    feesLost: row.feesLost.toString(),
    seized: seized.map(({ amount, worth, ...rest }) => {
      return { ...rest, amount: amount.toString(), worth: worth?.toString() ?? null };
    }),
    gain: isKnown ? gain.toString() : null,
  };
}

/** @param places one at least. */
function isAt(block: PgColumn, log: PgColumn, places: readonly LogPlace[]): SQL | undefined {
  return or(...places.map((place) => and(eq(block, place.block), eq(log, place.logIndex))));
}

function placeOf({ blockNumber, logIndex }: LiquidationRow): LogPlace {
  return { block: blockNumber, logIndex };
}
