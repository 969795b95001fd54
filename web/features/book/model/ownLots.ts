/** Own lots of a row: those between the row before and it, which a row of `step` ticks gathers. */
export function ownLots(
  own: ReadonlyMap<number, bigint>,
  row: number,
  side: 'buy' | 'sell',
  step: number,
): bigint {
  let sum = 0n;
  for (const [tick, lots] of own) {
    const isIn =
      side === 'sell' ? tick <= row && tick > row - step : tick >= row && tick < row + step;
    if (isIn) sum += lots;
  }
  return sum;
}
