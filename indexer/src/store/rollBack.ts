import { and, desc, eq, getTableName, gt, lte } from 'drizzle-orm';
import { blocks, journal } from '../schema/indexTables.ts';
import { type levels, views } from '../schema/tables.ts';
import type { View } from './changes.ts';
import type { Sql } from './openStore.ts';
import { writeRows } from './rowCodec.ts';

const viewsByName = new Map<string, View>(
  Object.values(views).map((table) => [getTableName(table), table]),
);

/** A level's key, as the journal holds it. */
export type LevelKey = Pick<typeof levels.$inferSelect, 'market' | 'isAsk' | 'tick'>;

/** What a rollback undid, for those who follow live. */
export interface Undone {
  levels: LevelKey[];
  markets: Set<number>;
}

/** Takes every view back to where it was after block `target`. The blocks above must all be undoable. */
export async function rollBack(tx: Sql, target: number): Promise<Undone> {
  const undone: Undone = { levels: [], markets: new Set() };
  const entries = await tx
    .select()
    .from(journal)
    .where(gt(journal.blockNumber, target))
    .orderBy(desc(journal.blockNumber));
  for (const { tableName, inserted, before } of entries) {
    const table = viewsByName.get(tableName);
    if (!table) throw new Error(`The journal names ${tableName}, which is no view`);
    await writeRows(tx, [{ table, upserts: before, deletions: inserted }]);
    for (const row of [...inserted, ...before]) {
      if (table === views.levels) {
        undone.levels.push({
          market: Number(row.market),
          isAsk: row.is_ask === true,
          tick: Number(row.tick),
        });
      }
      if (table === views.pools || table === views.levels) undone.markets.add(Number(row.market));
    }
  }
  await tx.delete(journal).where(gt(journal.blockNumber, target));
  await tx.delete(blocks).where(gt(blocks.number, target));
  return undone;
}

/** Gives up being able to undo blocks up to `number`. */
export async function pruneJournal(tx: Sql, number: number): Promise<void> {
  await tx.delete(journal).where(lte(journal.blockNumber, number));
  await tx
    .update(blocks)
    .set({ undoable: false })
    .where(and(lte(blocks.number, number), eq(blocks.undoable, true)));
}
