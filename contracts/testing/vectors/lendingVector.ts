import { expect } from 'vitest';
import { WAD } from '../../ts/lending/fixedPoint.ts';
import { accrue, MOST_FUNDS } from '../../ts/lending/interest.ts';
import { decodeLendingError } from '../../ts/lending/lendingError.ts';
import {
  LiquidationRefused,
  largestIncentive,
  planLiquidation,
} from '../../ts/lending/liquidation.ts';
import { largestCap } from '../../ts/lending/marketRules.ts';
import { toAssetsDown, toAssetsUp, toSharesDown, toSharesUp } from '../../ts/lending/shares.ts';
import { unpackRates } from '../../ts/lending/terms.ts';

/** A case of test/contracts/vectors/LendingVectors.t.sol. Amounts and words are decimal strings. */
export type LendingVector = { error?: `0x${string}` } & (
  | {
      kind: 'shares';
      assets: string;
      totalAssets: string;
      shares: string;
      totalShares: string;
      found: string[];
    }
  | {
      kind: 'interest';
      rates: string;
      cash: string;
      borrowed: string;
      elapsed: string;
      interest: string;
      reserve: string;
      ltv: string;
      largestIncentive: string;
      largestCap: string;
    }
  | LiquidationVector
);

interface LiquidationVector {
  kind: 'liquidation';
  pledges: { amount: string; price: string; liquidationLtv: string; maxIncentive: string }[];
  debt: string;
  dust: string;
  steps: { index: number; repay: string }[];
  error?: `0x${string}`;
  repaid?: string;
  writtenOff?: string;
  debtLeft?: string;
  left?: string[];
}

/** Compares the bindings with what Solidity gave. */
export function checkLendingVector(vector: LendingVector): void {
  if (vector.kind === 'liquidation') checkLiquidation(vector);
  else if (vector.kind === 'shares') checkShares(vector);
  else checkInterest(vector);
}

function checkShares(vector: LendingVector & { kind: 'shares' }): void {
  const [assets, shares] = [BigInt(vector.assets), BigInt(vector.shares)];
  const pool = { assets: BigInt(vector.totalAssets), shares: BigInt(vector.totalShares) };
  const found = [
    toSharesDown(assets, pool),
    toSharesUp(assets, pool),
    toAssetsDown(shares, pool),
    toAssetsUp(shares, pool),
  ];
  expect({ vector, found: found.map(String) }).toEqual({ vector, found: vector.found });
}

function checkInterest(vector: LendingVector & { kind: 'interest' }): void {
  const [cash, borrowed] = [BigInt(vector.cash), BigInt(vector.borrowed)];
  expect(cash + borrowed <= MOST_FUNDS).toBe(true);
  const totals = { cash, borrowed, fees: 0n, supplyShares: 0n, borrowShares: 0n, time: 1n };
  const model = unpackRates(BigInt(vector.rates));
  const { interest } = accrue(totals, model, WAD / 10n, 1n + BigInt(vector.elapsed));
  const largest = largestIncentive(BigInt(vector.ltv));
  const cap = largestCap(BigInt(vector.reserve), BigInt(vector.ltv), largest);
  expect({ vector, found: [interest, largest, cap].map(String) }).toEqual({
    vector,
    found: [vector.interest, vector.largestIncentive, vector.largestCap],
  });
}

function checkLiquidation(vector: LiquidationVector): void {
  const pledges = vector.pledges.map((pledge) => ({
    amount: BigInt(pledge.amount),
    price: BigInt(pledge.price),
    borrowLtv: 0n,
    liquidationLtv: BigInt(pledge.liquidationLtv),
    maxIncentive: BigInt(pledge.maxIncentive),
  }));
  const steps = vector.steps.map(({ index, repay }) => ({ index, repay: BigInt(repay) }));
  const plan = () => planLiquidation(pledges, BigInt(vector.debt), steps, BigInt(vector.dust));
  if (vector.error) {
    expect({ vector, error: faultOf(plan) }).toEqual({
      vector,
      error: decodeLendingError(vector.error),
    });
    return;
  }
  const { repaid, writtenOff, debtLeft, seized } = plan();
  const left = pledges.map(({ amount }, at) => String(amount - (seized[at] ?? 0n)));
  expect({ vector, repaid: String(repaid), writtenOff: String(writtenOff), left }).toEqual({
    vector,
    repaid: vector.repaid,
    writtenOff: vector.writtenOff,
    left: vector.left,
  });
  expect(String(debtLeft)).toBe(vector.debtLeft);
}

/** What the bindings refuse with, in the contract's shape. */
function faultOf(plan: () => unknown): unknown {
  try {
    plan();
  } catch (error) {
    if (!(error instanceof LiquidationRefused)) throw error;
    const { name, ...values } = error.fault;
    const args = Object.entries(values).map(([key, value]) => [key, BigInt(value)]);
    return { name, args: Object.fromEntries(args) };
  }
  return null;
}
