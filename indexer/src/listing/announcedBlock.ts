import { desc, eq, lte } from 'drizzle-orm';
import type { Block } from '../answers/schemas.ts';
import { isLocalChain } from '../chain/localChains.ts';
import { RequestRefused } from '../http/requestRefused.ts';
import { blocks, meta } from '../schema/indexTables.ts';
import type { Sql } from '../store/openStore.ts';
import { latestBlock } from '../views/latestBlock.ts';

/** Blocks that must lie on one before it is told, where the settings do not say. */
const usualConfirmations = 12;

/**
 * The block up to which listing sites may ask. They ask for each block once, so a block is told only when its events
 * are stored and so many others lie on it that no usual fork reaches it.
 *
 * Once told, a block stays told: while a fork above it is undone the index is shorter, and the number does not fall.
 */
export class AnnouncedBlock {
  readonly #confirmations: number | undefined;
  #last: Pick<Block, 'number' | 'hash'> | null = null;

  /** @param confirmations absent: none on local chains, 12 elsewhere. */
  constructor(confirmations: number | undefined) {
    this.#confirmations = confirmations;
  }

  /** Blocks that lie on the one that is told, at least. */
  async confirmations(tx: Sql): Promise<number> {
    if (this.#confirmations !== undefined) return this.#confirmations;
    const [row] = await tx.select({ chainId: meta.chainId }).from(meta);
    return row && isLocalChain(row.chainId) ? 0 : usualConfirmations;
  }

  /** Throws `RequestRefused` (503) where the index has no such block yet. */
  async read(tx: Sql): Promise<Block> {
    const tip = await latestBlock(tx);
    const confirmed =
      tip && (await storedBlock(tx, tip.number - (await this.confirmations(tx)), 'orOlder'));
    const told = await this.#stillThere(tx);
    const block = told && told.number > (confirmed?.number ?? -1) ? told : confirmed;
    if (!block) {
      throw new RequestRefused('not_ready', null, 'No block is confirmed yet; ask again soon.');
    }
    this.#last = block;
    return block;
  }

  /** The block told last, unless the index was built anew without it. */
  async #stillThere(tx: Sql): Promise<Block | null> {
    if (!this.#last) return null;
    const stored = await storedBlock(tx, this.#last.number);
    return stored?.hash === this.#last.hash ? stored : null;
  }
}

/** A block that the index has: old ones are kept where a batch of the backfill ended, the last 256 all. */
export async function storedBlock(
  tx: Sql,
  number: number,
  which: 'exactly' | 'orOlder' = 'exactly',
): Promise<Block | null> {
  const [block] = await tx
    .select({ number: blocks.number, hash: blocks.hash, timestamp: blocks.timestamp })
    .from(blocks)
    .where(which === 'exactly' ? eq(blocks.number, number) : lte(blocks.number, number))
    .orderBy(desc(blocks.number))
    .limit(1);
  return block ?? null;
}
