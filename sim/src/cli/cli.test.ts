import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { commandLine } from './commandLine.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const scenarios = join(root, 'sim/scenarios');

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'weir-sim-'));
});
afterAll(() => rm(folder, { recursive: true }));

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

const readAll = async (results: string) =>
  Promise.all(
    ['results.json', 'series.csv', 'slippage.csv'].map((name) =>
      readFile(join(results, name), 'utf8'),
    ),
  ) as Promise<[string, string, string]>;

describe('sim run', { timeout: 60_000 }, () => {
  it('writes the same bytes for the same seed and others for another one', async () => {
    const file = await writeScenario('same');
    const runs = [
      await sim('run', file, '--out', join(folder, 'first')),
      await start('run', file, '--out', join(folder, 'second')).outcome,
      await sim('run', file, '--out', join(folder, 'third'), '--seed', '2'),
    ];
    for (const { code, error } of runs) expect([code, error]).toEqual([0, '']);
    const [first, second, third] = await Promise.all(
      ['first', 'second', 'third'].map((name) => readAll(join(folder, name))),
    );
    expect(first).toEqual(second);
    const lastPrice = (files: string[] | undefined) => JSON.parse(files?.[0] ?? '').path.lastPrice;
    expect(lastPrice(third)).not.toBe(lastPrice(first));
    expect(runs[0]?.out).toContain('Cost of a trade');

    const [json, series, slippage] = first ?? ['', '', ''];
    const results = JSON.parse(json);
    for (const [file, text] of [
      ['series.csv', series],
      ['slippage.csv', slippage],
    ]) {
      const sha256 = createHash('sha256')
        .update(text ?? '')
        .digest('hex');
      expect(results.outputs).toContainEqual({ file, sha256 });
    }
    // 306 points: a row at every tenth, and at the last.
    expect(series.trim().split('\n')).toHaveLength(1 + 31 + 1);
    expect(slippage.trim().split('\n')).toHaveLength(1 + 4 * 2 * 2);
    const { againstRebalancing, lossToArbitrage, gainFromOthers, bookFees } = results.provider;
    const sum = -lossToArbitrage + Number(gainFromOthers) + Number(bookFees);
    expect(Number(againstRebalancing)).toBeCloseTo(sum, 4);
  });

  it('gives the agents, their orders closed, what the pool gave, and keeps no more than dust', async () => {
    const results = join(folder, 'sum');
    await sim('run', await writeScenario('sum'), '--out', results);
    const [json, series] = await readAll(results);
    const { agents, provider } = JSON.parse(json);
    const last = series.trim().split('\n').at(-1)?.split(',') ?? [];
    for (const [token, reserve] of [
      ['base', last[3]],
      ['quote', last[4]],
    ] as const) {
      const gained = agents.reduce(
        (sum: number, agent: { position: Record<string, string> }) =>
          sum + Number(agent.position[token]),
        0,
      );
      const given = Number(provider.deposit[token]) - Number(reserve);
      expect(Math.abs(gained)).toBeGreaterThan(0.1);
      expect(gained).toBeCloseTo(given, 3);
    }
  });

  it('runs along the prices of a CSV beside the scenario', async () => {
    const results = join(folder, 'history');
    const { code } = await sim('run', join(scenarios, 'history-csv.yaml'), '--out', results);
    expect(code).toBe(0);
    const { inputs, path } = JSON.parse((await readAll(results))[0]);
    expect(path).toMatchObject({ points: 121, filled: 0, firstPrice: '1848' });
    const sha256 = createHash('sha256')
      .update(await readFile(join(scenarios, 'minutes.csv')))
      .digest('hex');
    expect(inputs[1]).toEqual({ file: 'minutes.csv', sha256 });
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
    const { agents } = JSON.parse((await readAll(results))[0]);
    expect(agents[0]).toMatchObject({ name: 'buyer', trades: 306 });
    // Three a point, less what is below one lot of the book's next level.
    expect(Number(agents[0].position.quote)).toBeCloseTo(-3 * 306, -1);
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
        'field.yaml:17:3: path: unknown field begin',
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
      [gapScenario, 'CsvGap', 'gap.csv, line 3: expected 2024-01-02T00:01:00Z'],
      [join(folder, 'none.yaml'), 'FileFailed', 'none.yaml cannot be read'],
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
    while (!existsSync(join(results, 'series.csv.partial'))) await setTimeout(20);
    child.kill('SIGINT');
    expect((await outcome).code).toBe(130);
    expect(await readdir(results)).toEqual([]);
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
    expect((await sim('verify', '--help')).out).toContain('Loss versus rebalancing');
    const wrong = [
      [],
      ['walk'],
      ['run'],
      ['run', 'x.yaml', '--fast'],
      ['run', file, '--seed', '-1x'],
      ['run', file, '--seed=1.5'],
      ['verify', '99'],
    ];
    for (const args of wrong) {
      const { code, out, error } = await sim(...args);
      expect([code, out]).toEqual([2, '']);
      expect(error).toMatch(/expected|Unknown option|argument/);
    }
  });
});
