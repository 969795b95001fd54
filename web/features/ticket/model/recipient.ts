import { type Address, getAddress, isAddress, isAddressEqual, zeroAddress } from 'viem';
import type { Token } from '#features/deployment';
import { say } from '../words/english.ts';

/** Where what a swap brings goes. */
export type Recipient =
  | { kind: 'own' }
  | { kind: 'other'; address: Address }
  | { kind: 'refused'; words: string };

/**
 * Reads a typed recipient: nothing, or one's own address, means oneself. Refused, because what is sent there is lost:
 * the zero address, the exchange, and the tokens' own contracts; and what is no address, or has a mistake in its
 * capital letters (EIP-55).
 */
export function readRecipient(
  typed: string,
  own: Address | undefined,
  exchange: Address,
  tokens: readonly Pick<Token, 'address' | 'symbol'>[],
): Recipient {
  const text = typed.trim();
  if (text === '') return { kind: 'own' };
  if (!/^0x[0-9a-f]{40}$/i.test(text)) return { kind: 'refused', words: say.noAddress };
  const digits = text.slice(2);
  const isOneCase = digits === digits.toLowerCase() || digits === digits.toUpperCase();
  const plain = `0x${isOneCase ? digits.toLowerCase() : digits}`;
  if (!isAddress(plain)) return { kind: 'refused', words: say.mistypedAddress };
  const address = getAddress(plain);
  if (isAddressEqual(address, zeroAddress)) return { kind: 'refused', words: say.toNobody };
  if (isAddressEqual(address, exchange)) return { kind: 'refused', words: say.toExchange };
  const token = tokens.find((candidate) => isAddressEqual(candidate.address, address));
  if (token) return { kind: 'refused', words: say.toToken(token.symbol) };
  return own && isAddressEqual(address, own) ? { kind: 'own' } : { kind: 'other', address };
}
