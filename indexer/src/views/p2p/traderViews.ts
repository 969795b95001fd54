import type { Outcome, TradeAction, TradeState } from '@weir/contracts';
import { desc, eq, or } from 'drizzle-orm';
import type { P2pTrader } from '../../answers/p2pSchemas.ts';
import type { Block } from '../../answers/schemas.ts';
import { p2pTrades } from '../../schema/p2pTables.ts';
import type { Sql } from '../../store/openStore.ts';
import { type PartysTrade, traderStatistics } from './traderStatistics.ts';
import type { TradeRow } from './tradeViews.ts';

/** Whoever trades with itself a million times shall not make reading it slow. */
const mostTrades = 2_000;

/** An account's statistics over its newest 2,000 trades. One that never traded has none of anything. */
export async function readTrader(tx: Sql, block: Block, account: string): Promise<P2pTrader> {
  const { seller, buyer, blockNumber, logIndex } = p2pTrades;
  const rows = await tx
    .select()
    .from(p2pTrades)
    .where(or(eq(seller, account), eq(buyer, account)))
    .orderBy(desc(blockNumber), desc(logIndex))
    .limit(mostTrades + 1);
  const trades = rows.slice(0, mostTrades).map((row) => asPartys(row, account));
  const isPartial = rows.length > mostTrades;
  return { account, isPartial, ...traderStatistics(trades, block.timestamp) };
}

function asPartys(row: TradeRow, account: string): PartysTrade {
  const { amount, value, takenAt, confirmedAt, paidAt, disputedAt, outcome, endedAt } = row;
  const isSeller = row.seller === account;
  return {
    isSeller,
    amount,
    value,
    takenAt,
    confirmedAt,
    paidAt,
    disputedAt,
    isMaker: isSeller === row.makerSells,
    counterparty: isSeller ? row.buyer : row.seller,
    end:
      outcome === null || endedAt === null
        ? null
        : {
            outcome: outcome as Outcome,
            at: endedAt,
            action: row.endedAction as TradeAction,
            from: row.endedFrom as TradeState,
            byParty: row.endedBy === account,
            // Lateness comes out of the seller's bond, on top of the amount.
            toBuyer: least(row.paidBuyer ?? 0n, amount),
          },
  };
}

function least(a: bigint, b: bigint): bigint {
  return a < b ? a : b;
}
