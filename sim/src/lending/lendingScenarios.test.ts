import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { agentKinds } from '../agents/agentKinds.ts';
import { gasWithMoves } from '../conditions/GasPrice.ts';
import { openPath } from '../scenarios/openPath.ts';
import { readScenario, ScenarioText } from '../scenarios/readScenario.ts';
import { type RunResult, runScenario } from '../scenarios/runScenario.ts';

const folder = fileURLToPath(new URL('../../scenarios/', import.meta.url));

/** Runs one point of a ready scenario, shortened, with other values of some fields. */
async function run(name: string, fields: Record<string, unknown>): Promise<RunResult> {
  const source = await readFile(`${folder}${name}.yaml`, 'utf8');
  const text = new ScenarioText(source, name, agentKinds);
  const overrides = Object.entries({ 'measure.series': 'none', ...fields }).map(
    ([field, value]) => {
      const path = field.split('.').map((word) => (/^\d+$/.test(word) ? Number(word) : word));
      return { path, value, from: path };
    },
  );
  return runScenario(text.scenario(overrides), { kinds: agentKinds, folder });
}

function loansOf({ lending }: RunResult) {
  if (!lending) throw new Error('The scenario has no lending market.');
  return lending;
}

/** The cascade, its fall brought forward and its day cut to an hour and a half. */
const soon = {
  'path.crashAt': 600,
  'path.fallSeconds': 1200,
  'path.holdSeconds': 600,
  'path.recoverySeconds': 1200,
  'path.steps': 450,
};

describe('lending-cascade', () => {
  it('liquidates into pool and book without bad debt where two feeds agree', async () => {
    const result = await run('lending-cascade', soon);
    const { figures, liquidations, health } = loansOf(result);
    expect(figures.liquidations).toBeGreaterThan(50);
    expect(figures.largestCascade).toBeGreaterThan(0.5 * figures.liquidatedValue);
    expect(figures.badDebtShare).toBeLessThan(1e-3);
    // About 1.7 M at 2 % a year for an hour and a half.
    expect(figures.interest).toBeGreaterThan(2);
    expect(figures.interest).toBeLessThan(10);
    expect(figures.liquidatorProfit).toBeGreaterThan(0);
    const sum = liquidations.reduce((total, { profit }) => total + profit, 0);
    expect(sum).toBeCloseTo(figures.liquidatorProfit, 6);
    // What the liquidator has in the end is what its sales brought above its repayments, less its gas.
    const liquidator = result.agents.find(({ name }) => name === 'liquidator');
    const gained = figures.liquidatorProfit - (liquidator?.gasCost ?? 0);
    // A sale takes whole units of the pool and lots of the book: dust of the base stays with it.
    expect(Math.abs((liquidator?.result ?? Number.NaN) - gained)).toBeLessThan(1);
    expect(liquidator?.position.base).toBeCloseTo(0, 3);
    // Every sale of the cascade lowers the pool's price, or leaves it to the book.
    for (const { poolBefore, poolAfter } of liquidations) {
      expect(poolAfter).toBeLessThanOrEqual(poolBefore);
    }
    const [first] = health;
    const atStart = health.filter(({ step }) => step === first?.step);
    // 200 of the scenario, and the borrower agent.
    expect(atStart.reduce((total, { positions }) => total + positions, 0)).toBe(201);
  });

  it('gives the same in floats as exactly, but for rounding', async () => {
    const fields = { ...soon, 'path.steps': 160, 'lending.borrowers.count': 40 };
    const [exact, float] = [
      loansOf(await run('lending-cascade', { ...fields, arithmetic: 'exact' })),
      loansOf(await run('lending-cascade', { ...fields, arithmetic: 'float' })),
    ];
    expect(exact.figures.liquidations).toBeGreaterThan(5);
    expect(float.figures.liquidations).toBe(exact.figures.liquidations);
    for (const name of ['liquidatedValue', 'badDebt', 'liquidatorProfit', 'interest'] as const) {
      // Amounts of 6 decimals, sold in lots of 0.00001 WETH.
      const distance = Math.abs(float.figures[name] - exact.figures[name]);
      expect(distance).toBeLessThan(1e-6 * exact.figures.liquidatedValue);
    }
  });
});

