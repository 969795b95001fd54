import type { Activity } from '@weir/indexer/client';

interface WholeActivity {
  entries: Activity[];
  /** Time of the block that the first page describes, in seconds since 1970. */
  until: number;
}

interface ActivitySource {
  activity: (
    owner: string,
    page: { cursor?: string | undefined; limit: number },
    signal: AbortSignal,
  ) => Promise<{ block: { timestamp: number }; activity: Activity[]; cursor: string | null }>;
}

/**
 * All pages of an account's activity, newest first; `onProgress` is told the entries read so far.
 * Throws what the client throws, and where a page's cursor leads to itself.
 */
export async function readAllActivity(
  source: ActivitySource,
  owner: string,
  { onProgress, signal }: { onProgress: (entries: number) => void; signal: AbortSignal },
): Promise<WholeActivity> {
  const entries: Activity[] = [];
  let until: number | null = null;
  for (let cursor: string | null = null; ; ) {
    const page: { cursor?: string; limit: number } = { limit: 200, ...(cursor ? { cursor } : {}) };
    const answer = await source.activity(owner, page, signal);
    entries.push(...answer.activity);
    until ??= answer.block.timestamp;
    onProgress(entries.length);
    if (answer.cursor === null) return { entries, until };
    if (answer.cursor === cursor) throw new Error(`The page after ${cursor} is itself.`);
    cursor = answer.cursor;
  }
}
