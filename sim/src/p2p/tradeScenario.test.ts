import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { commandLine } from '../cli/commandLine.ts';
import { openExperiment, sourceOf } from '../experiments/ExperimentSource.ts';
import { replay } from '../operations/replay.ts';
import { writeReport } from '../operations/writeReport.ts';
import { readManifest } from '../results/manifest.ts';
import { readRows } from '../results/readTable.ts';
import { isOfTrade } from '../yaml/isOfTrade.ts';
import { runTrade } from './runTrade.ts';
import { TradeExperiment } from './TradeExperiment.ts';

const scenarios = fileURLToPath(new URL('../../scenarios', import.meta.url));

const valid = `title: A trade
trade:
  amount: 500
  bond: 0.15
court:
  wrong: 0.05
  settlementShare: 0.5
sweep:
  trade.bond: [0.1, 0.15]
  court.wrong: [0.05, 0.1, 0.2]
`;

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'weir-trade-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** A valid scenario with one place changed, as it is refused. */
const open = (before: string, after: string) =>
  new TradeExperiment(valid.replace(before, after), 'test.yaml');

describe('a trade’s scenario', () => {
  it.each([
    [
      'a wrong type',
      'amount: 500',
      'amount: much',
      'test.yaml:3:11: trade.amount: expected amount in USD, a number above 0, found "much"',
    ],
    [
      'a bond above the trade',
      'bond: 0.15',
      'bond: 15',
      'test.yaml:4:9: trade.bond: expected bond, a fraction of the trade, a number from 0 to 1, found 15',
    ],
    [
      'a missing field',
      '  wrong: 0.05\n',
      '',
      'test.yaml:6:3: court.wrong: expected wrong, a probability, a number from 0 to 1, found nothing',
    ],
    [
      'an unknown field',
      'settlementShare',
      'settlmentShare',
      'test.yaml:7:3: court: unknown field settlmentShare; there are wrong,',
    ],
    [
      'a swept value, where the file asks for it',
      '[0.1, 0.15]',
      '[0.1, 1.5]',
      'test.yaml:9:15: sweep: trade.bond: expected bond, a fraction of the trade, a number from 0 to 1, found 1.5',
    ],
    [
      'an unknown swept field',
      'trade.bond: [0.1, 0.15]',
      'trade.bnd: [0.1, 0.15]',
      'unknown field bnd',
    ],
    [
      'points out of order',
      'court:',
      'terms:\n  elapsed: [{ hours: 6, cost: 0.01 }, { hours: 6, cost: 0.02 }]\ncourt:',
      'test.yaml:6:48: terms.elapsed.1.hours: expected hours above 6, those of the point before, found 6',
    ],
    ['a seed, which it has not', 'title: A trade', 'seed: 1', 'test.yaml:1:1: unknown field seed'],
    ['text that is no YAML', 'amount: 500', 'amount: [500', 'test.yaml:4:3: '],
  ])('refuses %s, with its place', (_, before, after, message) => {
    expect(() => open(before, after)).toThrow(message);
  });

  it('refuses more points than it can hold', () => {
    const many = 'trade.bond: { from: 0, to: 1, count: 8000 }';
    expect(() => open('trade.bond: [0.1, 0.15]', many)).toThrow('found 24000');
  });

  it('is told from a market’s, and is no experiment for sweep', async () => {
    expect(isOfTrade(valid, 'test.yaml')).toBe(true);
    const market = readFileSync(join(scenarios, 'gbm.yaml'), 'utf8');
    expect(isOfTrade(market, 'gbm.yaml')).toBe(false);
    // What has both is a market's with a field too many, and told so.
    expect(isOfTrade(`${market}\ntrade: {}\n`, 'gbm.yaml')).toBe(false);
    const source = { text: valid, file: 'test.yaml', folder };
    await expect(openExperiment(source)).rejects.toThrow('sim run solves it');
  });
});

