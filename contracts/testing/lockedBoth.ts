import type { Hex } from 'viem';
import { expect } from 'vitest';
import { type AtomicSwap, parseAtomicSwap } from '../ts/atomic/atomicSwap.ts';
import type { TwoChains } from './twoChains.ts';

/** The usual swap up to both locks, final. */
export async function lockedBoth(
  stage: TwoChains,
): Promise<{ hash: Hex; swap: AtomicSwap; terms: string }> {
  const { hash, terms } = await stage.propose();
  await stage.pass(60);
  expect(await stage.accept(terms)).toMatchObject({ exit: 0 });
  await stage.pass(60);
  return { hash, terms, swap: parseAtomicSwap(JSON.parse(terms)) };
}
