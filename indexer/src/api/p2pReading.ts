import type { Sql } from '../store/openStore.ts';
import { readDisputesOfTrade } from '../views/p2p/courtViews.ts';
import { readP2pTrade } from '../views/p2p/tradeViews.ts';
import { RequestRefused } from './apiError.ts';
import type { P2pTradeAnswer } from './p2pSchemas.ts';
import type { Block } from './schemas.ts';

/** A trade with all that is known of it, or null where none has the number. */
export async function readWholeTrade(
  tx: Sql,
  block: Block,
  id: number,
): Promise<Omit<P2pTradeAnswer, 'block'> | null> {
  const found = await readP2pTrade(tx, block, id);
  return found && { ...found, disputes: await readDisputesOfTrade(tx, id) };
}

/** Likewise, or a 404. */
export async function requireTrade(
  tx: Sql,
  block: Block,
  id: number,
): Promise<Omit<P2pTradeAnswer, 'block'>> {
  const found = await readWholeTrade(tx, block, id);
  if (found) return found;
  throw notFound('trade', `trade ${id} was never taken; /v1/p2p/trades lists those that were.`);
}

export function notFound(field: string, message: string): RequestRefused {
  return new RequestRefused('not_found', field, message);
}
