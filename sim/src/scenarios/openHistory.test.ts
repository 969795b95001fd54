import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { arbitrageur } from '../agents/arbitrageur.ts';
import { openHistory } from './openHistory.ts';
import type { HistoryFields } from './pathFields.ts';
import { parseScenario } from './readScenario.ts';

/** A scenario along a column of a CSV. */
const along = (price: string) =>
  parseScenario(
    `market:
  base: { symbol: WETH, decimals: 18 }
  quote: { symbol: USDC, decimals: 6 }
  lotExponent: 14
pool: { quote: 1000 }
path:
  kind: csv
  file: prices.csv
  columns: { time: time, price: ${price} }
  timeUnit: seconds
  interval: 60
  largestStep: 10
agents:
  - kind: arbitrageur
`,
    'test.yaml',
    [arbitrageur],
  );

it('reads a file once for all runs of a thread, and each formula for itself', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'weir-open-'));
  const open = (price: string) => {
    const { path, market } = along(price);
    return openHistory(path as HistoryFields, market, folder);
  };
  try {
    const file = join(folder, 'prices.csv');
    await writeFile(file, 'time,open,close\n1700000000,1,2\n1700000060,3,4\n');
    const closes = await open('close');
    expect([...closes.prices]).toEqual([2, 4]);
    expect(await open('close')).toBe(closes);
    expect([...(await open('open')).prices]).toEqual([1, 3]);
    await writeFile(file, 'time,open,close\n1700000000,1,5\n1700000060,3,6\n');
    const changed = await open('close');
    expect([...changed.prices]).toEqual([5, 6]);
    expect(changed.sha256).not.toEqual(closes.sha256);
  } finally {
    await rm(folder, { recursive: true });
  }
});
