/**
 * Liquidation: what a liquidator may repay of an unhealthy position and what it gets for that. With D the debt, C the
 * collaterals' worth, W = Σ worth · liquidation LTV and HF = W/D < 1, of collateral j:
 *
 *   incentive = min(max_j, 1.005 + (max_j − 1.005)·(1 − HF)/0.05, C/D, HF/LLTV_j)
 *   largest repayment = (1.05·D − W)/(1.05 − incentive·LLTV_j)
 *
 * The incentive grows as the position sinks, and never takes more than the position has (C/D) or would lower its health
 * (HF/LLTV_j): so that no partial liquidation makes the next one worse. The repayment brings the health to 1.05.
 */

import { least } from '../maths/least.ts';
import { divUp, mulDivDown, mulDivUp, PRICE_ONE, valueDown, valueUp, WAD } from './fixedPoint.ts';
import { debtLimit, isHealthy, type PledgedCollateral, totalValue } from './health.ts';

/** 0.5 %: below it a liquidator could not pay for its gas. */
export const LEAST_INCENTIVE = (1005n * WAD) / 1000n;
/** A liquidation heals up to this health. */
const HEALED = (105n * WAD) / 100n;
/** 1 / 0.05: how fast the incentive grows as the health falls below 1. */
const RAMP = 20n;
const MOST_INCENTIVE = (115n * WAD) / 100n;
/** The incentive shares 30 % of the room between the LTV and 1. */
const ROOM_PART = (30n * WAD) / 100n;

/** Why a liquidation cannot be done. */
export type LiquidationFault =
  | { name: 'PositionHealthy'; debt: bigint; limit: bigint }
  | { name: 'RepaymentTooLarge'; repaid: bigint; largest: bigint }
  | { name: 'CollateralNotDue'; index: number; incentive: bigint }
  | { name: 'NoSuchCollateral'; index: number }
  | { name: 'NothingLiquidated'; debt: bigint }
  | { name: 'DustLeft'; debt: bigint; collateral: bigint; dust: bigint };

/** A liquidation that the rules do not allow, with what it is about. */
export class LiquidationRefused extends Error {
  override readonly name = 'LiquidationRefused';
  constructor(readonly fault: LiquidationFault) {
    const { name, ...values } = fault;
    super(
      `${name}: ${Object.entries(values)
        .map(([key, value]) => `${key} ${value}`)
        .join(', ')}`,
    );
  }
}

/** The largest incentive of a liquidation LTV: min(1.15, 1/(1 − 0.3·(1 − LLTV))), rounded down. */
export function largestIncentive(liquidationLtv: bigint): bigint {
  const room = mulDivDown(ROOM_PART, WAD - liquidationLtv, WAD);
  return least(MOST_INCENTIVE, mulDivDown(WAD, WAD, WAD - room));
}

/**
 * What a liquidator gets for each unit that it repays, of one collateral: a factor in parts of `WAD`, rounded down. Null
 * where it is below `LEAST_INCENTIVE` and one of a lower LTV is left: such a collateral is seized once that is gone. Where
 * the position is worth less than 1.005 times its debt, and of the lowest LTV that is left, that is the floor.
 */
export function incentiveOf(
  collaterals: readonly PledgedCollateral[],
  index: number,
  debt: bigint,
): bigint | null {
  const own = collateralAt(collaterals, index);
  const limit = debtLimit(collaterals, 'liquidationLtv');
  const worth = totalValue(collaterals);
  const max = own.maxIncentive < LEAST_INCENTIVE ? LEAST_INCENTIVE : own.maxIncentive;
  const missing = debt > limit ? debt - limit : 0n;
  const ramp = LEAST_INCENTIVE + mulDivDown((max - LEAST_INCENTIVE) * RAMP, missing, debt);
  const ofWorth = mulDivDown(worth, WAD, debt);
  const ofHealth = mulDivDown(limit * WAD, WAD, debt * own.liquidationLtv);
  const incentive = least(least(max, ramp), least(ofWorth, ofHealth));
  if (incentive >= LEAST_INCENTIVE) return incentive;
  const isUnder = worth * WAD < debt * LEAST_INCENTIVE;
  const isLowest = collaterals.every(
    ({ amount, liquidationLtv }) => amount === 0n || liquidationLtv >= own.liquidationLtv,
  );
  return isUnder || isLowest ? LEAST_INCENTIVE : null;
}

/**
 * The most that may be repaid against one collateral, in loan units: as much as heals the position, rounded up; all
 * where what would be left is below the dust bound.
 */
export function largestRepayment(
  collaterals: readonly PledgedCollateral[],
  index: number,
  debt: bigint,
  incentive: bigint,
  dust: bigint,
): bigint {
  const own = collateralAt(collaterals, index);
  const limit = debtLimit(collaterals, 'liquidationLtv');
  // Both in parts of WAD. A seizure that takes as much health as its repayment brings cannot heal: all may be repaid.
  const each = HEALED - mulDivUp(incentive, own.liquidationLtv, WAD);
  if (each <= 0n) return debt;
  const short = HEALED * debt - WAD * limit;
  const repaid = short > 0n ? divUp(short, each) : 0n;
  return repaid >= debt || debt - repaid < dust ? debt : repaid;
}

