import { type Address, isAddressEqual, zeroAddress } from 'viem';
import type { DecimalEntry } from '#lib/decimalEntry.ts';
import type { AddressEntry } from '#lib/readAddress.ts';
import { say } from '../words/english.ts';

/** Into the escrow's balance, or out of it. */
export type PurseMoveKind = 'deposit' | 'withdraw';

interface PurseMove {
  kind: PurseMoveKind;
  symbol: string;
  escrow: Address;
  token: Address;
  entry: DecimalEntry;
  /** What can be moved, in units; undefined while it is read. */
  held: bigint | undefined;
  /** Who gets it; null: the account itself. */
  recipient: AddressEntry | null;
  isBusy: boolean;
}

/** Why a deposit or withdrawal cannot be sent, in words for its button; null where it can. */
export function validatePurseMove(move: PurseMove): string | null {
  const { kind, symbol, entry, held, isBusy } = move;
  if (entry.kind === 'malformed' || entry.kind === 'tooPrecise') return say.changeMarked;
  if (entry.kind === 'empty' || entry.units === 0n) return say.enterAmount;
  if (payeeProblem(move) !== null) return say.changeMarked;
  if (held === undefined) return say.readingBonds;
  if (entry.units > held) {
    return kind === 'deposit' ? say.notEnough(symbol) : say.notInEscrow(symbol);
  }
  return isBusy ? say.waiting : null;
}

/** What is wrong with the address that it goes to; null where nothing is. */
export function payeeProblem({
  recipient,
  escrow,
  token,
}: Pick<PurseMove, 'recipient' | 'escrow' | 'token'>): string | null {
  if (recipient === null) return null;
  if (recipient.kind === 'mistyped') return say.addressMistyped;
  if (recipient.kind === 'none') return say.addressMissing;
  const { address } = recipient;
  // Tokens sent there would be nobody's.
  const isLost = [zeroAddress, escrow, token].some((known) => isAddressEqual(known, address));
  return isLost ? say.addressLost : null;
}
