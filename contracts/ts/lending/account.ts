import { type Address, getAddress, hexToBigInt, toHex } from 'viem';
import { bigField, packFields } from '../words/fields.ts';

/** Who a position belongs to: one address keeps separate positions by numbers of its own, below 2^96. */
export interface LendingAccount {
  owner: Address;
  number: bigint;
}

/** Packs an account. Throws `FieldOutOfRange`. */
export function packAccount({ owner, number }: LendingAccount): bigint {
  return packFields([
    ['number', 96, number],
    ['owner', 160, hexToBigInt(owner)],
  ]);
}

/** The reverse of `packAccount`. */
export function unpackAccount(word: bigint): LendingAccount {
  return {
    owner: getAddress(toHex(word >> 96n, { size: 20 })),
    number: bigField(word, 0, 96),
  };
}
