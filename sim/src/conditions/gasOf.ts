/**
 * What the price guard costs on top of a market's own gas: all sources for new debt, two feeds else.
 * test/contracts/lending/guard/GuardGas.t.sol prints both and holds them below 105,000 and 75,000.
 */
const GUARD_FOR_DEBT = 101_200;
const GUARD_FOR_LIQUIDATION = 70_700;

/**
 * Gas of a transaction by what it does: the medians of test/bench/results/gas.json (swap through pool and one level,
 * an order on a level there is, its cancellation and collection, liquidity for shares there are; of lending's actions,
 * next to a debt unless it says otherwise). A liquidation is without its sale, which is a swap of its own.
 */
export const gasOf = {
  swap: 82_500,
  place: 77_600,
  cancel: 55_900,
  claim: 50_100,
  add: 84_700,
  remove: 76_700,
  pledgeWithoutDebt: 53_000,
  pledge: 66_500 + GUARD_FOR_DEBT,
  unpledge: 73_300 + GUARD_FOR_DEBT,
  borrow: 70_600 + GUARD_FOR_DEBT,
  repay: 63_500,
  liquidate: 105_300 + GUARD_FOR_LIQUIDATION,
} as const;
