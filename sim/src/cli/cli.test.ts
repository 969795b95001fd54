import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { readRows } from '../results/readTable.ts';
import { commandLine } from './commandLine.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const scenarios = join(root, 'sim/scenarios');

let folder: string;
const children = new Set<ReturnType<typeof spawn>>();
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'weir-sim-'));
});
afterAll(async () => {
  // One that a test gave up waiting for would go on for ever.
  for (const child of children) child.kill('SIGKILL');
  await rm(folder, { recursive: true });
});

afterEach(() => vi.restoreAllMocks());

interface Outcome {
  code: number | null;
  out: string;
  error: string;
}

/** Runs a command line in this process. */
async function sim(...args: string[]): Promise<Outcome> {
  const out = vi.spyOn(console, 'log').mockImplementation(() => {});
  const error = vi.spyOn(console, 'error').mockImplementation(() => {});
  const code = await commandLine(args);
  const printed = (spy: typeof out) => spy.mock.calls.flat().join('\n');
  const outcome = { code, out: printed(out), error: printed(error) };
  vi.restoreAllMocks();
  return outcome;
}

/** Runs it in a process of its own. */
function start(...args: string[]) {
  const command = ['--import', 'tsx', join(root, 'sim/src/cli/main.ts'), ...args];
  const child = spawn(process.execPath, command, { cwd: root });
  children.add(child);
  const outcome = new Promise<Outcome>((resolve) => {
    let out = '';
    let error = '';
    child.stdout.on('data', (text) => {
      out += text;
    });
    child.stderr.on('data', (text) => {
      error += text;
    });
    child.on('close', (code) => resolve({ code, out, error }));
  });
  return { child, outcome };
}

/** Writes a scenario with short GBM path, some of its lines replaced, and returns its file. */
async function writeScenario(name: string, replacements: Record<string, string> = {}) {
  let text = await readFile(join(scenarios, 'gbm.yaml'), 'utf8');
  for (const [before, after] of Object.entries({ 'steps: 7200': 'steps: 305', ...replacements })) {
    expect(text).toContain(before);
    text = text.replace(before, after);
  }
  const file = join(folder, `${name}.yaml`);
  await writeFile(file, text);
  return file;
}

const names = ['runs', 'series', 'slippage', 'agents', 'liquidations', 'health'];

/** All files of a result that are the same wherever it was made. */
const readAll = (results: string) =>
  Promise.all(
    [...names.map((name) => `${name}.parquet`), 'manifest.json', 'scenario.yaml'].map((name) =>
      readFile(join(results, name)),
    ),
  );

const manifestOf = async (results: string) =>
  JSON.parse(await readFile(join(results, 'manifest.json'), 'utf8'));

const rowsOf = (results: string, table: string) => readRows(join(results, `${table}.parquet`));

