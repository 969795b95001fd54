import type { Hex } from 'viem';
import { messageErrorWords } from './messageErrorWords.ts';

type Nothing = Record<string, never>;

/** Why a text is refused, for words in other languages than `reason`'s. Lengths in bytes. */
export type TextProblem =
  | { kind: 'empty' | 'spaced' | 'unnormal' }
  | { kind: 'long' | 'fields'; count: number; most: number }
  /** Such as `200B`. */
  | { kind: 'hidden'; code: string };

/** The values of each error. Keys and hashes in hex, lengths in bytes. */
export interface MessageErrorArgs {
  WrongLength: { what: string; length: number; expected: number };
  WeakKey: { key: Hex };
  Malformed: { what: string; reason: string };
  UnknownVersion: { what: string; version: number };
  OutOfRange: { what: string; value: bigint; most: bigint };
  NotDecrypted: { what: string };
  BodyTooLong: { bytes: number; most: number };
  TextRefused: { field: string; reason: string; problem: TextProblem };
  KeysRestored: Nothing;
  ConversationErased: Nothing;
  KeysUnknown: Nothing;
  KeysInUse: { key: Hex };
  NotOurKeys: { sender: Hex; recipient: Hex };
  WrongAuthor: { key: Hex };
  WrongRecipient: { key: Hex };
  WrongTrade: { expected: string; found: string };
  BadSignature: { sequence: number; key: Hex };
  BodyAltered: { sequence: number; signed: Hex; found: Hex };
  Replayed: { sequence: number };
  Forked: { sequence: number; first: Hex; second: Hex };
  ChainBroken: { sequence: number; expected: Hex; found: Hex };
  AcknowledgementUnknown: { sequence: number; acknowledged: number };
  AcknowledgementFellBack: { sequence: number; acknowledged: number; before: number };
  PayeeSwapped: { committed: Hex; found: Hex };
  ImageTooLarge: { bytes: number; most: number };
  ImageIncomplete: { missing: number; count: number };
  ImageAltered: { image: Hex; found: Hex };
  EvidenceEmpty: Nothing;
  EntryMissing: { sequence: number; key: Hex };
  EvidenceAltered: { committed: Hex; found: Hex };
  EvidenceTooLarge: { bytes: number; most: number };
  NotARecipient: { key: Hex };
  NoRecipients: { count: number; most: number };
  PassphraseTooShort: { length: number; least: number };
  BackupNotOpened: Nothing;
  BackupTooCostly: { costLog2: number; least: number; most: number };
  NoRelay: Nothing;
  NoRelayAnswered: { relays: number; reasons: string };
  RelayFailed: { relay: string; reason: string };
  RelayLied: { relay: string; reason: string };
}

/** The name of each error of messages. */
export type MessageErrorName = keyof MessageErrorArgs;

/** Thrown wherever messages, keys, evidence or backups are not what they should be; `message` says it in words. */
export class MessageError<Name extends MessageErrorName = MessageErrorName> extends Error {
  override readonly name: Name;
  constructor(
    name: Name,
    readonly args: MessageErrorArgs[Name],
  ) {
    super(messageErrorWords[name](args));
    this.name = name;
  }
}

/** Whether `error` is a `MessageError`, of that name where one is given. */
export function isMessageError<Name extends MessageErrorName>(
  error: unknown,
  name?: Name,
): error is MessageError<Name> {
  return error instanceof MessageError && (name === undefined || error.name === name);
}
