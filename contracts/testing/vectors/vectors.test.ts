import { beforeAll, describe, expect, test } from 'vitest';
import { decodeExchangeError } from '../../ts/errors/decodeExchangeError.ts';
import { decodeLendingError } from '../../ts/lending/lendingError.ts';
import { checkWalkVector } from './checkWalkVector.ts';
import { checkLendingVector, type LendingVector } from './lendingVector.ts';
import { checkLiquidityVector, type LiquidityVector } from './liquidityVector.ts';
import { checkMathsVector, type MathsVector, mathsNames } from './mathsVector.ts';
import { checkObservationVector, type ObservationVector } from './observationVector.ts';
import { checkPathVector, type PathVector } from './pathVector.ts';
import { generateVectors, readCommitted, readGenerated } from './readVectors.ts';
import type { WalkVector } from './walkVector.ts';

describe('the committed vectors', { timeout: 60_000 }, () => {
  test('are a few hundred walks, all repeated', () => {
    const vectors = readCommitted<WalkVector>('walk');
    expect(vectors.length).toBeGreaterThanOrEqual(300);
    for (const vector of vectors) checkWalkVector(vector);
  });

  test('are calls of every single function, all repeated', () => {
    const vectors = readCommitted<MathsVector>('maths');
    const names = new Set<string>(vectors.map(({ name }) => name));
    expect([...names].toSorted()).toEqual(mathsNames);
    for (const vector of vectors) checkMathsVector(vector);
  });

  test('are deposits and removals, all repeated', () => {
    const vectors = readCommitted<LiquidityVector>('liquidity');
    expect(vectors.length).toBeGreaterThanOrEqual(150);
    for (const vector of vectors) checkLiquidityVector(vector);
  });

  test('are price observations, all repeated', () => {
    const vectors = readCommitted<ObservationVector>('observations');
    expect(vectors.length).toBeGreaterThanOrEqual(120);
    for (const vector of vectors) checkObservationVector(vector);
  });

  test('are paths, all repeated', () => {
    const vectors = readCommitted<PathVector>('paths');
    expect(vectors.length).toBeGreaterThanOrEqual(80);
    for (const vector of vectors) checkPathVector(vector);
  });

  test('are interest, shares and liquidations, all repeated', () => {
    const vectors = readCommitted<LendingVector>('lending');
    expect(vectors.length).toBeGreaterThanOrEqual(160);
    for (const vector of vectors) checkLendingVector(vector);
  });
});

describe('the vectors that forge writes from the present contracts', { timeout: 180_000 }, () => {
  beforeAll(generateVectors, 300_000);

  test('are at least 10,000 walks, all repeated', () => {
    const vectors = readGenerated<WalkVector>('walk');
    expect(vectors.length).toBeGreaterThanOrEqual(10_000);
    for (const vector of vectors) checkWalkVector(vector);
  });

  test('reach every end of a walk and every refusal of a swap or an order', () => {
    const seen = new Set<string>();
    for (const { walk, swap, order } of readGenerated<WalkVector>('walk')) {
      seen.add(`stop ${walk.stop}`);
      seen.add(outcome(swap?.error ?? order?.error, swap ? 'swap done' : 'order done'));
    }
    expect([...seen].toSorted()).toEqual([
      'AmountTooLarge',
      'FillOrKill',
      'InputTooHigh',
      'LimitOutOfRange',
      'NotFilled',
      'NothingOut',
      'OrderTooLarge',
      'OrderTooSmall',
      'OutputTooLow',
      'ReserveOverflow',
      'TickOffGrid',
      'UnknownFlags',
      'WouldCross',
      'ZeroAmount',
      'ZeroLots',
      'order done',
      'stop 0',
      'stop 1',
      'stop 2',
      'swap done',
    ]);
  });

  test('are thousands of calls of single functions, all repeated', () => {
    const vectors = readGenerated<MathsVector>('maths');
    expect(vectors.length).toBeGreaterThanOrEqual(3000);
    for (const vector of vectors) checkMathsVector(vector);
  });

  test('are thousands of deposits and removals, all repeated', () => {
    const vectors = readGenerated<LiquidityVector>('liquidity');
    expect(vectors.length).toBeGreaterThanOrEqual(2000);
    for (const vector of vectors) checkLiquidityVector(vector);
  });

  test('reach every refusal of a deposit', () => {
    const vectors = readGenerated<LiquidityVector>('liquidity');
    expect(seenIn(vectors)).toEqual([
      'DepositCrosses',
      'FirstDepositTooSmall',
      'ReserveOverflow',
      'SharesTooFew',
      'done',
    ]);
  });

  test('are over a thousand price observations, all repeated, with every refusal of a mean', () => {
    const vectors = readGenerated<ObservationVector>('observations');
    expect(vectors.length).toBeGreaterThanOrEqual(1200);
    for (const vector of vectors) checkObservationVector(vector);
    expect(seenIn(vectors)).toEqual(['BadWindow', 'HistoryTooShort', 'NotObserved', 'done']);
  });

  test('are over a thousand paths, all repeated, with every refusal that is of the path', () => {
    const vectors = readGenerated<PathVector>('paths');
    expect(vectors.length).toBeGreaterThanOrEqual(1500);
    for (const vector of vectors) checkPathVector(vector);
    const refusals = ['InputTooHigh', 'NotFilled', 'NothingOut', 'OutputTooLow'];
    expect(seenIn(vectors)).toEqual([...refusals, 'PathBroken', 'PathLength', 'done'].toSorted());
  });

  test('are 4,000 of lending, all repeated, with every refusal and end of a liquidation', () => {
    const vectors = readGenerated<LendingVector>('lending');
    expect(vectors.length).toBeGreaterThanOrEqual(4000);
    for (const vector of vectors) checkLendingVector(vector);
    const seen = new Set<string>();
    for (const vector of vectors) {
      if (vector.kind !== 'liquidation') continue;
      const name = vector.error && decodeLendingError(vector.error)?.name;
      seen.add(
        name ??
          (vector.debtLeft !== '0' ? 'part' : vector.writtenOff === '0' ? 'all' : 'written off'),
      );
    }
    expect([...seen].toSorted()).toEqual([
      'CollateralNotDue',
      'DustLeft',
      'NoSuchCollateral',
      'NothingLiquidated',
      'RepaymentTooLarge',
      'all',
      'part',
      'written off',
    ]);
  });
});

function seenIn(vectors: { error?: `0x${string}` }[]): string[] {
  return [...new Set(vectors.map(({ error }) => outcome(error, 'done')))].toSorted();
}

function outcome(error: string | undefined, done: string): string {
  return error === undefined ? done : (decodeExchangeError(error)?.name ?? error);
}
