import type { Activity } from '@weir/indexer/client';
import { expect, test } from 'vitest';
import { readAllActivity } from './readAllActivity.ts';

const page = (ids: string[], cursor: string | null, timestamp: number) => ({
  block: { timestamp },
  activity: ids.map((id) => ({ id }) as Activity),
  cursor,
});
const signal = new AbortController().signal;

test('readAllActivity follows the cursors to the last page, and tells how far it is', async () => {
  const pages = new Map([
    [undefined as string | undefined, page(['4', '3'], 'a', 100)],
    ['a', page(['2'], 'b', 101)],
    ['b', page(['1'], null, 102)],
  ]);
  const told: number[] = [];
  const source = {
    activity: (_: string, { cursor }: { cursor?: string | undefined }) =>
      Promise.resolve(pages.get(cursor) ?? page([], null, 0)),
  };
  const onProgress = (entries: number) => told.push(entries);
  const { entries, until } = await readAllActivity(source, '0x1', { onProgress, signal });
  expect(entries.map(({ id }) => id)).toEqual(['4', '3', '2', '1']);
  expect(until).toBe(100);
  expect(told).toEqual([2, 3, 4]);
});

test('readAllActivity does not go round in a circle', async () => {
  const source = { activity: () => Promise.resolve(page(['1'], 'a', 1)) };
  const reading = readAllActivity(source, '0x1', { onProgress: () => {}, signal });
  await expect(reading).rejects.toThrow(/is itself/);
});
