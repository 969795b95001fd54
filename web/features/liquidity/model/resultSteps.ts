import type { Position } from '@weir/indexer/client';

/** A provider's result in steps that add up; quote units, each bar from where the one before ended. */
export interface ResultStep {
  kind: 'fees' | 'price' | 'loss' | 'result';
  amount: bigint;
  from: bigint;
  to: bigint;
}

/**
 * Fees, plus what the price did to the tokens that were brought in, less the loss against holding them, is the result,
 * to the unit: the indexer's `priceResult` is the two latter together.
 */
export function resultSteps(
  position: Pick<Position, 'fees' | 'priceResult' | 'lossAgainstHolding' | 'result'>,
): ResultStep[] {
  const fees = BigInt(position.fees);
  const loss = BigInt(position.lossAgainstHolding);
  const price = BigInt(position.priceResult) + loss;
  const result = BigInt(position.result);
  const afterPrice = fees + price;
  return [
    { kind: 'fees', amount: fees, from: 0n, to: fees },
    { kind: 'price', amount: price, from: fees, to: afterPrice },
    { kind: 'loss', amount: -loss, from: afterPrice, to: afterPrice - loss },
    { kind: 'result', amount: result, from: 0n, to: result },
  ];
}

/** Where a step is drawn: parts of the drawing's width, 0 to 1. */
export interface StepBar {
  start: number;
  width: number;
}

/** What is at most this much of a position's worth is rounding: a ten-millionth. */
export const dustOf = (valueIn: string): bigint => BigInt(valueIn) / 10_000_000n;

/**
 * The steps on one axis that holds zero and all of them, and where zero lies.
 *
 * @param leastSpan quote units that the axis spans at least, above 0, so that rounding does not fill the drawing.
 */
export function stepBars(
  steps: readonly ResultStep[],
  leastSpan: bigint,
): { bars: StepBar[]; zero: number } {
  const ends = [0n, ...steps.flatMap(({ from, to }) => [from, to])];
  const low = ends.reduce((a, b) => (b < a ? b : a));
  const top = ends.reduce((a, b) => (b > a ? b : a));
  const high = top - low < leastSpan ? low + leastSpan : top;
  // Drawing coordinates: a millionth of the width is enough.
  const at = (value: bigint) => Number(((value - low) * 1_000_000n) / (high - low)) / 1_000_000;
  const bars = steps.map(({ from, to }) => {
    const [left, right] = from < to ? [from, to] : [to, from];
    return { start: at(left), width: at(right) - at(left) };
  });
  return { bars, zero: at(0n) };
}
