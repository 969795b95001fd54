import { type AtomicSwap, hashOfSecret, newSwapRecord, proposedSwap } from '@weir/contracts';
import { getAddress, type Hex } from 'viem';

/** When the synthetic swap was proposed, in seconds since 1970. */
export const PROPOSED = 1_800_000_000;
export const SECRET: Hex = `0x${'5e'.repeat(32)}`;

const account = (digit: string) => getAddress(`0x${digit.repeat(40)}`);
export const [CONTRACT, HOLDER, RESPONDER] = [account('1'), account('a'), account('b')];

/** A swap for tests: 1000 units on chain 1 for 500 on chain 10. */
export const syntheticSwap: AtomicSwap = proposedSwap(
  {
    profile: 'fast',
    hash: hashOfSecret(SECRET),
    give: { chainId: 1, contract: CONTRACT, token: account('2'), amount: 1000n },
    get: { chainId: 10, contract: CONTRACT, token: account('3'), amount: 500n },
    sender: HOLDER,
    receiver: HOLDER,
    counterparty: RESPONDER,
  },
  PROPOSED,
);

/** Its record with the holder, before anything was done. */
export const holderRecord = newSwapRecord('holder', syntheticSwap);
/** Its record with the responder. */
export const responderRecord = newSwapRecord('responder', syntheticSwap);
