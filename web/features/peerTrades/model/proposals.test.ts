import { describe, expect, it } from 'vitest';
import { syntheticTrade } from '../testing/syntheticTrade.ts';
import { isOpenProposal } from './proposals.ts';

const paid = syntheticTrade('Paid');
const proposal = { by: paid.buyer, expiry: 1000, state: paid.state, nonce: 1, toBuyer: 5n };

describe('isOpenProposal', () => {
  it('is open until the second of its expiry, and closed in it', () => {
    expect(isOpenProposal(proposal, paid, 999n)).toBe(true);
    expect(isOpenProposal(proposal, paid, 1000n)).toBe(false);
  });

  it('is closed where none was made, it was taken back, or the trade is in another state', () => {
    expect(isOpenProposal({ ...proposal, nonce: 0 }, paid, 1n)).toBe(false);
    expect(isOpenProposal({ ...proposal, expiry: 0 }, paid, 1n)).toBe(false);
    expect(isOpenProposal(proposal, syntheticTrade('Disputed'), 1n)).toBe(false);
  });
});
