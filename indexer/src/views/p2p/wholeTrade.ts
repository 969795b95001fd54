import type { P2pTradeAnswer } from '../../answers/p2pSchemas.ts';
import type { Block } from '../../answers/schemas.ts';
import type { Sql } from '../../store/openStore.ts';
import { readDisputesOfTrade } from './courtViews.ts';
import { readP2pTrade } from './tradeViews.ts';

/** A trade with all that is known of it, or null where none has the number. */
export async function readWholeTrade(
  tx: Sql,
  block: Block,
  id: number,
): Promise<Omit<P2pTradeAnswer, 'block'> | null> {
  const found = await readP2pTrade(tx, block, id);
  return found && { ...found, disputes: await readDisputesOfTrade(tx, id) };
}
