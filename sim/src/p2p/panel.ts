/** Ways to choose k of n. */
function ways(n: number, k: number): number {
  if (k < 0 || k > n) return 0;
  let product = 1;
  for (let index = 1; index <= k; index++) product = (product * (n - k + index)) / index;
  return product;
}

/**
 * Probability that somebody who holds `own` of a pool's seats gets at least `needed` of a panel drawn without
 * replacement: the upper tail of the hypergeometric distribution.
 */
export function panelWon(pool: number, own: number, panel: number, needed: number): number {
  let sum = 0;
  for (let drawn = needed; drawn <= Math.min(own, panel); drawn++) {
    sum += ways(own, drawn) * ways(pool - own, panel - drawn);
  }
  return sum / ways(pool, panel);
}

/** Seats of the first round and of the appeal, and how many of them decide. */
export const rounds = {
  first: { seats: 3, needed: 2 },
  appeal: { seats: 7, needed: 4 },
} as const;

/** The fewest seats of a pool that win an appeal with a probability above `wrong`. */
export function sybilsNeeded(pool: number, wrong: number): number {
  const { seats, needed } = rounds.appeal;
  let own = needed;
  while (own < pool && panelWon(pool, own, seats, needed) <= wrong) own++;
  return own;
}
