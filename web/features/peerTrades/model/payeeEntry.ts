import { commitToDetails, isMessageError, type PaymentDetails } from '@weir/contracts/messages';
import { wordsForMessageError } from '#features/messageErrors';
import { readStored, writeStored } from '#lib/storedValue.ts';
import { say } from '../words/english.ts';

/** Where a seller is paid, as it is typed. */
export interface PayeeEntry {
  payee: string;
  account: string;
  reference: string;
}

const keyOf = (method: string) => `weir.payee.${method}`;

/** What was typed for this method before, on this device; empty where nothing was. */
export function keptPayee(method: string): PayeeEntry {
  const empty = { payee: '', account: '', reference: '' };
  const text = readStored(keyOf(method));
  if (text === null) return empty;
  try {
    const { payee, account, reference } = JSON.parse(text);
    return { payee: String(payee), account: String(account), reference: String(reference) };
  } catch {
    return empty; // somebody else wrote there: it is typed again
  }
}

/** Keeps it for the next trade by this method. */
export function keepPayee(method: string, entry: PayeeEntry): void {
  writeStored(keyOf(method), JSON.stringify(entry));
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
