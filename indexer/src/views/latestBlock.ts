import { desc } from 'drizzle-orm';
import type { Block } from '../answers/schemas.ts';
import { blocks } from '../schema/indexTables.ts';
import type { Sql } from '../store/openStore.ts';

/** The block that everything read in the same transaction describes; null in an empty index. */
export async function latestBlock(tx: Sql): Promise<Block | null> {
  const [block] = await tx
    .select({ number: blocks.number, hash: blocks.hash, timestamp: blocks.timestamp })
    .from(blocks)
    .orderBy(desc(blocks.number))
    .limit(1);
  return block ?? null;
}