/** One step of a liquidation: how much to repay against which collateral. */
export interface LiquidationStep {
  index: number;
  /** In loan units, or `ALL_THAT_MAY_BE`; more than can be taken for all of the collateral is lowered to that. */
  repay: bigint;
}

/** Repays as much as the rules allow. */
export const ALL_THAT_MAY_BE = (1n << 256n) - 1n;

/** What a liquidation does. */
export interface LiquidationPlan {
  repaid: bigint;
  /** In each collateral's units; what was taken as dust included. */
  seized: bigint[];
  /** What nobody repays any more, because no collateral is left: the lenders' loss. */
  writtenOff: bigint;
  debtLeft: bigint;
}

/**
 * Plans a liquidation over a list of collaterals, each judged by the position as the steps before left it, and the whole
 * once at the end: no debt is left, or no collateral, or both are worth the dust bound at least. Where only dust of
 * collateral is left and does not cover the debt, the liquidator takes and pays for it too, at the least incentive: it is
 * not given away, else a liquidator could repay all but a dust bound's worth of any position, get the rest for nothing, and
 * leave that debt to the lenders. The same collateral may come more than once, and a step may do nothing, as long as the
 * whole does something.
 *
 * @param dust in loan units.
 * Throws `LiquidationRefused`.
 */
export function planLiquidation(
  collaterals: readonly PledgedCollateral[],
  debt: bigint,
  steps: readonly LiquidationStep[],
  dust: bigint,
): LiquidationPlan {
  if (isHealthy(collaterals, debt)) {
    const limit = debtLimit(collaterals, 'liquidationLtv');
    throw new LiquidationRefused({ name: 'PositionHealthy', debt, limit });
  }
  let left = collaterals.map((collateral) => ({ ...collateral }));
  let owed = debt;
  for (const { index, repay } of steps) {
    if (owed === 0n) break;
    const own = left[index];
    if (!own) throw new LiquidationRefused({ name: 'NoSuchCollateral', index });
    const incentive = incentiveOf(left, index, owed);
    if (incentive === null) {
      const limit = debtLimit(left, 'liquidationLtv');
      const short = mulDivDown(limit * WAD, WAD, owed * own.liquidationLtv);
      throw new LiquidationRefused({ name: 'CollateralNotDue', index, incentive: short });
    }
    const largest = largestRepayment(left, index, owed, incentive, dust);
    const asked = repay === ALL_THAT_MAY_BE ? largest : repay;
    if (asked > largest) {
      throw new LiquidationRefused({ name: 'RepaymentTooLarge', repaid: asked, largest });
    }
    const taken = seize(own, asked, incentive);
    left = left.map((other, at) =>
      at === index ? { ...other, amount: other.amount - taken.amount } : other,
    );
    owed -= taken.repaid;
  }
  const plan = settle(collaterals, left, debt, owed, dust);
  if (plan.debtLeft === debt && plan.seized.every((units) => units === 0n)) {
    throw new LiquidationRefused({ name: 'NothingLiquidated', debt });
  }
  return plan;
}

/** What a repayment takes of a collateral: rounded down; all of it costs its worth at the incentive, rounded up. */
function seize(
  { amount, price }: PledgedCollateral,
  repay: bigint,
  incentive: bigint,
): { amount: bigint; repaid: bigint } {
  if (price === 0n) return { amount, repaid: 0n };
  const wanted = mulDivDown(mulDivDown(repay, incentive, WAD), PRICE_ONE, price);
  if (wanted < amount) return { amount: wanted, repaid: repay };
  return { amount, repaid: least(repay, mulDivUp(valueUp(amount, price), WAD, incentive)) };
}

function settle(
  before: readonly PledgedCollateral[],
  left: readonly PledgedCollateral[],
  debt: bigint,
  owed: bigint,
  dust: bigint,
): LiquidationPlan {
  const worth = left.reduce((sum, { amount, price }) => sum + valueDown(amount, price), 0n);
  const taken = before.map(({ amount }, at) => amount - (left[at]?.amount ?? 0n));
  if (owed === 0n || (worth >= dust && owed >= dust)) {
    return { repaid: debt - owed, seized: taken, writtenOff: 0n, debtLeft: owed };
  }
  const price = mulDivUp(worth, WAD, LEAST_INCENTIVE);
  if (worth >= dust || price >= owed) {
    throw new LiquidationRefused({ name: 'DustLeft', debt: owed, collateral: worth, dust });
  }
  const writtenOff = owed - price;
  return {
    repaid: debt - writtenOff,
    seized: before.map(({ amount }) => amount),
    writtenOff,
    debtLeft: 0n,
  };
}

function collateralAt(collaterals: readonly PledgedCollateral[], index: number): PledgedCollateral {
  const own = collaterals[index];
  if (!own) throw new LiquidationRefused({ name: 'NoSuchCollateral', index });
  return own;
}
