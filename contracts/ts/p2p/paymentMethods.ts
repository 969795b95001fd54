/** Payment methods: on the chain a method is its name in ASCII, up to 31 letters, in a word. */
import { type Hex, hexToString, stringToHex } from 'viem';

/** The methods that a new deployment lists, and whether a payment by it can be taken back later. */
export const knownMethods = [
  { name: 'SEPA Instant', isReversible: false },
  { name: 'SEPA', isReversible: false },
  { name: 'Faster Payments', isReversible: false },
  { name: 'Wire', isReversible: false },
  { name: 'Pix', isReversible: false },
  { name: 'UPI', isReversible: false },
  { name: 'Zelle', isReversible: true },
  { name: 'Revolut', isReversible: true },
  { name: 'PayPal', isReversible: true },
  { name: 'Wise', isReversible: true },
  { name: 'Cash in person', isReversible: false },
] as const;

/** A name that cannot be a payment method. */
export class BadMethodName extends Error {
  override readonly name = 'BadMethodName';
  constructor(readonly method: string) {
    super(`${JSON.stringify(method)} is no payment method: 1 to 31 printable ASCII characters.`);
  }
}

/** The word of a method's name. Throws `BadMethodName`. */
export function methodId(method: string): Hex {
  if (!/^[\x20-\x7e]{1,31}$/.test(method)) throw new BadMethodName(method);
  return stringToHex(method, { size: 32 });
}

/** The name in a word; the word itself where it is none. */
export function methodName(id: Hex): string {
  const name = hexToString(id, { size: 32 });
  return /^[\x20-\x7e]{1,31}$/.test(name) ? name : id;
}
