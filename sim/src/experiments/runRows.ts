import { type Cell, finite } from '../results/Column.ts';
import { lendingFigures, seriesColumns } from '../results/resultTables.ts';
import type { LendingOutcome, RunResult } from '../scenarios/runScenario.ts';

/** Which run it is: its number, its point of the grid, and the values of the varied fields there. */
export interface RunPlace {
  run: number;
  point: number;
  seed: number;
  values: readonly Cell[];
}

/** The row of `runs`. */
export function runRow(place: RunPlace, result: RunResult): Cell[] {
  const { path, provider } = result;
  return [
    place.run,
    place.point,
    BigInt(place.seed),
    ...place.values,
    path.points,
    path.filled,
    path.days,
    path.firstPrice,
    path.lastPrice,
    path.dailyVolatility,
    provider.startValue,
    provider.endValue,
    provider.holdingValue,
    provider.againstHolding,
    provider.againstHoldingShare,
    provider.impermanentLossShare,
    provider.poolFees,
    provider.bookFees,
    provider.rebalancingValue,
    provider.againstRebalancing,
    provider.lossToArbitrage,
    provider.gainFromOthers,
    provider.lossToArbitragePerDay,
    provider.lossPerDayWithoutFee,
    provider.lossPerDayWithFee,
    ...lendingCells(result.lending),
    provider.deposit.baseText,
    provider.deposit.quoteText,
    provider.withdrawal.baseText,
    provider.withdrawal.quoteText,
  ];
}

/** In the order of the columns of lending in `runs`. */
function lendingCells(lending: LendingOutcome | null): Cell[] {
  if (lending === null) return Array.from({ length: lendingFigures.size }, () => null);
  const { figures, lowestHealth, toxicMargin } = lending;
  return [
    figures.borrowed,
    figures.supplied,
    figures.liquidations,
    figures.liquidatedValue,
    figures.worsened,
    figures.worsened > 0 ? 1 : 0,
    finite(toxicMargin),
    figures.largestCascade,
    figures.liquidatorProfit,
    figures.writtenOff,
    figures.shortfall,
    figures.badDebt,
    figures.badDebtShare,
    finite(figures.recoveredShare),
    figures.interest,
    finite(lowestHealth),
    figures.deepestDiscount,
    figures.recoverySeconds,
  ];
}

/** The rows of `liquidations`. */
export function liquidationRows(run: number, { lending }: RunResult): Cell[][] {
  return (lending?.liquidations ?? []).map((event) => [
    run,
    event.step,
    event.time,
    event.position,
    event.owner,
    event.liquidator,
    event.collateral,
    event.price,
    event.mark,
    event.poolBefore,
    event.poolAfter,
    event.healthBefore,
    finite(event.healthAfter),
    event.repaid,
    event.seized,
    event.proceeds,
    event.profit,
    event.writtenOff,
    event.debtLeft,
  ]);
}

/** The rows of `health`. */
export function healthRows(run: number, { lending }: RunResult): Cell[][] {
  return (lending?.health ?? []).map(({ step, time, from, positions, debt }) => [
    run,
    step,
    time,
    from,
    positions,
    debt,
  ]);
}

/** The rows of `agents`. */
export function agentRows(run: number, result: RunResult): Cell[][] {
  return result.agents.map(({ name, kind, flow, position, gasCost, result: worth }) => [
    run,
    name,
    kind,
    flow.trades,
    flow.poolVolume,
    flow.bookVolume,
    flow.takerGain,
    gasCost,
    worth,
    position.baseText,
    position.quoteText,
  ]);
}

/** The rows of `slippage`. */
export function slippageRows(run: number, result: RunResult): Cell[][] {
  return result.slippage.map(({ size, venue, side, samples, mean, quantiles }) => [
    run,
    size,
    venue,
    side,
    samples,
    finite(mean),
    ...quantiles.map(finite),
  ]);
}

/** A row of `series` from the texts that a run gives (see Series); null for the one with the columns' names. */
export function seriesRow(run: number, fields: readonly string[]): Cell[] | null {
  if (fields[0] === seriesColumns[1]?.name) return null;
  const cells = fields.map((text, index): Cell => {
    const type = seriesColumns[index + 1]?.type;
    if (text === '') return null;
    return type === 'STRING' ? text : Number(text);
  });
  return [run, ...cells];
}