describe('lending-spiral', () => {
  const at = (ltv: number, quote: number, size: number) =>
    run('lending-spiral', {
      'lending.collateral.liquidationLtv': ltv,
      'pool.quote': quote,
      'agents.1.size': size,
      'path.steps': 110,
    }).then(loansOf);

  it('spirals in a shallow pool and not in a deep one, sooner at a higher LTV; a book damps it', async () => {
    const shallow = await at(0.86, 2_500_000, 60);
    expect(shallow.figures.worsened).toBeGreaterThan(20);
    expect(shallow.figures.badDebtShare).toBeGreaterThan(0.02);
    expect(shallow.warnings[0]?.share).toBeCloseTo(0.4, 6);
    // 1.0438 is the largest incentive at 86 %: 1/(1.0438 · 1.8) − 0.86.
    expect(shallow.toxicMargin).toBeCloseTo(1 / (1.0438 * 1.8) - 0.86, 4);
    expect((await at(0.86, 40_000_000, 60)).figures).toMatchObject({ worsened: 0, badDebt: 0 });
    expect((await at(0.625, 2_500_000, 60)).figures.worsened).toBe(0);
    const withBook = await at(0.86, 2_500_000, 100_000);
    expect(withBook.figures.badDebtShare).toBeLessThan(0.5 * shallow.figures.badDebtShare);
  });

  it('does not spiral by the guard’s marks, which no sale moves within a block', async () => {
    const guarded = await run('lending-spiral', {
      'lending.collateral.liquidationLtv': 0.86,
      'pool.quote': 2_500_000,
      'agents.1.size': 60,
      'path.steps': 110,
      'lending.marks': 'guard',
      conditions: { moreFeeds: [{}] },
    });
    expect(loansOf(guarded).figures.worsened).toBe(0);
    expect(loansOf(guarded).figures.badDebt).toBeLessThan(1);
  });
});

describe('lending-lagging-feed', () => {
  const at = (lag: number, marks: string) =>
    run('lending-lagging-feed', {
      'conditions.feed.lag': lag,
      'lending.marks': marks,
      'path.crashAt': 600,
      'path.steps': 300,
    }).then(loansOf);

  it('costs lenders more the longer it lags; with one feed alone the guard waits for the venue', async () => {
    const [live, late, guarded] = [
      await at(0, 'feed'),
      await at(600, 'feed'),
      await at(0, 'guard'),
    ];
    expect(live.figures.badDebt).toBeLessThan(10);
    expect(late.figures.badDebt).toBeGreaterThan(5000);
    expect(guarded.figures.badDebt).toBeGreaterThan(5000);
    const first = ({ liquidations }: typeof live) => liquidations[0]?.time ?? Number.NaN;
    expect(first(late)).toBeGreaterThan(first(live) + 500);
    expect(first(guarded)).toBeGreaterThan(first(live));
    for (const { mark, price } of guarded.liquidations) expect(mark).toBeGreaterThanOrEqual(price);
  });
});

describe('lending-black-thursday', () => {
  it('lets small loans wait where gas is dear', async () => {
    // The fall at its own pace, since gas follows it.
    const fields = { 'path.crashAt': 600, 'path.steps': 1500, 'lending.borrowers.count': 100 };
    const [cheap, dear] = [
      loansOf(await run('lending-black-thursday', { ...fields, 'conditions.gas.gwei': 1 })),
      loansOf(await run('lending-black-thursday', { ...fields, 'conditions.gas.gwei': 25 })),
    ];
    expect(cheap.figures.liquidations).toBeGreaterThan(300);
    expect(dear.figures.liquidations).toBeLessThan(0.8 * cheap.figures.liquidations);
    const mean = ({ figures }: typeof cheap) => figures.liquidatedValue / figures.liquidations;
    expect(mean(dear)).toBeGreaterThan(1.2 * mean(cheap));
    expect(dear.figures.badDebt).toBeGreaterThan(cheap.figures.badDebt);
  });
});

