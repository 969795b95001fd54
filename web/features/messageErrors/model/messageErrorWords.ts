import {
  isMessageError,
  type MessageError,
  type MessageErrorArgs,
  type MessageErrorName,
  type TextProblem,
} from '@weir/contracts/messages';
import { groupThousands, shortAddress } from '#lib/formatAmount.ts';
import { say } from '../words/english.ts';

/**
 * Every error of messages, keys and evidence. Typed from the library: an error that it gains does not compile here until it has
 * words, and its German ones. What a relay said, and what is wrong in a format, is told as the library has it, in quotes.
 */
const errorWords: { [Name in MessageErrorName]: (args: MessageErrorArgs[Name]) => string } = {
  WrongLength: ({ length, expected }) => say.WrongLength(plain(length), plain(expected)),
  WeakKey: ({ key }) => say.WeakKey(shortAddress(key)),
  Malformed: ({ what, reason }) => say.Malformed(formatName(what), reason),
  UnknownVersion: ({ what, version }) => say.UnknownVersion(formatName(what), plain(version)),
  OutOfRange: ({ value, most }) => say.OutOfRange(plain(value), plain(most)),
  NotDecrypted: ({ what }) => say.NotDecrypted(formatName(what)),

  BodyTooLong: ({ bytes, most }) => say.BodyTooLong(plain(bytes), plain(most)),
  TextRefused: ({ field, problem }) => say.TextRefused(fieldName(field), problemWords(problem)),
  KeysRestored: () => say.KeysRestored,
  ConversationErased: () => say.ConversationErased,
  KeysUnknown: () => say.KeysUnknown,
  KeysInUse: ({ key }) => say.KeysInUse(shortAddress(key)),

  NotOurKeys: ({ sender, recipient }) =>
    say.NotOurKeys(shortAddress(sender), shortAddress(recipient)),
  WrongAuthor: ({ key }) => say.WrongAuthor(shortAddress(key)),
  WrongRecipient: ({ key }) => say.WrongRecipient(shortAddress(key)),
  WrongTrade: () => say.WrongTrade,
  BadSignature: ({ sequence, key }) => say.BadSignature(plain(sequence), shortAddress(key)),
  BodyAltered: ({ sequence }) => say.BodyAltered(plain(sequence)),
  Replayed: ({ sequence }) => say.Replayed(plain(sequence)),
  Forked: ({ sequence }) => say.Forked(plain(sequence)),
  ChainBroken: ({ sequence }) => say.ChainBroken(plain(sequence)),
  AcknowledgementUnknown: ({ sequence, acknowledged }) =>
    say.AcknowledgementUnknown(plain(sequence), plain(acknowledged)),
  AcknowledgementFellBack: ({ sequence, acknowledged, before }) =>
    say.AcknowledgementFellBack(plain(sequence), plain(acknowledged), plain(before)),

  PayeeSwapped: () => say.PayeeSwapped,
  ImageTooLarge: ({ bytes, most }) => say.ImageTooLarge(size(bytes), limit(most)),
  ImageIncomplete: ({ missing, count }) => say.ImageIncomplete(plain(missing), plain(count)),
  ImageAltered: () => say.ImageAltered,

  EvidenceEmpty: () => say.EvidenceEmpty,
  EntryMissing: ({ sequence }) => say.EntryMissing(plain(sequence)),
  EvidenceAltered: () => say.EvidenceAltered,
  EvidenceTooLarge: ({ bytes, most }) => say.EvidenceTooLarge(size(bytes), limit(most)),
  NotARecipient: () => say.NotARecipient,
  NoRecipients: ({ count, most }) => say.NoRecipients(plain(count), plain(most)),

  PassphraseTooShort: ({ length, least }) => say.PassphraseTooShort(plain(length), plain(least)),
  BackupNotOpened: () => say.BackupNotOpened,
  BackupTooCostly: () => say.BackupTooCostly,

  NoRelay: () => say.NoRelay,
  NoRelayAnswered: ({ relays, reasons }) => say.NoRelayAnswered(plain(relays), reasons),
  RelayFailed: ({ relay, reason }) => say.RelayFailed(relay, reason),
  RelayLied: ({ relay, reason }) => say.RelayLied(relay, reason),
};

/** An error of messages in a sentence for the reader. */
export function wordsForMessageError({ name, args }: Pick<MessageError, 'name' | 'args'>): string {
  // The union's name and args belong together; a lookup by name loses that for the compiler.
  const words = errorWords[name] as (args: MessageErrorArgs[MessageErrorName]) => string;
  return words(args);
}

/** Words for whatever was thrown where messages are handled: an error of another kind speaks for itself. */
export function explainMessage(error: unknown): string {
  if (isMessageError(error)) return wordsForMessageError(error);
  return error instanceof Error ? error.message : String(error);
}

/** What formats are called in the library's errors, and here. */
const formats = {
  message: 'message',
  envelope: 'envelope',
  evidence: 'evidence',
  'sealed evidence': 'sealedEvidence',
  'payment details': 'details',
  'sealed payment details': 'sealedDetails',
  backup: 'backup',
  'stored conversation': 'conversation',
} as const;

function formatName(what: string): string {
  return say[what in formats ? formats[what as keyof typeof formats] : 'data'];
}

const fields = {
  'The message': 'messageField',
  'The payee': 'payee',
  'A field name': 'fieldName',
  'The payment method': 'method',
} as const;

/** A field of payment details is called as its writer called it. */
function fieldName(field: string): string {
  return field in fields ? say[fields[field as keyof typeof fields]] : `“${field}”`;
}

function problemWords(problem: TextProblem): string {
  switch (problem.kind) {
    case 'long':
    case 'fields':
      return say[problem.kind](plain(problem.count), plain(problem.most));
    case 'hidden':
      return say.hidden(problem.code);
    default:
      return say[problem.kind];
  }
}

const plain = (value: number | bigint) => groupThousands(value.toString());
/** Bytes in the unit that people know files by, rounded up, and a bound of them rounded down: what is above never seems to fit. */
const size = (bytes: number) => sizeText(bytes, Math.ceil);
const limit = (bytes: number) => sizeText(bytes, Math.floor);

function sizeText(bytes: number, round: (value: number) => number): string {
  if (bytes < 1_048_576) return `${round(bytes / 1024)} kB`;
  return `${(round((bytes / 1_048_576) * 100) / 100).toFixed(2)} MB`;
}
