import { quantile } from '../metrics/quantile.ts';
import { proportionInterval } from './proportionInterval.ts';
import { type Interval, quantileInterval } from './quantileInterval.ts';
import { studentT } from './studentT.ts';

/** Quantiles that are reported of every sample. */
export const reportedQuantiles = [0.05, 0.25, 0.5, 0.75, 0.95];

/** The part of a sample that its tails hold. */
const tailShare = 0.05;

/** The least values in a tail for which an interval of its mean is given. */
const tailNeeds = 10;

/** A figure with the interval that holds it with a stated confidence; no interval where the sample is too small. */
export interface Estimate {
  value: number;
  interval: Interval | null;
}

/** What a sample says of the distribution it was drawn from. */
export interface SampleFigures {
  count: number;
  mean: Estimate;
  /** Unbiased (n − 1); NaN for one value. */
  deviation: number;
  /** deviation / √n. */
  standardError: number;
  /** In the order of `reportedQuantiles`. The one at 5 %, its sign turned, is the value at risk of a gain at 95 %. */
  quantiles: Estimate[];
  /** Mean of the lowest and of the highest 5 %: the expected shortfall of a gain (its sign turned) and of a loss. */
  lowTail: Estimate;
  highTail: Estimate;
}

/**
 * Figures of a sample at a confidence. The mean's interval is Student's, right for near-normal samples and large ones;
 * quantiles have intervals from order statistics, right for any distribution. Sums run in the sample's order.
 *
 * @param isShare whether the values are 1 and 0: their mean is a probability, and has the interval of one
 */
export function sampleFigures(
  values: readonly number[],
  confidence: number,
  isShare = false,
): SampleFigures {
  const sorted = values.toSorted((a, b) => a - b);
  const { mean, deviation } = moments(values);
  const standardError = deviation / Math.sqrt(values.length);
  return {
    count: values.length,
    mean: isShare
      ? shareEstimate(values, confidence)
      : around(mean, standardError, values.length, confidence),
    deviation,
    standardError,
    quantiles: reportedQuantiles.map((p) => ({
      value: quantile(sorted, p),
      interval: quantileInterval(sorted, p, confidence),
    })),
    lowTail: tailMean(sorted, confidence),
    highTail: negate(tailMean(sorted.map((value) => -value).toReversed(), confidence)),
  };
}

/** A mean with Student's interval; none for one value. */
export function meanEstimate(values: readonly number[], confidence: number): Estimate {
  const { mean, deviation } = moments(values);
  return around(mean, deviation / Math.sqrt(values.length), values.length, confidence);
}

/** The mean of values that are 1 and 0, a probability, with the interval of one. */
export function shareEstimate(values: readonly number[], confidence: number): Estimate {
  const hits = sum(values);
  const interval = proportionInterval(hits, values.length, confidence);
  return { value: hits / values.length, interval };
}

function moments(values: readonly number[]): { mean: number; deviation: number } {
  const mean = sum(values) / values.length;
  const squares = sum(values.map((value) => (value - mean) ** 2));
  return { mean, deviation: Math.sqrt(squares / (values.length - 1)) };
}

function around(value: number, error: number, count: number, confidence: number): Estimate {
  if (count < 2) return { value, interval: null };
  const reach = studentT(confidence, count - 1) * error;
  return { value, interval: { low: value - reach, high: value + reach } };
}

/**
 * Mean of the lowest 5 %, the last value counted by the part of it that belongs to them (Acerbi and Tasche 2002). Its
 * standard error is √((V + (1 − a)·(q − m)²)/(a·n)), V the tail's variance, q the quantile, m the mean, a = 5 %
 * (Manistre and Hancock, North American Actuarial Journal 9(2), 2005).
 */
function tailMean(sorted: readonly number[], confidence: number): Estimate {
  const size = sorted.length * tailShare;
  const whole = Math.floor(size);
  const inside = sorted.slice(0, whole);
  const edge = sorted[whole] ?? Number.NaN;
  const part = size - whole;
  const value = (sum(inside) + (part === 0 ? 0 : part * edge)) / size;
  if (whole < tailNeeds) return { value, interval: null };
  const variance = moments(inside).deviation ** 2;
  const spread = variance + (1 - tailShare) * (quantile(sorted, tailShare) - value) ** 2;
  return around(value, Math.sqrt(spread / size), whole, confidence);
}

function negate({ value, interval }: Estimate): Estimate {
  // 0 − x: the opposite of 0 is 0, not −0.
  const ends = interval && { low: 0 - interval.high, high: 0 - interval.low };
  return { value: 0 - value, interval: ends };
}

/** Kahan's sum, in the given order. */
function sum(values: readonly number[]): number {
  let total = 0;
  let lost = 0;
  for (const value of values) {
    const next = value - lost;
    const after = total + next;
    lost = after - total - next;
    total = after;
  }
  return total;
}
