import type { Holding } from '../engine/Holding.ts';
import { plainDecimal } from '../engine/tokenAmount.ts';
import { type SlippageLine, slippageQuantiles } from '../metrics/SlippageSamples.ts';
import type { RunResult } from '../scenarios/runScenario.ts';
import type { Scenario } from '../scenarios/schema.ts';
import type { WrittenFile } from './ResultFiles.ts';

/** Where a result comes from, as results.json says it. */
export interface Manifest {
  version: string;
  scenarioFile: string;
  scenarioSha256: string;
  scenario: Scenario;
}

/**
 * results.json: first what the result was made of (version, scenario with its defaults, seed, hashes of what was read
 * and written), then every figure of the run as a decimal string. Ledger amounts are exact; worths have the quote
 * token's decimals; shares and rates are fractions (0.01 is 1 %). It holds no time and no path of this machine.
 */
export function resultsJson(
  manifest: Manifest,
  result: RunResult,
  outputs: readonly WrittenFile[],
): string {
  const { version, scenario, scenarioFile, scenarioSha256 } = manifest;
  const { quote } = scenario.market;
  const money = (value: number) => value.toFixed(quote.decimals);
  const exact = ({ baseText: base, quoteText: quote }: Holding) => ({ base, quote });
  const { path, provider, agents, slippage, inputs } = result;
  return `${JSON.stringify(
    {
      version,
      seed: scenario.seed,
      scenario,
      inputs: [{ file: scenarioFile, sha256: scenarioSha256 }, ...inputs],
      outputs,
      path: {
        ...path,
        days: plainDecimal(path.days),
        firstPrice: plainDecimal(path.firstPrice),
        lastPrice: plainDecimal(path.lastPrice),
        dailyVolatility: share(path.dailyVolatility),
      },
      provider: {
        deposit: exact(provider.deposit),
        withdrawal: exact(provider.withdrawal),
        startValue: money(provider.startValue),
        endValue: money(provider.endValue),
        holdingValue: money(provider.holdingValue),
        againstHolding: money(provider.againstHolding),
        againstHoldingShare: share(provider.againstHoldingShare),
        impermanentLossShare: share(provider.impermanentLossShare),
        poolFees: money(provider.poolFees),
        bookFees: money(provider.bookFees),
        rebalancingValue: money(provider.rebalancingValue),
        againstRebalancing: money(provider.againstRebalancing),
        lossToArbitrage: money(provider.lossToArbitrage),
        gainFromOthers: money(provider.gainFromOthers),
        lossToArbitragePerDay: share(provider.lossToArbitragePerDay),
        lossPerDayWithoutFee: share(provider.lossPerDayWithoutFee),
        lossPerDayWithFee: share(provider.lossPerDayWithFee),
      },
      agents: agents.map(({ name, kind, flow, position, gasCost, result: worth }) => ({
        name,
        kind,
        trades: flow.trades,
        poolVolume: money(flow.poolVolume),
        bookVolume: money(flow.bookVolume),
        takerGain: money(flow.takerGain),
        position: exact(position),
        gasCost: money(gasCost),
        result: money(worth),
      })),
      slippage: slippage.map(({ mean, quantiles, size, ...line }) =>
        Object.assign(line, {
          size: plainDecimal(size),
          mean: share(mean),
          quantiles: Object.fromEntries(
            quantiles.map((value, index) => [quantileName(index), share(value)]),
          ),
        }),
      ),
    },
    null,
    2,
  )}\n`;
}

/** slippage.csv: a line for each size, venue and side, costs in basis points of the outside price. */
export function slippageCsv(lines: readonly SlippageLine[]): string {
  const quantileNames = slippageQuantiles.map((_, index) => `${quantileName(index)}_bp`);
  const header = ['size_quote', 'venue', 'side', 'samples', 'mean_bp', ...quantileNames];
  const rows = lines.map(({ size, venue, side, samples, mean, quantiles }) => [
    plainDecimal(size),
    venue,
    side,
    samples,
    basisPoints(mean),
    ...quantiles.map(basisPoints),
  ]);
  return [header, ...rows].map(csvLine).join('');
}

/** Fields that hold no comma, quote or line end. */
export function csvLine(fields: readonly (string | number)[]): string {
  return `${fields.join(',')}\n`;
}

/** A fraction to twelve places; nothing where there was no sample. */
function share(value: number): string | null {
  return Number.isFinite(value) ? value.toFixed(12) : null;
}

function basisPoints(value: number): string {
  return Number.isFinite(value) ? (value * 1e4).toFixed(4) : '';
}

function quantileName(index: number): string {
  const percent = Math.round((slippageQuantiles[index] ?? 0) * 100);
  return `p${String(percent).padStart(2, '0')}`;
}
