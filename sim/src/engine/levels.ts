import type { BookLevel } from '@weir/contracts/maths';

/** How many ticks worse the second is than the first, by side. */
export const bestFirst = {
  bids: (better: number, worse: number) => better - worse,
  asks: (better: number, worse: number) => worse - better,
};

/** Levels, best first, with the one at `level.tick` set to `level.lots`; zero lots remove it. */
export function withLots(
  levels: readonly BookLevel[],
  level: BookLevel,
  distance: (better: number, worse: number) => number,
): BookLevel[] {
  let low = 0;
  let high = levels.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (distance((levels[middle] as BookLevel).tick, level.tick) > 0) low = middle + 1;
    else high = middle;
  }
  const isThere = levels[low]?.tick === level.tick;
  const changed = levels.slice();
  changed.splice(low, isThere ? 1 : 0, ...(level.lots === 0n ? [] : [level]));
  return changed;
}
