import { type Address, isAddressEqual, zeroAddress } from 'viem';
import type { DecimalEntry } from '#lib/decimalEntry.ts';
import type { AddressEntry } from '#lib/readAddress.ts';
import { say } from '../words/english.ts';

/** Into the exchange's internal balance, or out of it. */
export type TransferKind = 'deposit' | 'withdraw';

interface Transfer {
  kind: TransferKind;
  symbol: string;
  token: Address;
  exchange: Address;
  amount: DecimalEntry;
  /** What can be moved, in units; undefined while it is read. */
  balance: bigint | undefined;
  /** Who gets it; null: the account itself. */
  recipient: AddressEntry | null;
  isOnOtherChain: boolean;
}

/** Why a deposit or withdrawal cannot be sent, in words for its button; null where it can. */
export function validateTransfer(transfer: Transfer): string | null {
  const { kind, symbol, amount, balance, isOnOtherChain } = transfer;
  if (isOnOtherChain) return say.switchFirst;
  if (amount.kind === 'empty') return say.enterAmount;
  const unread = amountProblem(amount, symbol);
  if (amount.kind !== 'units') return unread ?? null;
  if (amount.units === 0n) return say.enterAmount;
  const wrong = recipientProblem(transfer);
  if (wrong !== null) return say.checkRecipient;
  if (balance === undefined) return say.readingBalance;
  if (amount.units > balance) {
    return kind === 'deposit' ? say.notInWallet(symbol) : say.notInside(symbol);
  }
  return null;
}

/** Why what was typed is no amount of a token, for its field; undefined where it is one, or nothing is typed. */
export function amountProblem(amount: DecimalEntry, symbol: string): string | undefined {
  if (amount.kind === 'tooPrecise') return say.tooPrecise(symbol, amount.decimals);
  return amount.kind === 'malformed' ? say.noNumber : undefined;
}

/** What is wrong with the address of somebody else; null where nothing is, or where there is none yet to judge. */
export function recipientProblem({
  recipient,
  exchange,
  token,
  kind,
}: Pick<Transfer, 'recipient' | 'exchange' | 'token' | 'kind'>): string | null {
  if (recipient === null) return null;
  if (recipient.kind === 'mistyped') return say.recipientMistyped;
  if (recipient.kind === 'none') return say.recipientMissing;
  const { address } = recipient;
  if (isAddressEqual(address, zeroAddress)) return say.recipientNobody;
  if (isAddressEqual(address, exchange)) return say.recipientExchange;
  if (kind === 'withdraw' && isAddressEqual(address, token)) return say.recipientToken;
  return null;
}
