import { existsSync, readdirSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { agentKinds } from '../agents/agentKinds.ts';
import { openPath } from '../scenarios/openPath.ts';
import { parseScenario } from '../scenarios/readScenario.ts';
import { checkData } from './checkData.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'weir-check-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function check(name: string, content: string) {
  const file = join(folder, name);
  await writeFile(file, content);
  return { file, ...(await checkData([file], {})) };
}

/** A scenario with the path that the check printed. */
function scenarioWith(lines: readonly string[]): string {
  const path = lines.slice(lines.indexOf('path:')).join('\n');
  return `market:
  base: { symbol: WETH, decimals: 18 }
  quote: { symbol: USDC, decimals: 6 }
  lotExponent: 13
pool: { quote: 1000 }
agents: [{ kind: arbitrageur }]
${path}
`;
}

describe('checkData', () => {
  it.each([
    [
      'coinbase.csv',
      'time,low,high,open,close,volume\n1704067200,1,3,1,2,5\n1704067260,1,3,1,2,5\n',
    ],
    ['20240101_trade.csv', '0,1,3,1,2,5\n60000,1,3,1,2,5\n'],
    ['named.csv', 'when,close\n2024-01-01,2\n2024-01-01 00:01,2\n'],
    ['counted.csv', 'ms,close\n1704067200000,2\n1704067260000,2\n'],
    ['pool.csv', 'timestamp,closeTick\n2024-01-01,269392\n2024-01-01 00:01,269392\n'],
  ])('prints lines with which a scenario reads %s to the same prices', async (name, content) => {
    const { lines, history } = await check(name, content);
    expect(lines.join('\n')).toContain('gaps      none');
    const scenario = parseScenario(scenarioWith(lines), 'check.yaml', agentKinds);
    const { path } = await openPath(scenario, folder);
    expect([path.time, path.price]).toEqual([history.times[0], history.prices[0]]);
    expect(path.time).toBe(1_704_067_200);
    expect(path.price).toBeCloseTo(2, 3);
  });

  it('counts gaps with their places and asks for gaps: hold', async () => {
    const rows = '2024-01-01,2\n2024-01-01 00:03,2\n2024-01-01 00:04,2\n2024-01-01 00:06,2\n';
    const { lines, history } = await check('gaps.csv', `when,close\n${rows}`);
    expect([history.rows, history.filled, history.gaps.length]).toEqual([4, 3, 2]);
    expect(lines.join('\n')).toContain(
      'gaps.csv, line 3: nothing between 2024-01-01T00:00:00Z and 2024-01-01T00:03:00Z',
    );
    expect(lines.at(-1)).toBe('  gaps: hold');
  });

  it('names the columns of a file whose price it cannot tell', async () => {
    await expect(check('other.csv', 'when,bid,ask\n2024-01-01,1,2\n')).rejects.toThrow(
      'its columns are when, bid, ask; name the price by --price',
    );
    // A table's index, as pandas writes it, has no name: its place stands for it.
    await expect(check('index.csv', ',bid,ask\n2024-01-01,1,2\n')).rejects.toThrow(
      'its columns are $1, bid, ask;',
    );
    await expect(check('empty.csv', '')).rejects.toThrow('it is empty');
  });
});

const shared = fileURLToPath(new URL('../../../../shared/data', import.meta.url));
const lean = join(shared, 'lean-apache2');
const demeter = join(shared, 'demeter-mit');
const files = (path: string, part: string) =>
  readdirSync(path)
    .filter((name) => name.includes(part))
    .map((name) => join(path, name));

// Real files beside the project, where there are some; the project carries none of them.
describe.skipIf(!existsSync(shared))('real files (skipped where ../shared/data is absent)', () => {
  it('reads every archive of LEAN: whole days of trades but one, quotes with a few minutes missing', async () => {
    const rows: Record<string, [number, number]> = {};
    for (const file of files(lean, '.zip')) {
      const { history } = await checkData([file], {});
      rows[file.slice(lean.length + 1)] = [history.rows, history.filled];
    }
    expect(Object.keys(rows)).toHaveLength(14);
    expect(rows['ethusd_20170904_trade.zip']).toEqual([1440, 0]);
    expect(rows['ethusd_20180404_trade.zip']).toEqual([1009, 4]);
    expect(rows['ethusd_20170904_quote.zip']).toEqual([1437, 2]);
  });

  it('reads days that follow each other as one path, down to the low that the exchange had', async () => {
    const days = ['20170903', '20170904'].map((day) => join(lean, `ethusd_${day}_trade.zip`));
    const { history } = await checkData(days, {});
    expect([history.rows, history.filled]).toEqual([2880, 0]);
    expect(Math.min(...history.prices)).toBe(285.01);
  });

  it('reads the pool minutes, whose lowest price is that of the crash of 17 August 2023', async () => {
    const pools = files(demeter, '0x45dda9cb7c25131df268515131f647d726f50608-2023');
    const { history } = await checkData(pools, {});
    expect(history.interval).toBe(60);
    expect(history.gaps.map(({ after }) => new Date(after * 1000).toISOString())).toEqual([
      '2023-08-13T23:59:00.000Z',
    ]);
    expect(Math.min(...history.prices)).toBeCloseTo(1595.167, 3);
  });

  it('refuses the minutes of prices that are out of order, at their line', async () => {
    const file = join(demeter, 'price_weth_usdc_0813_0817.csv.gz');
    await expect(checkData([file], { price: 'WETH' })).rejects.toThrow(
      'line 10: expected a time after 2023-08-13T00:08:00Z, found 2023-08-13T00:06:00Z',
    );
  });
});
