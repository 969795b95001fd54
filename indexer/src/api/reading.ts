import type { Block } from '../answers/schemas.ts';
import { RequestRefused } from '../http/requestRefused.ts';
import type { ReadStore, Sql } from '../store/openStore.ts';
import { latestBlock } from '../views/latestBlock.ts';
import { type MarketWithTokens, readMarketsWithTokens } from '../views/marketWithTokens.ts';

/** Reads at one block, which the answer names. */
export function readAtBlock<Result extends object>(
  store: ReadStore,
  read: (tx: Sql, block: Block) => Promise<Result>,
): Promise<{ block: Block } & Result> {
  return store.read(async (tx) => {
    const block = await requireBlock(tx);
    return { block, ...(await read(tx, block)) };
  });
}

/** The block that the transaction reads at, or a 503 where there is none yet. */
export async function requireBlock(tx: Sql): Promise<Block> {
  const block = await latestBlock(tx);
  if (block) return block;
  throw new RequestRefused('not_ready', null, 'Nothing is indexed yet; ask again soon.');
}

/** The market of a valid id, or a 404 where none was opened with it. */
export async function requireMarket(tx: Sql, key: string): Promise<MarketWithTokens> {
  const [view] = await readMarketsWithTokens(tx, key);
  if (view) return view;
  throw new RequestRefused(
    'not_found',
    'market',
    `market ${key} was never opened on this exchange; /v1/markets lists those that were.`,
  );
}
