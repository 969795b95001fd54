/**
 * Gas of a transaction by what it does: the medians of test/bench/results/gas.json (swap through pool and one level,
 * an order on a level there is, its cancellation and collection, liquidity for shares there are).
 */
export const gasOf = {
  swap: 82_500,
  place: 77_600,
  cancel: 55_900,
  claim: 50_100,
  add: 84_700,
  remove: 76_700,
} as const;
