import { type SlippageLine, slippageQuantiles } from '../metrics/SlippageSamples.ts';
import type { RunResult } from '../scenarios/runScenario.ts';
import type { Scenario } from '../scenarios/schema.ts';
import { table } from './table.ts';

/** A run for people: what happened to the price, the provider, the agents, and what trades cost. */
export function summary(scenario: Scenario, result: RunResult): string {
  const { base, quote } = scenario.market;
  const sections = [
    pathLine(result, `${base.symbol}/${quote.symbol}`),
    `Provider, in ${quote.symbol}\n${table(providerRows(result))}`,
    ...lendingSection(result, quote.symbol),
    `Agents, in ${quote.symbol}\n${table(agentRows(result))}`,
    `Cost of a trade against the outside price, fees included, in bp: median and 5 % to 95 %\n${table(
      slippageRows(result.slippage, quote.symbol),
    )}`,
  ];
  return [scenario.title, ...sections].filter((part) => part !== '').join('\n\n');
}

function pathLine({ path }: RunResult, pair: string): string {
  const filled = path.filled === 0 ? '' : `, ${path.filled} of them filled in gaps`;
  return (
    `${pair}: ${grouped(path.points, 0)} points${filled}, ${path.days.toFixed(2)} days, ` +
    `${significant(path.firstPrice)} to ${significant(path.lastPrice)}, ` +
    `volatility ${percent(path.dailyVolatility)} a day`
  );
}

function providerRows({ provider }: RunResult): string[][] {
  const money = (value: number) => grouped(value, 2);
  const perDay = (value: number) => `${(value * 1e4).toFixed(3)} bp`;
  return [
    ['deposit', money(provider.startValue), ''],
    ['pool at the end', money(provider.endValue), ''],
    ['deposit, held', money(provider.holdingValue), ''],
    ['against holding', money(provider.againstHolding), percent(provider.againstHoldingShare)],
    ['  by the price alone', '', percent(provider.impermanentLossShare)],
    ['fees of the pool', money(provider.poolFees), ''],
    ['fees from the book', money(provider.bookFees), ''],
    ['against rebalancing', money(provider.againstRebalancing), ''],
    ['  loss to arbitrage', money(-provider.lossToArbitrage), ''],
    ['  gain from others', money(provider.gainFromOthers + provider.bookFees), ''],
    ['loss to arbitrage, a day', '', perDay(provider.lossToArbitragePerDay)],
    ['  theory, fee and a block a point', '', perDay(provider.lossPerDayWithFee)],
    ['  theory, no fee', '', perDay(provider.lossPerDayWithoutFee)],
  ];
}

function lendingSection({ lending }: RunResult, quote: string): string[] {
  if (lending === null) return [];
  const { figures, lowestHealth, warnings } = lending;
  const money = (value: number) => grouped(value, 2);
  const rows = [
    ['supplied', money(figures.supplied), ''],
    ['borrowed', money(figures.borrowed), ''],
    ['liquidations', grouped(figures.liquidations, 0), ''],
    ['  of them made the loan worse', grouped(figures.worsened, 0), ''],
    ['repaid by liquidators', money(figures.liquidatedValue), ''],
    ['  in the largest cascade', money(figures.largestCascade), ''],
    ['liquidators’ profit, before gas', money(figures.liquidatorProfit), ''],
    ['bad debt', money(figures.badDebt), percent(figures.badDebtShare)],
    ['  written off', money(figures.writtenOff), ''],
    ['  not covered at the end', money(figures.shortfall), ''],
    ['interest', money(figures.interest), ''],
    ['lowest health sampled', lowestHealth.toFixed(4), ''],
    ['pool below outside, at most', '', percent(figures.deepestDiscount)],
  ];
  return [
    `Lending, in ${quote}\n${table(rows)}`,
    ...warnings.map(({ text }) => `Warning: ${text}.`),
  ];
}

function agentRows({ agents }: RunResult): string[][] {
  return [
    ['agent', 'trades', 'in the pool', 'in the book', 'gain as taker', 'gas', 'result'],
    ...agents.map(({ name, flow, gasCost, result }) => [
      name,
      grouped(flow.trades, 0),
      grouped(flow.poolVolume, 0),
      grouped(flow.bookVolume, 0),
      grouped(flow.takerGain, 2),
      grouped(gasCost, 2),
      grouped(result, 2),
    ]),
  ];
}

function slippageRows(lines: readonly SlippageLine[], symbol: string): string[][] {
  const header = [`size, ${symbol}`, 'side', 'pool', '', 'pool and book', ''];
  const rows = lines
    .filter(({ venue }) => venue === 'pool')
    .map((pool) => {
      const both = lines.find(
        ({ venue, size, side }) =>
          venue === 'pool_and_book' && size === pool.size && side === pool.side,
      );
      return [grouped(pool.size, 0), pool.side].concat(costCells(pool), costCells(both));
    });
  return [header, ...rows];
}

function costCells(line: SlippageLine | undefined): string[] {
  const at = (p: number) => line?.quantiles[slippageQuantiles.indexOf(p)] ?? Number.NaN;
  const text = (p: number) => (at(p) * 1e4).toFixed(2);
  return line === undefined || line.samples === 0
    ? ['none', '']
    : [text(0.5), `${text(0.05)} to ${text(0.95)}`];
}

function grouped(value: number, decimals: number): string {
  const rounded = Object.is(Number(value.toFixed(decimals)), -0) ? 0 : value;
  return rounded.toLocaleString('en-US', {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  });
}

function significant(value: number): string {
  return value.toLocaleString('en-US', { maximumSignificantDigits: 6 });
}

function percent(share: number): string {
  return `${(share * 100).toFixed(3)} %`;
}
