import { commitToDetails, isMessageError, type PaymentDetails } from '@weir/contracts/messages';
import type { Address } from 'viem';
import { wordsForMessageError } from '#features/messageErrors';
import { readStored, writeStored } from '#lib/storedValue.ts';
import { say } from '../words/english.ts';

/** Where a seller is paid, as it is typed. */
export interface PayeeEntry {
  payee: string;
  account: string;
  reference: string;
}

// Several people may use one device: what one of them typed is no place for another's money.
const keyOf = (seller: Address, method: string) => `weir.payee.${seller.toLowerCase()}.${method}`;

/** What this account typed for this method before, on this device; empty where nothing was. */
export function keptPayee(seller: Address, method: string): PayeeEntry {
  const empty = { payee: '', account: '', reference: '' };
  const text = readStored(keyOf(seller, method));
  if (text === null) return empty;
  try {
    const { payee, account, reference } = JSON.parse(text);
    return { payee: String(payee), account: String(account), reference: String(reference) };
  } catch {
    return empty; // somebody else wrote there: it is typed again
  }
}

/** Keeps it for the account's next trade by this method. */
export function keepPayee(seller: Address, method: string, entry: PayeeEntry): void {
  writeStored(keyOf(seller, method), JSON.stringify(entry));
}

/** The details as they are sealed to the buyer. The names of fields are in the seller's language. */
export function payeeDetails({ payee, account, reference }: PayeeEntry): PaymentDetails {
  const tidy = (text: string) => text.normalize('NFC').trim();
  const fields = [{ name: say.account, value: tidy(account) }];
  if (tidy(reference) !== '') fields.push({ name: say.reference, value: tidy(reference) });
  return { payee: tidy(payee), fields };
}

/** What is wrong with them, in words; null where they can be sealed. */
export function validatePayee(entry: PayeeEntry): string | null {
  if (entry.payee.trim() === '') return say.fieldEmpty(say.payee);
  if (entry.account.trim() === '') return say.fieldEmpty(say.account);
  try {
    commitToDetails(payeeDetails(entry), new Uint8Array(32));
    return null;
  } catch (error) {
    if (!isMessageError(error)) throw error;
    return say.fieldRefused(wordsForMessageError(error));
  }
}
