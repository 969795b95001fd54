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
import { usableKeys } from './usableKeys.ts';

const fresh = () => {
  const { encryption, signing } = publicKeysOf(newTradeKeys());
  return { encryption: bytesToHex(encryption), signing: bytesToHex(signing) };
};
/** Points of low order: 1 of X25519, and the neutral element of ed25519. */
const one: Hex = `0x01${'00'.repeat(31)}`;

it('passes over weak keys and copies of the own ones, whenever they were announced', () => {
  const [first, last, own] = [fresh(), fresh(), fresh()];
  const bad = [
    { ...fresh(), encryption: one },
    { ...fresh(), signing: one },
    { encryption: `0x${'ff'.repeat(32)}`, signing: `0x${'ff'.repeat(32)}` } as const,
    own,
    { ...fresh(), signing: own.signing },
    { ...fresh(), encryption: own.encryption },
  ];
  expect(usableKeys([...bad, first, ...bad, last, ...bad], [own])).toEqual([first, last]);
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
