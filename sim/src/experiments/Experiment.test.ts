import { describe, expect, it } from 'vitest';
import { agentKinds } from '../agents/agentKinds.ts';
import { ScenarioText } from '../scenarios/readScenario.ts';
import { Experiment } from './Experiment.ts';

const base = `seed: 7
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
  steps: 100
  secondsPerStep: 12
agents:
  - kind: arbitrageur
  - kind: noise
    name: small one
    tradesPerDay: 10
    meanSize: 100
`;

const experiment = (more: string) =>
  new Experiment(new ScenarioText(base + more, 'test.yaml', agentKinds));

describe('Experiment', () => {
  it('makes a run of every combination and seed, the first field slowest', () => {
    const grid = experiment(
      'seeds: 2\nsweep:\n  market.poolFee: [500, 3000]\n  agents.small one.meanSize: [1, 2, 3]\n',
    );
    expect(grid.points).toBe(6);
    const runs = grid.grid();
    expect(runs.map(({ run }) => run)).toEqual(Array.from({ length: 12 }, (_, run) => run));
    expect(runs.slice(0, 4).map(({ seed, values }) => [seed, ...values])).toEqual([
      [7, 500, 1],
      [8, 500, 1],
      [7, 500, 2],
      [8, 500, 2],
    ]);
    expect(runs.at(-1)).toEqual({ run: 11, point: 5, seed: 8, values: [3000, 3], isFirst: false });
    const last = grid.at([3000, 3]);
    expect(last.market.fees.poolFee).toBe(3000);
    expect(last.agents[1]?.parameters).toMatchObject({ meanSize: 3 });
    // Nothing of one point stays for the next.
    expect(grid.at([500, 1]).market.fees.poolFee).toBe(500);
  });

  it('makes ranges of exact decimals, linear or in equal ratios', () => {
    const { axes } = experiment(
      `sweep:
  path.dailyVolatility: { from: 0.1, to: 0.5, count: 5 }
  pool.quote: { from: 1000, to: 1000000, count: 4, scale: log }
`,
    );
    expect(axes.map(({ values }) => values)).toEqual([
      [0.1, 0.2, 0.3, 0.4, 0.5],
      [1000, 10_000, 100_000, 1_000_000],
    ]);
  });

  it('varies whole sections and fields that the file leaves out', () => {
    const grid = experiment(
      `sweep:
  market.tier: [major, stable]
  agents.1:
    - { kind: noise, tradesPerDay: 1, meanSize: 1 }
    - { kind: ladder, size: 5 }
`,
    );
    expect(grid.at(grid.grid()[3]?.values ?? []).agents[1]?.kind).toBe('ladder');
    expect(grid.axes.map(({ isNumeric }) => isNumeric)).toEqual([false, false]);
    expect(grid.cells(['major', { kind: 'x' }, 3])).toEqual(['major', '{"kind":"x"}', 3]);
  });

  it.each([
    ['sweep:\n  market.poolFees: [1]\n', '21:20: sweep: market: unknown field poolFees'],
    [
      'sweep:\n  market.poolFee: [900, 0.5]\n',
      '21:19: sweep: market.poolFee: expected poolFee in parts',
    ],
    [
      'sweep:\n  agents.maker.size: [1]\n',
      '21:22: sweep: agents.maker.size: expected one entry called maker',
    ],
    ['sweep:\n  agents.9.size: [1]\n', 'expected an entry from 0 to 1, found 9'],
    ['sweep:\n  pool.quote.x: [1]\n', 'expected fields below pool.quote, found 1000000'],
    ['sweep:\n  seed: [1, 2]\n', 'seed cannot vary'],
    [
      'sweep:\n  pool.quote: []\n',
      '21:15: sweep.pool.quote: expected at least one value, found []',
    ],
    [
      'sweep:\n  pool.quote: { from: 1, to: 1, count: 3 }\n',
      '21:15: sweep.pool.quote: expected from and to to differ',
    ],
    ['sweep:\n  agents.1.meanSize: [1]\n  agents.small one.meanSize: [1]\n', 'vary the same field'],
    ['sweep:\n  path: [{ kind: gbm }]\n  path.start: [1]\n', 'vary the same field'],
    ['seeds: 0\n', '20:8: seeds: expected seeds, a whole number from 1'],
    ['sweep:\n  pool.quote: 3\n', '21:15: sweep.pool.quote: expected a list of values, or a range'],
    ['sweep:\n  pool.quote: { from: 1, to: 2 }\n', 'sweep.pool.quote.count: expected count'],
    ['sweep: 3\n', '20:8: sweep: expected fields with their values'],
    ['sweep: { pool.quote: [1] }\nstress: {}\n', 'expected either sweep or stress, found both'],
    ['stress: { field: pool.quote }\n', '20:9: stress.from: expected from, a number'],
    [
      'stress: { field: pool.quote, from: 5, to: 1, step: 1, metric: m, bound: 0 }\n',
      'stress.to: expected to above from 5',
    ],
    [
      'stress: { field: pool.quote, from: 1, to: 10, step: 2, metric: m, bound: 0 }\n',
      'stress.step: expected a step that leads from 1 to 10',
    ],
  ])('refuses %j and says where', (more, message) => {
    expect(() => experiment(more).check()).toThrow(message);
  });

  it('finds a combination that contradicts itself, though each value is fine', () => {
    const grid = experiment(
      'sweep:\n  market.takerFee: [500, 0]\n  market.makerRebate: [0, 100]\n',
    );
    expect(() => grid.check()).toThrow('a makerRebate of at most half the takerFee 0, found 100');
  });

  it('refuses more runs than can be', () => {
    expect(() => experiment('seeds: 1000000\nsweep:\n  pool.quote: [1, 2]\n').grid()).toThrow(
      'expected at most 1000000 runs, found 2000000',
    );
  });
});
