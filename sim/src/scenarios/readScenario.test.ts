import { describe, expect, it } from 'vitest';
import { agentKinds } from '../agents/agentKinds.ts';
import { FileFailed } from '../inputError.ts';
import { ScenarioInvalid } from '../yaml/ScenarioYaml.ts';
import { parseScenario, readScenario } from './readScenario.ts';

const valid = `seed: 7
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
    tradesPerDay: 10
    meanSize: 100
`;

const parse = (source: string) => parseScenario(source, 'test.yaml', agentKinds);

/** The message for the valid scenario with one piece of text replaced. */
function faultOf(before: string, after: string): string {
  expect(valid).toContain(before);
  try {
    parse(valid.replace(before, after));
  } catch (error) {
    expect(error).toBeInstanceOf(ScenarioInvalid);
    return (error as Error).message;
  }
  throw new Error('The scenario was accepted.');
}

describe('measure.show', () => {
  const shown = (source: string) => parse(source).measure.show;

  it('is chosen from the agents where the scenario says nothing', () => {
    expect(shown(valid)).toEqual([
      'against_holding_share',
      'loss_to_arbitrage_per_day',
      'pool_fees',
    ]);
    const panic = '  - kind: panic\n    name: seller\n    base: 1\n    drawdown: 0.1\n';
    expect(shown(valid + panic)).toContain('agents[seller].taker_gain');
    const quiet = valid.replace('  - kind: arbitrageur\n', '');
    expect(shown(quiet)).toEqual(['against_holding_share', 'pool_fees']);
    const loans =
      'lending:\n  supplied: 1000\n  collateral: {}\n' +
      '  borrowers: { count: 2, collateral: 1, usedFrom: 0.5, usedTo: 0.9 }\n';
    expect(shown(valid + loans)[0]).toBe('bad_debt_share');
  });

  it('is what the scenario says, in its order', () => {
    const asked = ['pool_fees', 'slippage[100, buy, pool].mean', 'against_holding'];
    expect(shown(`${valid}measure: { show: ${JSON.stringify(asked)} }\n`)).toEqual(asked);
  });

  it.each([
    ['pool_feez', 'metric pool_feez: expected one of days, '],
    ['agents[noise].luck', 'metric agents[noise].luck: expected one of pool_volume, '],
    ['agents[nobody].result', 'expected an agent, one of arbitrageur, noise, found'],
    ['slippage[5, buy, pool].mean', 'expected a size of slippageSizes, 100, 1000, '],
    ['slippage[100, hold, pool].mean', 'expected buy or sell after the size'],
    ['slippage[100, buy, moon].mean', 'expected pool or pool_and_book after the side'],
    ['bad_debt', 'expected a section lending, which it is a figure of'],
  ])('refuses %s at its place', (metric, expected) => {
    const fault = faultOf(
      'agents:',
      `measure:\n  show:\n    - pool_fees\n    - ${metric}\nagents:`,
    );
    expect(fault).toContain(`test.yaml:17:7: measure.show.1: ${expected}`);
  });
});