describe('sim run', { timeout: 120_000 }, () => {
  it('writes the same bytes for the same seed and others for another one', async () => {
    const file = await writeScenario('same');
    const runs = [
      await sim('run', file, '--out', join(folder, 'first')),
      await start('run', file, '--out', join(folder, 'second')).outcome,
      await sim('run', file, '--out', join(folder, 'third'), '--seed', '2'),
    ];
    for (const { code, error } of runs) expect([code, error]).toEqual([0, '']);
    const at = (name: string) => join(folder, name);
    expect(await readAll(at('first'))).toEqual(await readAll(at('second')));
    const lastPrice = async (name: string) => (await rowsOf(at(name), 'runs'))[0]?.last_price;
    expect(await lastPrice('third')).not.toBe(await lastPrice('first'));
    expect(runs[0]?.out).toContain('Cost of a trade');

    const { outputs, tables } = await manifestOf(at('first'));
    for (const { file, sha256 } of outputs) {
      const bytes = await readFile(join(at('first'), file));
      expect(createHash('sha256').update(bytes).digest('hex')).toBe(sha256);
    }
    expect(outputs.map(({ file }: { file: string }) => file)).toEqual([
      ...names.map((name) => `${name}.parquet`),
      'scenario.yaml',
    ]);
    // 306 points: a row at every tenth, and at the last.
    expect(tables.map(({ rows }: { rows: number }) => rows)).toEqual([
      1,
      31 + 1,
      4 * 2 * 2,
      3,
      0,
      0,
    ]);
    const [run] = await rowsOf(at('first'), 'runs');
    const sum = -Number(run?.loss_to_arbitrage) + Number(run?.gain_from_others);
    expect(run?.against_rebalancing).toBeCloseTo(sum + Number(run?.book_fees), 4);
  });

  it('gives the agents, their orders closed, what the pool gave, and keeps no more than dust', async () => {
    const results = join(folder, 'sum');
    await sim('run', await writeScenario('sum'), '--out', results);
    const agents = await rowsOf(results, 'agents');
    const [run] = await rowsOf(results, 'runs');
    const last = (await rowsOf(results, 'series')).at(-1);
    for (const token of ['base', 'quote']) {
      const gained = agents.reduce((sum, agent) => sum + Number(agent[token]), 0);
      const given = Number(run?.[`deposit_${token}`]) - Number(last?.[`${token}_reserve`]);
      expect(Math.abs(gained)).toBeGreaterThan(0.1);
      expect(gained).toBeCloseTo(given, 3);
    }
  });

  it('runs along the prices of a CSV beside the scenario', async () => {
    const results = join(folder, 'history');
    const { code } = await sim('run', join(scenarios, 'history-csv.yaml'), '--out', results);
    expect(code).toBe(0);
    const { inputs } = await manifestOf(results);
    const [run] = await rowsOf(results, 'runs');
    expect(run).toMatchObject({ points: 121, filled: 0, first_price: 1848 });
    const sha256 = createHash('sha256')
      .update(await readFile(join(scenarios, 'minutes.csv')))
      .digest('hex');
    expect(inputs).toEqual([{ file: 'minutes.csv', sha256 }]);
  });

  it("runs a user's own agent", async () => {
    const module = join(folder, 'buyer.ts');
    await writeFile(
      module,
      `import { defineAgent, positive } from ${JSON.stringify(join(root, 'sim/src/index.ts'))};
export const buyer = defineAgent({
  kind: 'buyer',
  about: 'buys at each point',
  parameters: { size: positive('size') },
  create: ({ size }) => ({ act: ({ market }) => void market.swap('buy', size) }),
});`,
    );
    const agent = 'agents:\n  - kind: buyer\n    size: 3';
    const file = await writeScenario('buyer', { 'agents:': agent });
    const results = join(folder, 'buyer');
    const run = start('run', file, '--out', results, '--agents', module);
    const { code, error } = await run.outcome;
    expect([code, error]).toEqual([0, '']);
    const [bought] = await rowsOf(results, 'agents');
    expect(bought).toMatchObject({ agent: 'buyer', trades: 306 });
    // Three a point, less what is below one lot of the book's next level.
    expect(Number(bought?.quote)).toBeCloseTo(-3 * 306, -1);
    const { inputs } = await manifestOf(results);
    expect(inputs).toMatchObject([{ file: 'buyer.ts' }]);
  });

  it('names what is wrong, exits with 1 and writes nothing', async () => {
    const gap = join(folder, 'gap.csv');
    const rows = ['time,close', '2024-01-02 00:00:00,10', '2024-01-02 00:02:00,11', ''];
    await writeFile(gap, rows.join('\n'));
    const history = await readFile(join(scenarios, 'history-csv.yaml'), 'utf8');
    const gapScenario = join(folder, 'gap.yaml');
    await writeFile(gapScenario, history.replace('minutes.csv\n', 'gap.csv\n'));
    const results = join(folder, 'nothing');
    const cases: [string, string, string][] = [
      [
        await writeScenario('field', { 'start:': 'begin:' }),
        'ScenarioInvalid',
        'field.yaml:18:3: path: unknown field begin',
      ],
      [
        await writeScenario('poor', { 'quote: 1000000': 'quote: 0.0001' }),
        'DepositRefused',
        'pool.quote 0.0001',
      ],
      [
        await writeScenario('name', { 'kind: noise': 'kind: noise\n    name: ladder' }),
        'AgentNameTaken',
        'ladder',
      ],
      [gapScenario, 'HistoryGap', 'gap.csv, line 3: expected 2024-01-02T00:01:00Z'],
      [join(folder, 'none.yaml'), 'FileFailed', 'none.yaml cannot be read'],
      [
        await writeScenario('many', { 'seed: 1': 'seed: 1\nseeds: 5' }),
        'ScenarioIsExperiment',
        'many.yaml asks for 5 runs; sim sweep carries that out',
      ],
    ];
    for (const [file, name, message] of cases) {
      const { code, out, error } = await sim('run', file, '--out', results);
      expect([code, out]).toEqual([1, '']);
      expect(error.split('\n')[0]).toBe(name);
      expect(error).toContain(message);
    }
    expect(existsSync(results)).toBe(false);
  });

  it('leaves nothing half written when it is stopped', async () => {
    const file = await writeScenario('long', { 'steps: 305': 'steps: 100000000' });
    const results = join(folder, 'stopped');
    const { child, outcome } = start('run', file, '--out', results);
    while (!existsSync(join(results, 'series.parquet.partial'))) await setTimeout(20);
    child.kill('SIGINT');
    expect((await outcome).code).toBe(130);
    expect(existsSync(results)).toBe(false);
  });
});

