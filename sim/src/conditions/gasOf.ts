/**
 * Gas of a transaction by what it does: the medians of test/bench/results/gas.json (swap through pool and one level,
 * an order on a level there is, its cancellation and collection, liquidity for shares there are). Lending has no
 * contract yet: its rows are what the design asks of it, Morpho Blue's by the same measure (112,900 for a liquidation
 * without its sale, which is a swap of its own).
 */
export const gasOf = {
  swap: 82_500,
  place: 77_600,
  cancel: 55_900,
  claim: 50_100,
  add: 84_700,
  remove: 76_700,
  pledge: 60_000,
  borrow: 92_600,
  repay: 86_500,
  liquidate: 112_900,
} as const;
