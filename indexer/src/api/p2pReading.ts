import type { P2pTradeAnswer } from '../answers/p2pSchemas.ts';
import type { Block } from '../answers/schemas.ts';
import { RequestRefused } from '../http/requestRefused.ts';
import type { Sql } from '../store/openStore.ts';
import { readWholeTrade } from '../views/p2p/wholeTrade.ts';

/** A trade with all that is known of it, or a 404 where none has the number. */
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
