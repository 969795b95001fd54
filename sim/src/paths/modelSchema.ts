import type { z } from 'zod';
import { between, listOf, oneOf, positive, section, text, whole } from '../yaml/fields.ts';
import { choleskyFactor } from './CorrelatedPath.ts';

const volatility = (name: string) => between(`${name}, of a day`, 0, 10);
const drift = between('dailyDrift', -10, 10).default(0);
const seconds = (name: string) => between(`${name} in seconds`, 0, 1e12);

const points = {
  steps: whole('steps', 1),
  secondsPerStep: positive('secondsPerStep'),
  /** Equal times between points, or exponential ones with that mean. */
  arrivals: oneOf(['fixed', 'poisson']).default('fixed'),
};
/** First price, quote per base. */
const start = positive('start, the first price');

const correlated = section({
  ...points,
  /** The market's base first. */
  assets: listOf(
    section({
      name: text('a name'),
      start,
      dailyVolatility: volatility('dailyVolatility'),
      dailyDrift: drift,
    }),
    'assets',
  ),
  /** Of the log returns: a row an asset. */
  correlations: listOf(listOf(between('a correlation', -1, 1), 'correlations'), 'rows'),
}).check((context) => {
  const { assets, correlations } = context.value;
  const fault = (message: string) =>
    context.issues.push({ code: 'custom', input: correlations, path: ['correlations'], message });
  if (correlations.length !== assets.length) fault(`expected ${assets.length} rows, an asset each`);
  else if (choleskyFactor(correlations) === null) {
    fault('expected a symmetric matrix, 1 on its diagonal, that is positive definite');
  }
});

/** The models of a price, by kind. Their formulas are beside each class of this folder. */
export const modelSections = {
  /** Geometric Brownian motion. */
  gbm: section({
    start,
    /** Standard deviation of a day's log return: 0.05 is 5 %. */
    dailyVolatility: volatility('dailyVolatility'),
    /** Expected growth a day; 0 makes the price a martingale. */
    dailyDrift: drift,
    ...points,
  }),
  /** Merton's jump diffusion. */
  jumps: section({
    start,
    dailyVolatility: volatility('dailyVolatility'),
    dailyDrift: drift,
    jumpsPerDay: between('jumpsPerDay', 0, 1e5),
    /** Of a jump's log return. */
    jumpMean: between('jumpMean', -5, 5).default(0),
    jumpDeviation: between('jumpDeviation', 0, 5),
    ...points,
  }),
  /** Regimes that take turns; the first one is that of the start. */
  regimes: section({
    start,
    regimes: listOf(
      section({
        dailyVolatility: volatility('dailyVolatility'),
        dailyDrift: drift,
        /** How long it lasts on average. */
        seconds: positive('seconds'),
      }),
      'regimes',
    ),
    ...points,
  }),
  /** Several assets whose returns are correlated. */
  correlated,
  /** A fall and a recovery at given times, over a geometric Brownian motion. */
  crash: section({
    start,
    dailyVolatility: volatility('dailyVolatility'),
    crashAt: seconds('crashAt'),
    fallSeconds: seconds('fallSeconds'),
    depth: between('depth', 0, 0.999_999),
    holdSeconds: seconds('holdSeconds').default(0),
    recoverySeconds: seconds('recoverySeconds').default(0),
    /** The share of the fall that is made good. */
    recovery: between('recovery', 0, 1).default(0),
    ...points,
  }),
  /** A token that leaves its peg. */
  depeg: section({
    start,
    token: oneOf(['base', 'quote']).default('quote'),
    dailyVolatility: volatility('dailyVolatility').default(0),
    depegAt: seconds('depegAt'),
    repegAt: seconds('repegAt').optional(),
    depth: between('depth', 0, 0.999_999),
    halfLifeSeconds: positive('halfLifeSeconds').default(1800),
    pegVolatility: volatility('pegVolatility').default(0.002),
    ...points,
  }),
};

/** A checked model. */
export type Model = {
  [Kind in keyof typeof modelSections]: {
    kind: Kind;
    parameters: z.output<(typeof modelSections)[Kind]>;
  };
}[keyof typeof modelSections];
