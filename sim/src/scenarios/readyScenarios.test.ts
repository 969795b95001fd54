import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { agentKinds } from '../agents/agentKinds.ts';
import { Experiment } from '../experiments/Experiment.ts';
import { ScenarioText } from './readScenario.ts';
import { type RunResult, runScenario } from './runScenario.ts';

const folder = fileURLToPath(new URL('../../scenarios', import.meta.url));

/** Runs every point of a scenario's grid, with one seed instead of many. */
async function answer(name: string): Promise<RunResult[]> {
  const source = readFileSync(`${folder}/${name}.yaml`, 'utf8').replace(
    /^seeds: \d+$/m,
    'seeds: 1',
  );
  const experiment = new Experiment(new ScenarioText(source, name, agentKinds));
  const results: RunResult[] = [];
  for (const { values, seed } of experiment.grid()) {
    const scenario = { ...experiment.at(values), seed };
    results.push(await runScenario(scenario, { kinds: agentKinds, folder }));
  }
  return results;
}

const agent = (result: RunResult, name: string) => {
  const found = result.agents.find((entry) => entry.name === name);
  if (!found) throw new Error(`no agent ${name}`);
  return found;
};
/** Mean cost of buying, as a fraction of the outside price. */
function cost(result: RunResult, size: number, venue: 'pool' | 'pool_and_book'): number {
  const line = result.slippage.find(
    (entry) => entry.size === size && entry.side === 'buy' && entry.venue === venue,
  );
  return line?.mean ?? Number.NaN;
}

const rises = (values: number[]) =>
  values.length > 1 &&
  values.every((value, index) => index === 0 || value > (values[index - 1] as number));

/** What each scenario's first lines say that its answer looks like. */
const answers: Record<string, (results: RunResult[]) => void> = {
  'slippage-by-size': ([result]) => {
    const sizes = [1000, 10_000, 100_000, 300_000];
    const run = result as RunResult;
    expect(rises(sizes.map((size) => cost(run, size, 'pool')))).toBe(true);
    for (const size of sizes) {
      expect(cost(run, size, 'pool_and_book')).toBeLessThan(cost(run, size, 'pool') / 1.5);
    }
  },
  'provider-against-fee': (results) => {
    expect(rises(results.map(({ provider }) => -provider.lossToArbitrage))).toBe(true);
    expect(rises(results.map(({ provider }) => provider.againstRebalancing))).toBe(true);
  },
  'maker-spread': (results) => {
    expect(rises(results.map((result) => cost(result, 10_000, 'pool_and_book')))).toBe(true);
    expect(rises(results.map(({ provider }) => provider.againstRebalancing))).toBe(true);
  },
  'flash-crash': (results) => {
    expect(rises(results.map(({ provider }) => provider.lossToArbitrage))).toBe(true);
    expect(rises(results.map((result) => -agent(result, 'ladder').result))).toBe(true);
    for (const { provider } of results) {
      expect(Math.abs(provider.againstHoldingShare)).toBeLessThan(0.01);
    }
  },
  'lagging-feed': (results) => {
    const [prompt, , , slow] = results as [RunResult, RunResult, RunResult, RunResult];
    const handedOver = (result: RunResult) => agent(result, 'arbitrageur').flow.takerGain;
    expect(handedOver(slow)).toBeGreaterThan(5 * handedOver(prompt));
    expect(agent(prompt, 'ladder').result).toBeGreaterThan(0);
    expect(agent(slow, 'ladder').result).toBeLessThan(0);
  },
  'gas-spike': (results) => {
    expect(rises(results.map((result) => agent(result, 'ladder').gasCost))).toBe(true);
    const [calm, dear] = [results[0], results.at(-1)] as [RunResult, RunResult];
    expect(agent(dear, 'arbitrageur').flow.trades).toBeLessThan(
      agent(calm, 'arbitrageur').flow.trades,
    );
    expect(dear.provider.lossToArbitrage).toBeGreaterThan(0.7 * calm.provider.lossToArbitrage);
  },
  'forced-selling': (results) => {
    expect(rises(results.map((result) => agent(result, 'panic').flow.takerGain))).toBe(true);
    // 100 WETH at 2,250: where the pool is thin, a sixth of it and more is lost.
    const [thin, deep] = [results[0], results.at(-1)] as [RunResult, RunResult];
    expect(agent(thin, 'panic').flow.takerGain).toBeLessThan(-37_500);
    expect(agent(deep, 'panic').flow.takerGain).toBeGreaterThan(-2250);
  },
  'quote-depeg': (results) => {
    expect(rises(results.map(({ provider }) => -provider.againstHoldingShare))).toBe(true);
    const { provider } = results.at(-1) as RunResult;
    // At 60 % the price rises by 1/(1 − 0.6): 2√2.5/3.5 − 1 is −9.65 %.
    expect(provider.againstHoldingShare).toBeCloseTo(2 * (Math.sqrt(2.5) / 3.5) - 1, 1);
    expect(provider.againstHoldingShare).toBeGreaterThan(provider.impermanentLossShare);
    expect(Number(provider.withdrawal.quote)).toBeGreaterThan(Number(provider.deposit.quote));
  },
};

/** Scenarios that show a path rather than answer a question. */
const others = ['gbm', 'history-csv'];

describe('the ready scenarios', { timeout: 60_000 }, () => {
  it('are all tried here', () => {
    // Those of lending are tried beside it.
    const isOurs = (name: string) => name.endsWith('.yaml') && !name.startsWith('lending-');
    const files = readdirSync(folder).filter(isOurs);
    const names = [...Object.keys(answers), ...others].map((name) => `${name}.yaml`);
    expect(names.toSorted()).toEqual(files.toSorted());
  });

  it.each(Object.entries(answers))('%s answers as it says, with one seed', async (name, check) => {
    check(await answer(name));
  });
});
