import { type Address, getAddress, type Hex } from 'viem';
import type { AtomicSwap, SwapSide } from '../ts/atomic/atomicSwap.ts';
import { hashOfSecret } from '../ts/atomic/lock.ts';
import { type SwapProfileName, swapProfiles } from '../ts/atomic/profile.ts';
import type { ChainObservation } from '../ts/atomic/swapRules.ts';
import { hashTimeLockCodeHash } from '../ts/generated/hashTimeLockCode.ts';

/** When the usual swap was proposed, in seconds since 1970. */
export const PROPOSED = 1_800_000_000;
export const SECRET: Hex = `0x${'5e'.repeat(32)}`;

const account = (digit: string): Address => getAddress(`0x${digit.repeat(40)}`);

/** A swap for tests: the holder gives 1000 units on chain 1 and gets 500 on chain 10. */
export function usualSwap(profile: SwapProfileName = 'rollup'): AtomicSwap {
  const { firstExpiry, secondExpiry } = swapProfiles[profile];
  return {
    profile,
    hash: hashOfSecret(SECRET),
    first: {
      chainId: 1,
      contract: account('1'),
      token: account('2'),
      amount: 1000n,
      sender: account('a'),
      receiver: account('b'),
      expiry: PROPOSED + firstExpiry,
    },
    second: {
      chainId: 10,
      contract: account('1'),
      token: account('3'),
      amount: 500n,
      sender: account('b'),
      receiver: account('a'),
      expiry: PROPOSED + secondExpiry,
    },
  };
}

/** A chain on which nothing has happened yet. */
export function freshChain(
  swap: AtomicSwap,
  side: SwapSide,
  now: number,
  changed: Partial<ChainObservation> = {},
): ChainObservation {
  return {
    chainId: swap[side].chainId,
    codeHash: hashTimeLockCodeHash,
    tokenHasCode: true,
    headTime: now,
    finalTime: now - 600,
    state: 'none',
    lockedAt: 0,
    endedAt: 0,
    secret: null,
    uses: 0n,
    pays: null,
    ...changed,
  };
}

/** A chain on which the side's lock was made at `lockedAt`. */
export function lockedChain(
  swap: AtomicSwap,
  side: SwapSide,
  now: number,
  changed: Partial<ChainObservation> = {},
): ChainObservation {
  const locked = { state: 'open', lockedAt: PROPOSED, uses: 1n, pays: true } as const;
  return freshChain(swap, side, now, { ...locked, ...changed });
}
