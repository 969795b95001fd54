import { lossVersusRebalancing } from '../metrics/theory.ts';
import { runArbitrageExperiment } from './arbitrageExperiment.ts';
import { withinShare, type Yardstick } from './yardstick.ts';

const dailyVolatility = 0.05;

/** Yardstick 4: a pool without fee loses σ²/8 of its value a day against the rebalancing portfolio. */
export const rebalancingLoss: Yardstick = {
  number: 4,
  title: 'Loss versus rebalancing without fee, σ²/8: σ = 5 % a day, 12 s',
  source: 'Milionis, Moallemi, Roughgarden, Zhang, arXiv 2208.06046',
  run: (effort) => {
    const { rebalancingLoss: loss, profit } = runArbitrageExperiment({
      fee: 0,
      dailyVolatility,
      secondsPerBlock: 12,
      arrivals: 'fixed',
      paths: 64,
      blocksPerPath: Math.ceil(50_000 * effort),
      seed: 'yardstick 4',
    });
    const reference = lossVersusRebalancing(dailyVolatility);
    const text = (rate: number) => `${(rate * 1e4).toFixed(4)} bp`;
    const standardError = `standard error ${text(loss.standardError)}`;
    return [
      withinShare(`a day, ${standardError}`, loss.mean, reference, 0.005, text),
      withinShare('the same, as arbitrage profit', profit.mean, loss.mean, 1e-9, text),
    ];
  },
};
