import { type Address, getAddress, isAddress } from 'viem';

/** What typed text says as an address. `mistyped`: one whose capital letters (its checksum, EIP-55) do not fit. */
export type AddressEntry =
  | { kind: 'none' }
  | { kind: 'mistyped' }
  | { kind: 'address'; address: Address };

/** Reads an address, checksummed or in one case. */
export function readAddress(typed: string): AddressEntry {
  const text = typed.trim();
  if (!/^0x[0-9a-f]{40}$/i.test(text)) return { kind: 'none' };
  const digits = text.slice(2);
  const isOneCase = digits === digits.toLowerCase() || digits === digits.toUpperCase();
  const plain = `0x${isOneCase ? digits.toLowerCase() : digits}`;
  return isAddress(plain) ? { kind: 'address', address: getAddress(plain) } : { kind: 'mistyped' };
}
