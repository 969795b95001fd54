import {
  checkDetails,
  hexToBytes,
  isMessageError,
  openDetails,
  type PaymentDetails,
} from '@weir/contracts/messages';
import type { Address, Hex } from 'viem';
import { wordsForMessageError } from '#features/messageErrors';
import { type Chat, keptTradeKeys } from '#features/messages';
import type { TradeLog } from './tradeLog.ts';

interface Parties {
  chainId: number;
  escrow: Address;
  id: bigint;
  buyer: Address;
  seller: Address;
  /** The seller's commitment. */
  commitment: Hex;
}

/** What became of payment details that the seller posted on the chain. */
export type FoundDetails =
  | { kind: 'none' }
  | { kind: 'noKeys' }
  | { kind: 'unreadable'; why: string }
  | { kind: 'found'; details: PaymentDetails };

/**
 * The details that the seller posted, opened with what this device keeps: only those that the seller's commitment on the chain
 * binds it to. Keys may have been set anew since they were sealed, so all are tried.
 */
export function postedDetails(log: TradeLog, parties: Parties): FoundDetails {
  const sealed = log.details.at(-1);
  const isOf = (party: Address) => (keys: { party: Address }) =>
    BigInt(keys.party) === BigInt(party);
  const own = log.keys.filter(isOf(parties.buyer)).flatMap(({ encryption }) => {
    const kept = keptTradeKeys(parties, encryption);
    return kept ? [kept.keys.encryption] : [];
  });
  if (own.length === 0) return { kind: 'noKeys' };
  if (sealed === undefined) return { kind: 'none' };
  const { chainId, escrow, id: tradeId } = parties;
  let why = '';
  for (const mine of own) {
    for (const { encryption } of log.keys.filter(isOf(parties.seller))) {
      const theirs = hexToBytes(encryption);
      const between = { scope: { chainId, escrow, tradeId }, mine, theirs };
      try {
        const details = openDetails(between, hexToBytes(sealed), parties.commitment);
        return { kind: 'found', details };
      } catch (error) {
        if (!isMessageError(error)) throw error;
        // A swapped payee is worth more to know than that another key does not fit.
        if (why === '' || error.name === 'PayeeSwapped') why = wordsForMessageError(error);
      }
    }
  }
  return { kind: 'unreadable', why };
}

/** The details that came by message, if they are those of the seller's commitment; `none` where no message has any. */
export function sentDetails(chat: Chat, commitment: Hex): FoundDetails {
  if (chat.kind !== 'open') return { kind: 'none' };
  let found: FoundDetails = { kind: 'none' };
  for (const { isOwn, body } of chat.view.lines) {
    if (isOwn || body?.kind !== 'paymentDetails') continue;
    try {
      checkDetails(body.details, body.blinding, commitment);
      return { kind: 'found', details: body.details };
    } catch (error) {
      if (!isMessageError(error)) throw error;
      found = { kind: 'unreadable', why: wordsForMessageError(error) };
    }
  }
  return found;
}
