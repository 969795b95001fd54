import {
  bytesToHex,
  commitToDetails,
  newTradeKeys,
  openDetails,
  publicKeysOf,
  sealDetails,
} from '@weir/contracts/messages';
import type { Hex } from 'viem';
import { expect, it } from 'vitest';
import type { AnnouncedKeys } from './tradeLog.ts';
import { usableKeys } from './usableKeys.ts';

const ada = '0x00000000000000000000000000000000000000Aa' as const;
const bob = '0x00000000000000000000000000000000000000bB' as const;
const fresh = (party: typeof ada | typeof bob): AnnouncedKeys => {
  const { encryption, signing } = publicKeysOf(newTradeKeys());
  return { party, encryption: bytesToHex(encryption), signing: bytesToHex(signing) };
};
/** Points of low order: 1 of X25519, and the neutral element of ed25519. */
const one: Hex = `0x01${'00'.repeat(31)}`;

it('passes over weak keys and copies, whenever they were announced', () => {
  const [first, last, own] = [fresh(bob), fresh(bob), fresh(ada)];
  const bad = [
    { ...fresh(bob), encryption: one },
    { ...fresh(bob), signing: one },
    { party: bob, encryption: `0x${'ff'.repeat(32)}`, signing: `0x${'ff'.repeat(32)}` } as const,
    { ...own, party: bob },
    { ...fresh(bob), signing: own.signing },
    { ...fresh(bob), encryption: own.encryption },
  ];
  const announced = [own, ...bad, first, ...bad, last, ...bad];
  expect(usableKeys(announced, bob)).toEqual([first, last]);
  expect(usableKeys(announced, ada)).toEqual([own]);
});

it('gives a key up that the other announced first: judges would take what it signs for the other’s', () => {
  const own = fresh(ada);
  const announced = [{ ...own, party: bob }, own];
  expect(usableKeys(announced, ada)).toEqual([]);
  const next = fresh(ada);
  expect(usableKeys([...announced, next], ada)).toEqual([next]);
});

it('are not needed to post details: sealed to the own key they open, and are those of the commitment', () => {
  const { encryption } = newTradeKeys();
  const scope = {
    chainId: 1,
    escrow: '0x00000000000000000000000000000000000000Aa',
    tradeId: 7n,
  } as const;
  const between = { scope, mine: encryption, theirs: encryption.publicKey };
  const details = { payee: 'Ada Byron', fields: [{ name: 'IBAN', value: 'DE02 1203' }] };
  const blinding = new Uint8Array(32).fill(9);
  const sealed = sealDetails(between, details, blinding);
  expect(openDetails(between, sealed, commitToDetails(details, blinding))).toEqual(details);
});
