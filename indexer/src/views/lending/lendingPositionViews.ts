import { debtLimit, pricedPledges, suppliedBy } from '@weir/contracts';
import { and, asc, eq, gt, or, type SQL } from 'drizzle-orm';
import type { LendingPosition } from '../../answers/lendingSchemas.ts';
import type { Block } from '../../answers/schemas.ts';
import { lendingOperators, lendingPledges, lendingPositions } from '../../schema/lendingTables.ts';
import type { Sql } from '../../store/openStore.ts';
import type { Page } from '../page.ts';
import {
  type LendingMarketData,
  marketOf,
  readLendingMarketsById,
  tokenOf,
} from './lendingMarketData.ts';
import {
  judgePosition,
  marketAt,
  type PledgeRow,
  type PositionRow,
  presentHealth,
  presentPledges,
} from './positionHealth.ts';

/** Where a page of positions begins: after this one, in the order of markets and numbers. */
export interface PositionPlace {
  market: number;
  number: bigint;
}

/** Which positions of an owner. */
export interface PositionFilter {
  owner: string;
  /** The store's number of a market. */
  market?: number | undefined;
  limit: number;
  after: PositionPlace | null;
}

/** An owner's positions, those that were left too, as they are at the block's time. */
export async function readLendingPositions(
  tx: Sql,
  block: Block,
  { owner, market, limit, after }: PositionFilter,
): Promise<Page<LendingPosition>> {
  const { market: inMarket, number } = lendingPositions;
  const rows = await tx
    .select()
    .from(lendingPositions)
    .where(
      and(
        eq(lendingPositions.owner, owner),
        market === undefined ? undefined : eq(inMarket, market),
        after
          ? or(
              gt(inMarket, after.market),
              and(eq(inMarket, after.market), gt(number, after.number)),
            )
          : undefined,
      ),
    )
    .orderBy(asc(inMarket), asc(number))
    .limit(limit + 1);
  const shown = rows.slice(0, limit);
  const pledges = await tx.select().from(lendingPledges).where(eq(lendingPledges.owner, owner));
  const markets = await readLendingMarketsById(tx);
  const last = shown.at(-1);
  return {
    items: shown.map((row) => present(marketOf(markets, row.market), block, row, pledges)),
    cursor: rows.length > limit && last ? `${last.market}-${last.number}` : null,
  };
}

/** The place that a cursor names, or null where it is none. */
export function parsePositionPlace(cursor: string): PositionPlace | null {
  const parts = /^(\d{1,9})-(\d{1,30})$/.exec(cursor);
  return parts ? { market: Number(parts[1]), number: BigInt(parts[2] ?? 0) } : null;
}

/** Who may act for an owner in all his accounts. */
export async function readLendingOperators(tx: Sql, owner: string): Promise<string[]> {
  const isOwners: SQL = eq(lendingOperators.owner, owner);
  const rows = await tx.select().from(lendingOperators).where(isOwners);
  return rows.map(({ operator }) => operator).toSorted();
}

function present(
  data: LendingMarketData,
  block: Block,
  row: PositionRow,
  pledgeRows: readonly PledgeRow[],
): LendingPosition {
  const at = marketAt(data, block.timestamp);
  const own = pledgeRows.filter(({ market, number }) => {
    return market === row.market && number === row.number;
  });
  const judged = judgePosition(at, row, own);
  const worth = suppliedBy(at.totals, row);
  const borrowing = pricedPledges(at.market, judged, 'borrowPrice');
  return {
    market: data.row.key,
    owner: row.owner,
    number: row.number.toString(),
    loan: tokenOf(data, data.row.loan),
    supplyShares: row.supplyShares.toString(),
    supplied: worth.toString(),
    debtShares: row.debtShares.toString(),
    ...presentHealth(judged),
    borrowLimit: debtLimit(borrowing, 'borrowLtv').toString(),
    checkedAt: row.checkedAt,
    isCounted: row.isCounted,
    pledges: presentPledges(data, judged),
    sums: {
      supplied: row.supplied.toString(),
      withdrawn: row.withdrawn.toString(),
      borrowed: row.borrowed.toString(),
      repaid: row.repaid.toString(),
      writtenOff: row.writtenOff.toString(),
      earned: (worth + row.withdrawn - row.supplied).toString(),
      paid: (judged.debt + row.repaid + row.writtenOff - row.borrowed).toString(),
    },
    openedAt: row.openedAt,
    changedAt: row.changedAt,
  };
}
