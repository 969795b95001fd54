import {
  arbitrageRate,
  exchangeArbitrage,
  type FeeModel,
  logFee,
  tradeProbability,
} from '../metrics/theory.ts';
import { SECONDS_PER_DAY } from '../paths/PricePath.ts';
import { type Estimate, runArbitrageExperiment } from './arbitrageExperiment.ts';
import { type Check, withinShare, type Yardstick } from './yardstick.ts';

const volatility = 0.05;
const secondsPerBlock = 12;
const paths = 64;

/** The fee in basis points, how far the figures may be from the paper's, the blocks a path that such a test takes. */
const cases = [
  { bp: 5, allowed: 0.01, blocksPerPath: 50_000 },
  { bp: 30, allowed: 0.01, blocksPerPath: 400_000 },
  { bp: 100, allowed: 0.02, blocksPerPath: 800_000 },
];
const standardErrors = 3;

/**
 * Yardstick 5: how often arbitrageurs trade and what they earn, with a fee and Poisson blocks. Against the paper within
 * a stated share, and against the same model of this exchange's pool (`exchangeArbitrage`) within three standard errors.
 */
export const arbitrageWithFee: Yardstick = {
  number: 5,
  title: 'Arbitrage with fee and Poisson blocks: σ = 5 % a day, 12 s',
  source: 'Milionis, Moallemi, Roughgarden, arXiv 2305.14604; model: src/metrics/theory.ts',
  run: (effort) => cases.flatMap((entry) => checks(entry, effort)),
};

function checks({ bp, allowed, blocksPerPath }: (typeof cases)[number], effort: number): Check[] {
  const fee = bp / 1e4;
  const { tradeShare, profit } = runArbitrageExperiment({
    fee,
    dailyVolatility: volatility,
    secondsPerBlock,
    arrivals: 'poisson',
    paths,
    blocksPerPath: Math.ceil(blocksPerPath * effort),
    seed: `yardstick 5, ${bp} bp`,
  });
  const blocksPerDay = SECONDS_PER_DAY / secondsPerBlock;
  // The paper's figures take γ for the fee itself; this exchange's γ follows from a fee on the input.
  const paper: FeeModel = { volatility, blocksPerDay, logFee: fee };
  const model = exchangeArbitrage({ ...paper, logFee: logFee(fee) });
  const share = (value: number) => `${(value * 100).toFixed(3)} %`;
  const rate = (value: number) => `${(value * 1e4).toFixed(4)} bp`;
  const name = `${bp} bp`;
  return [
    withinShare(`${name}: P(trade)`, tradeShare.mean, tradeProbability(paper), allowed, share),
    withinErrors(`${name}: P(trade), model`, tradeShare, model.probability, share),
    withinShare(`${name}: a day`, profit.mean, arbitrageRate(paper), allowed, rate),
    withinErrors(`${name}: a day, model`, profit, model.rate, rate),
  ];
}

function withinErrors(
  name: string,
  { mean, standardError }: Estimate,
  reference: number,
  format: (value: number) => string,
): Check {
  const distance = Math.abs(mean - reference) / standardError;
  return {
    case: `${name}, standard error ${format(standardError)}`,
    figure: format(mean),
    reference: format(reference),
    error: `${distance.toFixed(2)} s.e.`,
    allowed: `${standardErrors} s.e.`,
    isMet: distance <= standardErrors,
  };
}
