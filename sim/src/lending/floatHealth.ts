/**
 * The bindings' lending arithmetic in floats, for volume: health.ts, liquidation.ts and interest.ts of contracts/ts
 * without their rounding, under the same names. Amounts are whole tokens.
 */

/** One collateral of a position, as `PledgedCollateral` of the bindings. */
export interface FloatPledge {
  amount: number;
  price: number;
  borrowLtv: number;
  liquidationLtv: number;
  maxIncentive: number;
}

const LEAST_INCENTIVE = 1.005;
const HEALED = 1.05;
const YEAR = 31_536_000;

/** Σ worth · LTV. */
export function debtLimit(
  pledges: readonly FloatPledge[],
  kind: 'borrowLtv' | 'liquidationLtv',
): number {
  let sum = 0;
  for (const pledge of pledges) sum += pledge.amount * pledge.price * pledge[kind];
  return sum;
}

/** See `incentiveOf` of the bindings. */
export function incentiveOf(
  pledges: readonly FloatPledge[],
  index: number,
  debt: number,
): number | null {
  const own = pledges[index];
  if (!own) return null;
  const limit = debtLimit(pledges, 'liquidationLtv');
  const worth = pledges.reduce((sum, { amount, price }) => sum + amount * price, 0);
  const max = Math.max(own.maxIncentive, LEAST_INCENTIVE);
  const ramp = LEAST_INCENTIVE + ((max - LEAST_INCENTIVE) * 20 * Math.max(0, debt - limit)) / debt;
  const ofHealth = limit / (debt * own.liquidationLtv);
  const incentive = Math.min(max, ramp, worth / debt, ofHealth);
  if (incentive >= LEAST_INCENTIVE) return incentive;
  const isLowest = pledges.every(
    ({ amount, liquidationLtv }) => amount === 0 || liquidationLtv >= own.liquidationLtv,
  );
  return worth < debt * LEAST_INCENTIVE || isLowest ? LEAST_INCENTIVE : null;
}

/** See `largestRepayment` of the bindings. */
export function largestRepayment(
  pledges: readonly FloatPledge[],
  index: number,
  debt: number,
  incentive: number,
  dust: number,
): number {
  const each = HEALED - incentive * (pledges[index]?.liquidationLtv ?? 0);
  if (each <= 0) return debt;
  const repaid = (HEALED * debt - debtLimit(pledges, 'liquidationLtv')) / each;
  return repaid >= debt || debt - repaid < dust ? debt : repaid;
}

/** A liquidation of one collateral; see `planLiquidation` of the bindings. */
export interface FloatPlan {
  repaid: number;
  seized: number[];
  writtenOff: number;
  debtLeft: number;
}

/** See `planLiquidation` of the bindings, of one step; null where the rules refuse it. */
export function planLiquidation(
  pledges: readonly FloatPledge[],
  debt: number,
  index: number,
  repay: number,
  dust: number,
): FloatPlan | null {
  const own = pledges[index];
  if (!own || debtLimit(pledges, 'liquidationLtv') >= debt) return null;
  const incentive = incentiveOf(pledges, index, debt);
  if (incentive === null) return null;
  const wish = Math.min(repay, largestRepayment(pledges, index, debt, incentive, dust));
  const { amount, price } = own;
  const wanted = price === 0 ? amount : (wish * incentive) / price;
  const isAll = wanted >= amount;
  const repaid = price === 0 ? 0 : isAll ? Math.min(wish, (amount * price) / incentive) : wish;
  const taken = isAll ? amount : wanted;
  const debtLeft = debt - repaid;
  const left = pledges.map((pledge, at) => pledge.amount - (at === index ? taken : 0));
  const worth = pledges.reduce((sum, pledge, at) => sum + (left[at] as number) * pledge.price, 0);
  const seized = pledges.map((_, at) => (at === index ? taken : 0));
  if (repaid === 0 && taken === 0 && worth >= dust) return null;
  if (debtLeft === 0 || (worth >= dust && debtLeft >= dust)) {
    // What changes nothing is refused; without a repayment a rest of dust goes all the same, below.
    if (repaid === 0 && taken === 0) return null;
    return { repaid, seized, writtenOff: 0, debtLeft };
  }
  const rest = worth / LEAST_INCENTIVE;
  if (worth >= dust || rest >= debtLeft) return null;
  return {
    repaid: repaid + rest,
    seized: pledges.map(({ amount }) => amount),
    writtenOff: debtLeft - rest,
    debtLeft: 0,
  };
}

/** The borrowers' yearly rate at a use; see `borrowRate` of the bindings. */
export function borrowRate(
  { base, kink, below, above }: { base: number; kink: number; below: number; above: number },
  use: number,
): number {
  return use <= kink
    ? base + (below * use) / kink
    : base + below + (above * (use - kink)) / (1 - kink);
}

/** x + x²/2 + x³/6 with x = rate · seconds of a year, a year at most. */
export function growth(yearlyRate: number, seconds: number): number {
  const x = yearlyRate * Math.min(1, seconds / YEAR);
  return x + (x * x) / 2 + (x * x * x) / 6;
}