describe('sim sweep', { timeout: 180_000 }, () => {
  it('stops at Ctrl-C with what is done, goes on with --resume, and is replayed to the byte', async () => {
    const file = await writeScenario('sweep', {
      'steps: 305': 'steps: 1000',
      'seed: 1': 'seed: 1\nseeds: 12',
      'measure:':
        'measure:\n  show:\n    - agents[ladder].result\n    - slippage[1000, buy, pool].p95',
    });
    const results = join(folder, 'sweep');
    const parts = join(results, 'unfinished/parts');
    const { child, outcome } = start('sweep', file, '--out', results, '--workers', '1', '--csv');
    while (!existsSync(join(parts, '0000001'))) await setTimeout(20);
    child.kill('SIGINT');
    const stopped = await outcome;
    expect(stopped.code).toBe(130);
    expect(stopped.error).toContain('Stopping; what is done is kept.');
    expect(stopped.out).toMatch(/INTERRUPTED: \d+ of 12 runs/);
    const { interrupted, runs } = await manifestOf(results);
    expect(interrupted).toBe(true);
    expect(runs.done).toBeGreaterThanOrEqual(2);
    expect(runs.done).toBeLessThan(12);
    expect(await rowsOf(results, 'runs')).toHaveLength(runs.done);

    expect(await sim('sweep', file, '--out', results)).toMatchObject({ code: 1, out: '' });
    const resumed = await sim(
      'sweep',
      file,
      '--out',
      results,
      '--resume',
      '--csv',
      '--workers',
      '1',
    );
    expect(resumed.code).toBe(0);
    expect(resumed.out).toContain('12 runs');
    expect(resumed.out).toMatch(
      /runs +ladder: result, USDC +cost of a buy of 1000, pool, 95 % quantile, bp\n +12 +-?[\d,.]+ ± [\d,.]+ +[\d.]+ ± [\d.]+\n/,
    );
    expect(await manifestOf(results)).toMatchObject({ interrupted: false, runs: { done: 12 } });
    expect(existsSync(join(results, 'report.html'))).toBe(true);

    const replayed = await sim('replay', results, '--workers', '1');
    expect([replayed.code, replayed.error]).toEqual([0, '']);
    expect(replayed.out).toContain('The same again: runs.parquet, runs.csv, series.parquet');
  });

  it('refuses more workers than cores', async () => {
    const { code, error } = await sim('sweep', join(scenarios, 'gbm.yaml'), '--workers', '4096');
    expect([code, error.split('\n')[0]]).toEqual([1, 'TooManyWorkers']);
    expect(error).toMatch(/expected at most \d+, the cores of this machine, found 4096/);
  });
});

describe('a reader that ends early', { timeout: 60_000 }, () => {
  /** Closes what a process prints to once it has begun, or at once. */
  async function unread(when: 'first' | 'never', ...args: string[]) {
    const { child, outcome } = start(...args);
    if (when === 'first') child.stdout.once('data', () => child.stdout.destroy());
    else child.stdout.destroy();
    const { code, error } = await outcome;
    return [code, error];
  }

  it('ends what only prints, and what it does not read is no error', async () => {
    expect(await unread('first', 'schema')).toEqual([0, '']);
    expect(await unread('never', 'run', '--help')).toEqual([0, '']);
  });

  it('leaves a run to write its result', async () => {
    const results = join(folder, 'unread');
    expect(await unread('never', 'run', await writeScenario('unread'), '--out', results)).toEqual([
      0,
      '',
    ]);
    expect(existsSync(join(results, 'report.html'))).toBe(true);
  });
});

describe('sim', { timeout: 60_000 }, () => {
  it('verifies the yardsticks asked for', async () => {
    const { code, out } = await sim('verify', '1', '3');
    expect(code).toBe(0);
    expect(out).toContain('1662497915624478906');
    expect(out).toContain('20 met, 0 missed');
  });

  it('explains itself, and says what it does not understand with exit code 2', async () => {
    const file = join(scenarios, 'gbm.yaml');
    expect(await sim('--help')).toMatchObject({ code: 0, error: '' });
    expect((await sim('run', '--help')).out).toMatch(/tradesPerDay +required/);
    expect((await sim('sweep', '--help')).out).toContain('--resume');
    expect((await sim('replay', '--help')).out).toContain('--inputs');
    expect((await sim('report', '--help')).out).toContain('report.html');
    expect((await sim('verify', '--help')).out).toContain('Loss versus rebalancing');
    const wrong = [
      [],
      ['walk'],
      ['run'],
      ['run', 'x.yaml', '--fast'],
      ['run', file, '--seed', '-1x'],
      ['run', file, '--seed=1.5'],
      ['verify', '99'],
      ['sweep', file, '--resume', '--restart'],
      ['sweep', file, '--workers', '0'],
      ['replay'],
      ['report', 'a', 'b'],
    ];
    for (const args of wrong) {
      const { code, out, error } = await sim(...args);
      expect([code, out]).toEqual([2, '']);
      expect(error).toMatch(/expected|Unknown option|argument/);
    }
  });
});
