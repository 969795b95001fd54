import { liveLots } from '@weir/contracts';
import { gt, lt, sql } from 'drizzle-orm';
import type { IndexState, MarketRow } from '../handlers/indexState.ts';
import { balances, levels, markets, orders, pools } from '../schema/tables.ts';
import type { Sql } from '../store/openStore.ts';

/** Lots at one tick of one side of one market. */
interface AtTick {
  market: number;
  isAsk: boolean;
  tick: number;
  lots: bigint;
}

/** What changed of all that the exchange owes. */
export interface DueChanges {
  opened: MarketRow[];
  /** Reserves as they are now. */
  reserves: { market: number; base: bigint; quote: bigint }[];
  /** Lots that rest now. */
  resting: AtTick[];
  /** By how much the lots changed that orders own there, resting or filled and not claimed. */
  owned: AtTick[];
  /** By how much an internal balance of a token changed. The id is the token's address. */
  balances: { id: bigint; change: bigint }[];
}

/** ERC-6909 ids below it are tokens, those above pool shares. */
const firstShareId = 1n << 160n;

/** What the changes of a block say; to be asked before they are flushed. */
export function dueChanges({ changes }: IndexState): DueChanges {
  return {
    opened: changes.changed(markets),
    reserves: changes.changed(pools).map(({ market, baseReserve, quoteReserve }) => ({
      market,
      base: baseReserve,
      quote: quoteReserve,
    })),
    resting: changes.changed(levels).map((level) => atTick(level, liveLots(level))),
    owned: changes.pairs(orders).flatMap(({ before, after }) => {
      const order = after ?? before;
      return order ? [atTick(order, (after?.size ?? 0n) - (before?.size ?? 0n))] : [];
    }),
    balances: changes.pairs(balances).flatMap(({ before, after }) => {
      const id = (after ?? before)?.id ?? firstShareId;
      return id < firstShareId
        ? [{ id, change: (after?.amount ?? 0n) - (before?.amount ?? 0n) }]
        : [];
    }),
  };
}

/** All that is owed at the transaction's block, as changes from nothing. Reads every open order, summed by tick. */
export async function readAllDues(tx: Sql): Promise<DueChanges> {
  const poolRows = await tx.select().from(pools);
  const levelRows = await tx
    .select()
    .from(levels)
    .where(sql`${levels.placed} > ${levels.filled} + ${levels.cancelled}`);
  const ownedRows = await tx
    .select({
      market: orders.market,
      isAsk: orders.isAsk,
      tick: orders.tick,
      lots: sql<string>`sum(${orders.size})`,
    })
    .from(orders)
    .where(gt(orders.size, 0n))
    .groupBy(orders.market, orders.isAsk, orders.tick);
  const balanceRows = await tx
    .select({ id: balances.id, sum: sql<string>`sum(${balances.amount})` })
    .from(balances)
    .where(lt(balances.id, firstShareId))
    .groupBy(balances.id);
  return {
    opened: await tx.select().from(markets),
    reserves: poolRows.map(({ market, baseReserve, quoteReserve }) => {
      return { market, base: baseReserve, quote: quoteReserve };
    }),
    resting: levelRows.map((level) => atTick(level, liveLots(level))),
    owned: ownedRows.map((row) => atTick(row, BigInt(row.lots))),
    balances: balanceRows.map(({ id, sum }) => ({ id, change: BigInt(sum) })),
  };
}

function atTick({ market, isAsk, tick }: Omit<AtTick, 'lots'>, lots: bigint): AtTick {
  return { market, isAsk, tick, lots };
}
