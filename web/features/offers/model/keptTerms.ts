import { type Hex, keccak256, toBytes } from 'viem';
import { readStored, writeStored } from '#lib/storedValue.ts';

/** The hash of an offer's terms, as the chain keeps it; 0 for none. */
export function termsHash(text: string): Hex {
  return text.trim() === '' ? NO_TERMS : keccak256(toBytes(text.trim()));
}

/** An offer without terms. */
export const NO_TERMS: Hex = `0x${'0'.repeat(64)}`;

/** Keeps terms on this device by their hash: the chain has the hash only. */
export function keepTerms(text: string): void {
  if (text.trim() !== '') writeStored(`weir.terms.${termsHash(text)}`, text.trim());
}

/** The terms of a hash, where this device has them: a text that does not fit its hash is none. */
export function keptTerms(hash: Hex): string | null {
  const text = readStored(`weir.terms.${hash}`);
  return text !== null && termsHash(text) === hash ? text : null;
}
