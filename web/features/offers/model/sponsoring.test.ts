import { type Acceptance, actionCall, offerId, type SignableAction } from '@weir/contracts';
import { type Address, zeroAddress } from 'viem';
import { describe, expect, it } from 'vitest';
import { POOL, shownOffer } from '../testing/syntheticOffer.ts';
import { say } from '../words/english.ts';
import { type SendingFacts, sendingObstacle, sponsorProblem } from './sponsoring.ts';

const UNIT = 10n ** 6n;
const NOW = 1_700_000_000n;
const SPONSOR: Address = '0x5000000000000000000000000000000000000005';
const scope = { chainId: 1, escrow: POOL };
const bare = shownOffer();
const shown = { ...bare, id: offerId(1, POOL, bare.offer) };
const acceptance: Acceptance = {
  version: 1,
  amount: 100n * UNIT,
  worstPrice: bare.offer.price.figure,
  mostBond: 15n * UNIT,
  method: 0,
  sponsor: SPONSOR,
  isStarter: false,
  encryptionKey: `0x${'11'.repeat(32)}`,
  signingKey: `0x${'22'.repeat(32)}`,
  details: `0x${'00'.repeat(32)}`,
  accountAge: 0,
};

function shared(action: SignableAction, args: readonly unknown[]): SendingFacts['read'] {
  const call = action === 'accept' ? actionCall('accept', [bare.offer, acceptance]) : '0x12345678';
  const signed = { actor: POOL, action, call, nonce: 1n, deadline: NOW } as const;
  return { shared: { ...scope, ...signed, signature: '0x' }, args };
}
const accepting = (change: Partial<Acceptance> = {}) =>
  shared('accept', [bare.offer, { ...acceptance, ...change }]);

const obstacle = (change: Partial<SendingFacts> = {}) =>
  sendingObstacle({
    read: accepting(),
    state: { isUsed: false, isSigned: true },
    sender: SPONSOR,
    offers: [shown],
    bond: 15n * UNIT,
    inEscrow: 5n * UNIT,
    inWallet: 10n * UNIT,
    now: NOW,
    isBusy: false,
    ...change,
  });

describe('sendingObstacle', () => {
  it('lets the named sponsor send, who has exactly the bond, in the last second', () => {
    expect(obstacle()).toBeNull();
    expect(obstacle({ inWallet: 10n * UNIT - 1n })).toBe(say.notEnough('USDC'));
    expect(obstacle({ now: NOW + 1n })).toBe(say.sharedTooLate);
  });

  it('lets nobody else post the bond, and anybody send what needs none', () => {
    expect(obstacle({ sender: POOL })).toBe(say.otherSponsor);
    const read = accepting({ sponsor: zeroAddress, isStarter: true });
    expect(obstacle({ read, sender: POOL, inWallet: 0n, inEscrow: 0n })).toBeNull();
  });

  it('refuses what is used up, or signed by somebody else', () => {
    expect(obstacle({ state: { isUsed: true, isSigned: true } })).toBe(say.sharedUsed);
    expect(obstacle({ state: { isUsed: false, isSigned: false } })).toBe(say.sharedForged);
    expect(obstacle({ state: undefined })).toBe(say.readingShared);
  });

  it('refuses a bond and a price above what the buyer agreed to', () => {
    expect(obstacle({ read: accepting({ mostBond: 15n * UNIT - 1n }) })).toBe(say.sharedBondRose);
    expect(obstacle({ read: accepting({ version: 2 }) })).toBe(say.sharedPriceMoved);
    const cheap = accepting({ worstPrice: acceptance.worstPrice - 1n });
    expect(obstacle({ read: cheap })).toBe(say.sharedPriceMoved);
  });

  it('refuses an offer that is gone, unknown, or has less left', () => {
    expect(obstacle({ offers: [] })).toBe(say.notTakeable);
    const closed = { ...shown, state: { ...shown.state, isOpen: false } };
    expect(obstacle({ offers: [closed] })).toBe(say.notTakeable);
    const scarce = { ...shown, state: { ...shown.state, free: 99n * UNIT } };
    expect(obstacle({ offers: [scarce] })).toBe(say.notTakeable);
  });

  it('asks of other actions only that they are signed, in time and new', () => {
    const read = shared('markPaid', [7n, 2, '0x']);
    expect(obstacle({ read, offers: [], bond: undefined })).toBeNull();
    expect(obstacle({ read, now: NOW + 1n })).toBe(say.sharedTooLate);
  });
});

describe('sponsorProblem', () => {
  const on = { isBondThere: false, escrow: POOL };
  it('wants an address where the bond is not there yet', () => {
    expect(sponsorProblem(' ', on)).toBe(say.sponsorMissing);
    expect(sponsorProblem(' ', { ...on, isBondThere: true })).toBeNull();
    expect(sponsorProblem(SPONSOR, on)).toBeNull();
  });

  it.each([
    ['half an address', '0x5000'],
    ['nobody', zeroAddress],
    ['the escrow itself', POOL],
  ])('refuses %s', (_, typed) => {
    expect(sponsorProblem(typed, on)).toBe(say.addressMissing);
  });
});
