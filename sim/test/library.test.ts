import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readManifest, readRows, run, sweep } from '../src/index.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const scenario = `title: Two fees
market:
  base: { symbol: WETH, decimals: 18 }
  quote: { symbol: USDC, decimals: 6 }
  lotExponent: 14
pool:
  quote: 1000000
path:
  kind: gbm
  start: 2000
  dailyVolatility: 0.05
  steps: 50
  secondsPerStep: 12
agents:
  - kind: ladder
    size: 1000
  - kind: arbitrageur
measure:
  slippageSizes: [100, 1000]
`;

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "weir-library's-"));
});
afterAll(() => rm(folder, { recursive: true }));

describe('the library', { timeout: 120_000 }, () => {
  it('runs a scenario and gives its figures, as the tables have them', async () => {
    const file = join(folder, 'one.yaml');
    await writeFile(file, scenario);
    const out = join(folder, 'one');
    const { result, manifest } = await run(file, { out, seed: 5 });
    const [row] = await readRows(join(out, 'runs.parquet'));
    expect(row?.end_value).toBe(result.provider.endValue);
    expect(row?.deposit_quote).toBe('1000000');
    expect(readManifest(out)).toEqual(JSON.parse(JSON.stringify(manifest)));
    expect(manifest.seed).toBe(5);
  });

  it('sweeps, and its example reads the result with DuckDB', async () => {
    const file = join(folder, 'two.yaml');
    await writeFile(file, `${scenario}seeds: 3\nsweep:\n  market.poolFee: [500, 3000]\n`);
    const out = join(folder, 'two');
    const seen: number[] = [];
    const { runs } = await sweep(file, {
      out,
      workers: 1,
      onProgress: ({ done }) => seen.push(done),
    });
    expect(runs.done).toBe(6);
    expect(seen.at(-1)).toBe(6);

    const example = join(root, 'sim/examples/readResults.ts');
    const child = spawn(process.execPath, ['--import', 'tsx', example, out], { cwd: root });
    let text = '';
    child.stdout.on('data', (some) => {
      text += some;
    });
    const code = await new Promise((resolve) => child.once('close', resolve));
    expect(code).toBe(0);
    expect(text).toContain('Two fees: 6 runs over market.poolFee');
    const [worst] = (await readRows(join(out, 'runs.parquet'))).toSorted(
      (a, b) => Number(a.against_holding) - Number(b.against_holding),
    );
    expect(text).toContain(Number(worst?.against_holding).toFixed(2));
    expect(text).toMatch(/pool_and_book/);
  });
});
