import { bytesToHex, hashEvidence, selectEvidence } from '@weir/contracts/messages';
import { describe, expect, it } from 'vitest';
import { syntheticTalk } from '../testing/syntheticTalk.ts';
import { broughtItems, countBrought } from './broughtItems.ts';
import type { BroughtEvidence } from './evidenceLog.ts';

const BUYER = '0x00000000000000000000000000000000000000b1';
const SELLER = '0x00000000000000000000000000000000000000a1';
const hash = (digit: string) => `0x${digit.repeat(64)}` as const;
const brought = (
  by: BroughtEvidence['by'],
  how: BroughtEvidence['how'],
  of = hash('1'),
): BroughtEvidence => ({ by, how, hash: of, time: 5n });

describe('broughtItems', { timeout: 60_000 }, () => {
  it('lists both sides’, with what this device can still send of its own', () => {
    const { buyer, say } = syntheticTalk();
    const { link } = say('buyer', 'Paid', 1);
    const evidence = selectEvidence(buyer.state, [link]);
    const own = hashEvidence(evidence);
    const { signature } = evidence.entries[0] ?? {};
    const kept = [
      {
        hash: own,
        blinding: bytesToHex(evidence.blinding),
        entries: [{ signature: bytesToHex(signature ?? new Uint8Array()), isRevealed: true }],
        sentTo: '0.0',
      },
    ];
    const log = [
      brought(BUYER, 'MarkPaid', own),
      brought(SELLER, 'SubmitEvidence', hash('2')),
      brought(BUYER, 'Reply', hash('3')),
    ];
    const looking = { account: BUYER, seller: SELLER, kept, statements: buyer.state } as const;
    const items = broughtItems(log, looking);
    expect(items.map(({ who, how }) => [who, how])).toEqual([
      ['you', 'MarkPaid'],
      ['seller', 'SubmitEvidence'],
      ['you', 'Reply'],
    ]);
    expect(items[0]?.own).toMatchObject({ sentTo: '0.0', evidence: { entries: [{}] } });
    expect(items[1]?.own).toBeNull();
    // Handed in from another device.
    expect(items[2]?.own).toEqual({ hash: hash('3'), evidence: null, sentTo: null });
  });

  it('shows one hash of one side once, and the same hash of the other as the other’s', () => {
    const log = [
      brought(BUYER, 'SubmitEvidence'),
      brought(BUYER, 'Reply'),
      brought(SELLER, 'Reply'),
    ];
    const looking = { account: BUYER, seller: SELLER, kept: [], statements: null } as const;
    expect(broughtItems(log, looking).map(({ who }) => who)).toEqual(['you', 'seller']);
  });
});

describe('countBrought', () => {
  it('counts what an account brought by the contract’s two counts; a statement with the payment is in neither', () => {
    const log = [
      brought(BUYER, 'MarkPaid'),
      brought(BUYER, 'SubmitEvidence'),
      brought(BUYER, 'SubmitEvidence'),
      brought(BUYER, 'Reply'),
      brought(SELLER, 'Reply'),
    ];
    expect(countBrought(log, BUYER)).toEqual({ evidence: 2, replies: 1 });
  });
});
