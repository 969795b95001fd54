import {
  incentiveOf,
  isHealthy,
  largestIncentive,
  largestRepayment,
  type PledgedCollateral,
  PRICE_ONE,
  planLiquidation,
  WAD,
} from '@weir/contracts/maths';
import { type Check, withinShare, type Yardstick } from './yardstick.ts';

const debt = 8400;
const collateral = 10_000;
const threshold = 0.8;
const incentive = 0.1;
const closeFactor = 0.5;
/** First repayments that the search tries: steps of a hundredth of a token, below the half that one may repay. */
const step = 0.01;

/**
 * Yardstick 9: with a fixed incentive and a close factor, a liquidator earns more in two liquidations than in one: the
 * first repays as much as leaves the position just unhealthy, the second half of the rest. Found by search.
 */
export const twoStepLiquidation: Yardstick = {
  number: 9,
  title:
    'Two-step optimal liquidation: D = 8400, C = 10000, LT 0.8, incentive 10 %, close factor 50 %',
  source: 'Qin, Zhou, Gamito, Jovanovic, Gervais, arXiv 2106.06389',
  run: () => {
    const best = bestPair();
    const text = (value: number) => value.toFixed(2);
    const half = (reference: number) => step / reference;
    return [
      withinShare('first repayment', best.first, 3333.33, half(3333.33), text),
      withinShare('second repayment', best.second, 2533.33, half(2533.33), text),
      withinShare('profit of both', best.profit, 586.67, half(586.67), text),
      withinShare('profit of one', closeFactor * debt * incentive, 420, 1e-12, text),
      venuesOwnRule(),
    ];
  },
};

function bestPair(): { first: number; second: number; profit: number } {
  let best = { first: 0, second: 0, profit: 0 };
  for (let cents = 0; cents * step <= closeFactor * debt; cents++) {
    const first = cents * step;
    const left = debt - first;
    const pledged = collateral - first * (1 + incentive);
    const second = left > pledged * threshold ? closeFactor * left : 0;
    const profit = (first + second) * incentive;
    if (profit > best.profit) best = { first, second, profit };
  }
  return best;
}

/** What splitting brings under this venue's own rule, whose incentive falls as the health rises: nothing. */
function venuesOwnRule(): Check {
  const unit = 10n ** 12n;
  const ltv = (8n * WAD) / 10n;
  const owed = BigInt(debt) * unit;
  const start: PledgedCollateral = {
    amount: BigInt(collateral) * unit,
    price: PRICE_ONE,
    borrowLtv: ltv,
    liquidationLtv: ltv,
    maxIncentive: largestIncentive(ltv),
  };
  const most = (own: PledgedCollateral, of: bigint) => {
    if (isHealthy([own], of)) return 0n;
    const factor = incentiveOf([own], 0, of);
    return factor === null ? 0n : largestRepayment([own], 0, of, factor, 0n);
  };
  const earn = (own: PledgedCollateral, of: bigint, repay: bigint) => {
    if (repay === 0n) return { profit: 0n, left: own, owed: of };
    const plan = planLiquidation([own], of, [{ index: 0, repay }], 0n);
    const seized = plan.seized[0] ?? 0n;
    const left = { ...own, amount: own.amount - seized };
    return { profit: seized - plan.repaid, left, owed: plan.debtLeft };
  };
  const one = earn(start, owed, most(start, owed)).profit;
  let two = 0n;
  const largest = most(start, owed);
  for (let part = 1n; part < 1000n; part++) {
    const first = earn(start, owed, (largest * part) / 1000n);
    const second = earn(first.left, first.owed, most(first.left, first.owed));
    const profit = first.profit + second.profit;
    if (profit > two) two = profit;
  }
  const text = (units: bigint) => (Number(units) / Number(unit)).toFixed(2);
  return {
    case: "this venue's rule: best of two, against one",
    figure: text(two),
    reference: text(one),
    error: text(two > one ? two - one : 0n),
    allowed: '0.00',
    isMet: two <= one,
  };
}
