import { and, asc, eq, gt, min } from 'drizzle-orm';
import type { MarketSnapshot } from '../answers/streamSchemas.ts';
import type { FeedDelta, FeedMessage } from '../commits/feedWriter.ts';
import { feed, feedHeads } from '../schema/indexTables.ts';
import type { Sql } from '../store/openStore.ts';
import { latestBlock } from '../views/latestBlock.ts';
import { presentState, readMarketState } from '../views/marketState.ts';
import { readMarketsWithTokens } from '../views/marketWithTokens.ts';
import { readTrades } from '../views/trades.ts';

const tradesInSnapshot = 50;

/** A market as its stream begins; null where it does not exist (any more). */
export async function readSnapshot(
  tx: Sql,
  market: string,
): Promise<Omit<MarketSnapshot, 'finality'> | null> {
  const block = await latestBlock(tx);
  const [view] = await readMarketsWithTokens(tx, market);
  if (!block || !view) return null;
  const state = presentState(view, await readMarketState(tx, view));
  const { items: trades } = await readTrades(tx, view, tradesInSnapshot, null);
  return { seq: await readSeq(tx, market), block, state, trades };
}

/** The number of a market's last message; 0 before its first. */
export async function readSeq(tx: Sql, market: string): Promise<number> {
  const [head] = await tx.select().from(feedHeads).where(eq(feedHeads.market, market));
  return head?.seq ?? 0;
}

/** The messages after a client's last one, oldest first, or null where they are not all kept. */
export async function readMissed(
  tx: Sql,
  market: string,
  seq: number,
): Promise<Omit<FeedMessage, 'market'>[] | null> {
  const head = await readSeq(tx, market);
  if (seq > head) return null;
  if (seq === head) return [];
  const ofMarket = eq(feed.market, market);
  const [oldest] = await tx
    .select({ seq: min(feed.seq) })
    .from(feed)
    .where(ofMarket);
  if ((oldest?.seq ?? head + 1) > seq + 1) return null;
  const rows = await tx
    .select({ kind: feed.kind, message: feed.message })
    .from(feed)
    .where(and(ofMarket, gt(feed.seq, seq)))
    .orderBy(asc(feed.seq));
  return rows.map(({ kind, message }) => ({ kind, message: message as FeedDelta }));
}

/** What a client resumes after: `epoch:seq`, as the messages' ids are. Null where it is of another index or no id. */
export function parseResume(id: string | null, epoch: string): number | null {
  const [known, seq = ''] = id?.split(':') ?? [];
  return known === epoch && /^\d{1,15}$/.test(seq) ? Number(seq) : null;
}

export function resumeId(epoch: string, seq: number): string {
  return `${epoch}:${seq}`;
}
