import { describe, expect, it } from 'vitest';
import { PROPOSED, usualSwap } from '../../testing/arbitrarySwap.ts';
import { AtomicSwapMalformed } from './atomicSwap.ts';
import { isSameSwap, proposedSwap, type SwapProposal, unknownContract } from './proposedSwap.ts';

const swap = usualSwap('fast');
const { first, second } = swap;
const proposal: SwapProposal = {
  profile: 'fast',
  hash: swap.hash,
  give: first,
  get: second,
  sender: first.sender,
  receiver: second.receiver,
  counterparty: first.receiver,
};

describe('proposedSwap', () => {
  it('makes the terms that both sides judge, with the profile’s times from now', () => {
    expect(proposedSwap(proposal, PROPOSED)).toEqual(swap);
  });

  it('refuses what the other side’s program would', () => {
    const sameChain = { ...proposal, get: { ...second, chainId: first.chainId } };
    expect(() => proposedSwap(sameChain, PROPOSED)).toThrow(AtomicSwapMalformed);
    const toContract = { ...proposal, counterparty: first.contract };
    expect(() => proposedSwap(toContract, PROPOSED)).toThrow('first.receiver');
  });
});

describe('unknownContract', () => {
  it('names the side that goes by another contract than the known one', () => {
    const known = { first: first.contract, second: second.contract };
    expect(unknownContract(swap, known)).toBeNull();
    expect(unknownContract(swap, { ...known, second: first.token })).toBe('second');
    expect(unknownContract(swap, { ...known, first: first.token })).toBe('first');
  });
});

describe('isSameSwap', () => {
  it('tells terms apart that differ in one field', () => {
    expect(isSameSwap(swap, usualSwap('fast'))).toBe(true);
    expect(isSameSwap(swap, { ...swap, second: { ...second, amount: 501n } })).toBe(false);
  });
});