describe('a trade’s result', () => {
  const solved = (csv = false) =>
    runTrade({ text: valid, file: 'test.yaml', folder }, folder, { csv });

  it('has a row a point, the best of each side marked once', async () => {
    const { manifest } = solved();
    expect(manifest.runs).toEqual({ planned: 6, done: 6 });
    const outcomes = await readRows(join(folder, 'outcomes.parquet'));
    expect(outcomes.map((row) => [row['trade.bond'], row['court.wrong']])).toEqual(
      [0.1, 0.15].flatMap((bond) => [0.05, 0.1, 0.2].map((wrong) => [bond, wrong])),
    );
    const strategies = await readRows(join(folder, 'strategies.parquet'));
    for (const { point, seller_best, seller_yield, seller_yield_usd } of outcomes) {
      const best = strategies.filter((row) => row.point === point && row.is_best);
      expect(best.map(({ player }) => player)).toEqual(['seller', 'buyer']);
      expect(best[0]).toMatchObject({ strategy: seller_best, yield: seller_yield });
      expect(seller_yield_usd).toBeCloseTo(Number(seller_yield) * 500, 9);
    }
    expect(outcomes[3]).toMatchObject({ outcome: 'honest', wash_cost: 5 });
    expect(outcomes[3]?.denial_threshold).toBeCloseTo(0.1261, 4);
    expect(outcomes[3]?.day_late_threshold).toBeCloseTo(0.1217, 4);
    expect(outcomes[3]?.late_threshold).toBeCloseTo(0.0826, 4);
  });

  it('names every column with what it means', () => {
    for (const { columns } of solved().manifest.tables) {
      for (const { about } of columns) expect(about).not.toBe('');
    }
  });

  it('comes out the same again, and tells what was changed', async () => {
    solved(true);
    const { equal, differences } = await replay(folder, { workers: 1 });
    expect(differences).toEqual([]);
    expect(equal).toContain('outcomes.parquet');
    expect(equal).toContain('strategies.csv');
    rmSync(join(folder, 'sybils.csv'));
    cpSync(join(folder, 'windows.csv'), join(folder, 'sybils.csv'));
    const again = await replay(folder, { workers: 1 });
    expect(again.differences).toEqual(['sybils.csv was changed since it was written']);
  });

  it('is drawn as one page with its maps, framed where cheating pays, without script or network', async () => {
    solved();
    const page = readFileSync(await writeReport(folder), 'utf8');
    for (const title of [
      'What cheating yields the seller, % of the trade',
      'The best strategies',
      'Wrong rulings above which cheating pays, by trade.bond',
      'Seats in one hand: how often they win the appeal',
    ]) {
      expect(page).toContain(`<h2>${title}</h2>`);
    }
    expect(page).not.toMatch(/<script|https?:|NaN|undefined/);
    // The file's own values, which are not the first of the grid.
    expect(page).toContain('Tiles are of the point with trade.bond 0.15, court.wrong 0.05.');
    // Two widths of the map; at 10 % it pays above 8 or so wrong rulings in a hundred, at 15 % above 13.
    const [, map = ''] = page.split('<h2>What cheating yields the seller');
    const framed = map.split('</figure>')[0]?.match(/class="heat outlined"/g) ?? [];
    const paying = (await readRows(join(folder, 'outcomes.parquet'))).filter(
      (row) => Number(row.seller_yield) > 0,
    );
    expect(framed).toHaveLength(2 * paying.length);
    expect(paying.length).toBeGreaterThan(0);
    expect(paying.length).toBeLessThan(6);
  });

  it('is drawn without a grid too, and along one field', async () => {
    for (const sweep of ['', 'sweep:\n  trade.amount: [25, 1000]\n']) {
      const text = valid.replace(/sweep:[\s\S]*/, sweep);
      runTrade({ text, file: 'test.yaml', folder }, folder);
      const page = readFileSync(await writeReport(folder), 'utf8');
      expect(page).toContain('Every way to cheat');
      expect(page).not.toMatch(/NaN|undefined/);
    }
  });

  it('leaves nothing where the scenario is refused', () => {
    const out = join(folder, 'result');
    const text = valid.replace('amount: 500', 'amount: 0');
    expect(() => runTrade({ text, file: 'test.yaml', folder }, out)).toThrow('test.yaml:3:11');
    expect(existsSync(out)).toBe(false);
  });
});

describe('sim run', () => {
  it.each([
    ['--seed', '3'],
    ['--agents', 'agents.ts'],
  ])('refuses %s for a trade', async (option, value) => {
    const errors: unknown[] = [];
    const { error } = console;
    console.error = (message) => errors.push(message);
    try {
      const file = join(scenarios, 'p2p/bonds.yaml');
      expect(await commandLine(['run', file, option, value, '--out', folder])).toBe(2);
    } finally {
      console.error = error;
    }
    expect(errors.join()).toContain(`${option}: expected a scenario of a market`);
    expect(readdirSync(folder)).toEqual([]);
  });
});

describe('the ready scenarios of trades', () => {
  const rowsOf = async (name: string) => {
    const source = sourceOf(join(scenarios, `p2p/${name}.yaml`));
    runTrade(source, folder);
    return readRows(join(folder, 'outcomes.parquet'));
  };

  it('bonds: say what their first lines do', { timeout: 60_000 }, async () => {
    const rows = await rowsOf('bonds');
    expect(rows).toHaveLength(readManifest(folder).runs.done);
    const own = rows.filter(
      (row) =>
        row['trade.bond'] === 0.15 &&
        row['terms.fee'] === 0.005 &&
        row['trade.amount'] === 500 &&
        row['trade.payWindow'] === 1,
    );
    expect(own).toHaveLength(9);
    for (const row of own) {
      expect(row.denial_threshold).toBeCloseTo(0.126, 3);
      expect(row.seller_threshold).toBeCloseTo(0.133, 3);
      expect(Number(row.seller_yield) > 0).toBe(Number(row['court.wrong']) > 0.133);
      expect(row.outcome).toBe(Number(row['court.wrong']) > 0.133 ? 'no trade' : 'honest');
    }
  });

  it('bribes: pay below 27 % of the trade a seat', async () => {
    for (const row of await rowsOf('bribes')) {
      const share = Number(row['court.seatPrice']) / Number(row['trade.amount']);
      expect(Number(row.seller_yield) > 0).toBe(share < (0.95 * 1.15) / 4);
    }
  });

  it('chargebacks: pay above accountWorth / reversed, at either bond', async () => {
    for (const row of await rowsOf('chargebacks')) {
      const worth = Number(row['payment.reversed']) * Number(row['trade.amount']);
      expect(Number(row.buyer_yield) > 0).toBe(worth > 25);
    }
  });

  it('are all tried here', () => {
    expect(readdirSync(join(scenarios, 'p2p')).toSorted()).toEqual([
      'bonds.yaml',
      'bribes.yaml',
      'chargebacks.yaml',
    ]);
  });
});