/** Gas price by block against its median before the fall, along the scenario's own path. */
async function gasInTheFall(seed: number): Promise<number> {
  const scenario = await readScenario(`${folder}lending-black-thursday.yaml`, agentKinds);
  const { path } = await openPath({ ...scenario, seed }, folder);
  const { gas } = scenario.conditions;
  if (gas.kind !== 'moves' || scenario.path.kind !== 'crash') throw new Error('Other conditions.');
  const { crashAt, fallSeconds } = scenario.path.parameters;
  const price = gasWithMoves(gas.parameters);
  const [calm, fall]: [number[], number[]] = [[], []];
  do {
    const gwei = price.at(path.time, path.price);
    // An hour for the memory to fill.
    if (path.time > 3600 && path.time < crashAt) calm.push(gwei);
    if (path.time > crashAt + 3600 && path.time < crashAt + fallSeconds) fall.push(gwei);
  } while (path.advance());
  const median = (values: number[]) => values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;
  return median(fall) / median(calm);
}

describe('the shape of Black Thursday', () => {
  it('is a price that halves while gas rises twentyfold', async () => {
    const rises = await Promise.all([1, 2, 3, 4, 5, 6, 7, 8].map(gasInTheFall));
    const mean = rises.reduce((sum, rise) => sum + rise) / rises.length;
    expect(mean).toBeGreaterThan(18);
    expect(mean).toBeLessThan(22);
    const { path } = await run('lending-black-thursday', { 'lending.borrowers.count': 1 });
    expect(path.lastPrice / path.firstPrice).toBeCloseTo(0.5, 1);
  });
});

describe('lending-lying-feed', () => {
  const at = (lieFactor: number, marks: string) =>
    run('lending-lying-feed', {
      'conditions.feed.lieFactor': lieFactor,
      'lending.marks': marks,
    }).then(loansOf);

  it('costs borrowers or lenders where that feed alone marks the loans, and nobody where the guard does', async () => {
    const truth = (await at(1, 'feed')).figures;
    const low = await at(0.8, 'feed');
    // Healthy loans are liquidated as soon as it lies, at prices that are the liquidator's gain.
    expect(low.liquidations[0]?.time).toBeLessThan(660);
    expect(low.figures.liquidatorProfit).toBeGreaterThan(50 * truth.liquidatorProfit);
    const high = (await at(1.25, 'feed')).figures;
    expect(high.liquidations).toBe(0);
    expect(high.recoveredShare).toBe(0);
    expect(high.badDebt).toBeGreaterThan(100 * truth.badDebt);
    for (const factor of [0.8, 1.25]) {
      expect((await at(factor, 'guard')).figures).toEqual(truth);
    }
  });
});

describe('lending-thin-book', () => {
  it('pushes a thin pool further below the outside price than a deep one', async () => {
    const fields = { 'path.crashAt': 600, 'path.fallSeconds': 900, 'path.steps': 200 };
    const [thin, deep] = [
      loansOf(await run('lending-thin-book', { ...fields, 'pool.quote': 150_000 })),
      loansOf(await run('lending-thin-book', { ...fields, 'pool.quote': 2_400_000 })),
    ];
    expect(thin.figures.deepestDiscount).toBeGreaterThan(2 * deep.figures.deepestDiscount);
    expect(thin.warnings).toHaveLength(1);
  });
});

describe('lending-two-collaterals', () => {
  it('seizes either, and sells the second outside', async () => {
    const result = await run('lending-two-collaterals', {
      'lending.borrowers.secondShare': 0.5,
      'path.steps': 1800,
    });
    const { liquidations, figures } = loansOf(result);
    const of = (name: string) => liquidations.filter(({ collateral }) => collateral === name);
    expect(of('WETH').length).toBeGreaterThan(0);
    expect(of('stETH').length).toBeGreaterThan(0);
    for (const { poolBefore, poolAfter, seized, proceeds, mark } of of('stETH')) {
      expect(poolAfter).toBe(poolBefore);
      expect(proceeds).toBeCloseTo(seized * mark * (1 - 0.004), 6);
    }
    // The dust of a sale: less than a lot of 0.00001 WETH each, some 0.02 USDC.
    const kept = (result.agents.at(-1)?.result ?? Number.NaN) - figures.liquidatorProfit;
    expect(Math.abs(kept)).toBeLessThan(0.025 * liquidations.length);
  });
});