describe('parseScenario', () => {
  it('fills in the defaults', () => {
    const scenario = parse(valid);
    expect(scenario.market.fees).toEqual({
      tickSpacing: 1,
      poolFee: 1000,
      takerFee: 500,
      makerRebate: 200,
    });
    expect(scenario.pool.quote).toBe('1000000');
    expect(scenario.path).toMatchObject({ kind: 'gbm', parameters: { arrivals: 'fixed' } });
    expect(scenario.agents[0]).toEqual({
      kind: 'arbitrageur',
      parameters: { transactionCost: 0, latency: 0, priorityFee: 0 },
    });
    expect(scenario.measure.slippageSizes).toHaveLength(4);
  });

  it('lets single fees replace those of the tier', () => {
    const { market } = parse(valid.replace('lotExponent: 14', 'lotExponent: 14\n  poolFee: 2500'));
    expect(market.fees).toMatchObject({ poolFee: 2500, takerFee: 500 });
  });

  it.each([
    [
      'a wrong type',
      'lotExponent: 14',
      'lotExponent: many',
      'test.yaml:5:16: market.lotExponent: expected lotExponent, a whole number from 0 to 36, found "many"',
    ],
    ['a number out of range', 'lotExponent: 14', 'lotExponent: 37', 'found 37'],
    [
      'an unknown field',
      'seed: 7',
      'sead: 7',
      'test.yaml:1:1: unknown field sead; there are title, seed,',
    ],
    [
      'a missing field',
      '  lotExponent: 14\n',
      '',
      'test.yaml:3:3: market.lotExponent: expected lotExponent',
    ],
    [
      'an unknown kind of path',
      'kind: gbm',
      'kind: gmb',
      'test.yaml:9:9: path.kind: expected one of gbm, jumps, regimes, correlated, crash, depeg, csv, parquet, binance, coinbase, lean, uniswapV3, bootstrap, found "gmb"',
    ],
    [
      'a wrong field of a path',
      'start: 2000',
      'start: -1',
      'test.yaml:10:10: path.start: expected start, the first price, a number above 0, found -1',
    ],
    [
      'an unknown kind of agent',
      'kind: noise',
      'kind: whale',
      'test.yaml:16:11: agents.1.kind: expected one of arbitrageur, ladder, noise, informed, passiveProvider,',
    ],
    [
      'an unknown field of an agent',
      'meanSize',
      'meanSise',
      'test.yaml:18:5: agents.1: unknown field meanSise; there are tradesPerDay,',
    ],
    [
      'a missing field of an agent',
      '    meanSize: 100\n',
      '',
      'test.yaml:16:5: agents.1.meanSize: expected meanSize in quote tokens, a number above 0, found nothing',
    ],
    [
      'an amount that is none',
      'quote: 1000000',
      'quote: much',
      'test.yaml:7:10: pool.quote: expected quote tokens of the deposit, an amount above 0',
    ],
    ['an amount of zero', 'quote: 1000000', 'quote: "0.0"', 'pool.quote: expected'],
    [
      'fees beyond the bounds',
      'lotExponent: 14',
      'lotExponent: 14\n  takerFee: 2000',
      'test.yaml:3:3: market: expected (1000000 + takerFee)',
    ],
    [
      'a rebate beyond the bounds',
      'lotExponent: 14',
      'lotExponent: 14\n  makerRebate: 300',
      'market: expected a makerRebate of at most half',
    ],
    [
      'decimals that the token has not',
      'lotExponent: 14',
      'lotExponent: 14\n  smallestOrder: "0.0000001"',
      'market.smallestOrder: expected at most 6 decimals',
    ],
    ['a field twice', 'seed: 7', 'seed: 7\nseed: 8', 'test.yaml:2:1: Map keys must be unique'],
    ['text that is no YAML', 'seed: 7', 'seed: [7', 'test.yaml:2:1: '],
  ])('refuses %s, with its place', (_, before, after, message) => {
    expect(faultOf(before, after)).toContain(message);
  });

  it('names all faults at once', () => {
    const lines = faultOf('seed: 7', 'seed: x\nsead: 8').split('\n');
    expect(lines).toHaveLength(2);
  });

  it('places a fault of a formula', () => {
    const csv =
      'kind: csv\n  file: a.csv\n  interval: 60\n  columns: { time: t, price: 1 + }\nagents:';
    const source = valid.replace(/kind: gbm[\s\S]*agents:/, csv);
    expect(() => parse(source)).toThrow(
      'test.yaml:12:30: path.columns.price: formula "1 +", character 4: expected a number',
    );
  });

  it('refuses an empty file, a list and a file that is not there', async () => {
    expect(() => parse('')).toThrow('test.yaml:1:1: it is empty');
    expect(() => parse('- 1')).toThrow('expected the fields title, seed');
    await expect(readScenario('/nowhere.yaml', agentKinds)).rejects.toThrow(FileFailed);
  });
});
