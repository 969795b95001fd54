import { sql } from 'drizzle-orm';
import { indexing } from '../schema/indexTables.ts';
import type { Solvency } from '../solvency/solvencyReport.ts';
import type { Sql, Store } from '../store/openStore.ts';
import type { IndexStatus, SyncCounts } from '../sync/syncStatus.ts';

/** What processes that only answer know of the one that indexes. */
export interface IndexingReport {
  status: Pick<IndexStatus, 'head' | 'headsFrom' | 'safe' | 'finalized' | 'problem'>;
  counts: SyncCounts;
  solvency: Solvency;
}

const reportEveryMilliseconds = 500;
/** A report that is older than this is of a process that hangs or is gone. */
export const silentAfterMilliseconds = 5_000;

/** Keeps the report of this process in a shared store. @returns the way to stop. */
export function keepReporting(
  store: Store,
  read: () => IndexingReport,
  onFailure: (error: unknown) => void,
): () => Promise<void> {
  let writing: Promise<void> = Promise.resolve();
  let isWriting = false;
  const timer = setInterval(() => {
    if (isWriting) return;
    isWriting = true;
    writing = store
      .write((tx) => writeReport(tx, read()))
      // The next one may succeed; a store that is lost ends the process by itself.
      .catch(onFailure)
      .finally(() => {
        isWriting = false;
      });
  }, reportEveryMilliseconds);
  return () => {
    clearInterval(timer);
    return writing;
  };
}

async function writeReport(tx: Sql, report: IndexingReport): Promise<void> {
  const row = { report: JSON.parse(JSON.stringify(report, bigintsAsText)), writtenAt: now };
  await tx
    .insert(indexing)
    .values({ id: 0, ...row })
    .onConflictDoUpdate({ target: indexing.id, set: row });
}

/** The last report, and how old it is in milliseconds; null where there was none yet. */
export async function readReport(
  tx: Sql,
): Promise<{ report: IndexingReport; ageMilliseconds: number } | null> {
  const [row] = await tx
    .select({ report: indexing.report, age: sql<number>`(${now} - ${indexing.writtenAt})::float8` })
    .from(indexing);
  if (!row) return null;
  const report = row.report as IndexingReport;
  const shortfalls = report.solvency.shortfalls.map((one) => {
    return { ...one, owed: BigInt(one.owed), held: BigInt(one.held) };
  });
  return {
    report: { ...report, solvency: { ...report.solvency, shortfalls } },
    ageMilliseconds: row.age,
  };
}

/** The database's clock: the same for all processes. */
const now = sql<number>`(extract(epoch from clock_timestamp()) * 1000)::bigint`;

function bigintsAsText(_: string, value: unknown): unknown {
  return typeof value === 'bigint' ? value.toString() : value;
}
