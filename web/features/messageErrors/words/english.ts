import { phrases } from '#lib/language.ts';

/** What each error of messages, keys and evidence says, under the error's name; values come in as text for the reader. */
export const say = phrases('messageErrors', {
  // Keys and bytes
  WrongLength: (length: string, expected: string) =>
    `Something has ${length} bytes in place of ${expected}: it is damaged.`,
  WeakKey: (key: string) =>
    `The key ${key} keeps nothing secret: anybody could compute what belongs to it.`,
  Malformed: (what: string, detail: string) => `This is no ${what} (“${detail}”).`,
  UnknownVersion: (what: string, version: string) =>
    `This ${what} is of version ${version}, which this page does not know: it may be too old.`,
  OutOfRange: (value: string, most: string) => `${value} is out of range: 0 to ${most} fit.`,
  NotDecrypted: (what: string) =>
    `The ${what} does not decrypt: it was altered, or is of other keys or of another trade.`,

  // Writing
  BodyTooLong: (bytes: string, most: string) =>
    `That is too long for one message: ${bytes} bytes, and ${most} fit.`,
  TextRefused: (field: string, reason: string) => `${field} ${reason}.`,
  KeysRestored: 'These keys come from a backup: set new ones for this trade before you write.',
  ConversationErased: 'The keys and messages of this trade were deleted from this device.',
  KeysUnknown: 'The other side has no keys for this trade yet: nothing can be sealed to it.',
  KeysInUse: (key: string) => `The key ${key} was used in this trade before: it must be a new one.`,

  // Reading
  NotOurKeys: (sender: string, recipient: string) =>
    `An envelope from key ${sender} to key ${recipient} is not between the two sides of this trade.`,
  WrongAuthor: (key: string) =>
    `A message is signed with ${key}, which is no key of a side of this trade.`,
  WrongRecipient: (key: string) =>
    `A message was written to the key ${key}, which this device does not have.`,
  WrongTrade: 'This belongs to another trade.',
  BadSignature: (number: string, key: string) =>
    `Message ${number} is not signed by ${key}, in whose name it comes.`,
  BodyAltered: (number: string) => `Message ${number} has another content than the one signed.`,
  Replayed: (number: string) => `Message ${number} is there twice.`,
  Forked: (number: string) => `Its author signed two different messages with number ${number}.`,
  ChainBroken: (number: string) =>
    `Message ${number} is not the one that the message after it names: its author signed two histories.`,
  AcknowledgementUnknown: (number: string, acknowledged: string) =>
    `Message ${number} acknowledges a message ${acknowledged} that was not written like that.`,
  AcknowledgementFellBack: (number: string, acknowledged: string, before: string) =>
    `Message ${number} acknowledges number ${acknowledged}, and an earlier one acknowledged ${before}.`,

  // Payment details and images
  PayeeSwapped:
    'Do not pay: these payment details are not those that the seller bound itself to in this trade.',
  ImageTooLarge: (size: string, most: string) =>
    `The image has ${size}; at most ${most} can be sent.`,
  ImageIncomplete: (missing: string, count: string) =>
    `The image is not complete: ${missing} of its ${count} parts are missing.`,
  ImageAltered: 'The parts make another image than the one announced.',

  // Evidence
  EvidenceEmpty: 'Choose at least one message to show.',
  EntryMissing: (number: string) => `Message ${number} is not on this device.`,
  EvidenceAltered: 'This is other evidence than the one whose hash was handed in.',
  EvidenceTooLarge: (size: string, most: string) =>
    `The evidence has ${size}; at most ${most} can be handed in. Show fewer messages or images.`,
  NotARecipient: 'This evidence is not sealed to your key.',
  NoRecipients: (count: string, most: string) =>
    `Evidence is sealed to 1 to ${most} keys, not to ${count}.`,

  // Backups
  PassphraseTooShort: (length: string, least: string) =>
    `The passphrase has ${length} characters; it needs at least ${least}.`,
  BackupNotOpened: 'The passphrase is wrong, or the backup is damaged.',
  BackupTooCostly:
    'This backup asks for more work than this page accepts: it is no backup of ours.',

  // Relays
  NoRelay: 'This page names no relay.',
  NoRelayAnswered: (count: string, detail: string) =>
    `None of ${count} relays could be used (“${detail}”).`,
  RelayFailed: (relay: string, detail: string) => `The relay ${relay} failed (“${detail}”).`,
  RelayLied: (relay: string, detail: string) =>
    `The relay ${relay} gave a wrong answer (“${detail}”).`,

  // What is read, as above: "this is no …"
  message: 'message',
  envelope: 'envelope',
  evidence: 'evidence',
  sealedEvidence: 'sealed evidence',
  details: 'payment details',
  sealedDetails: 'sealed payment details',
  backup: 'backup',
  conversation: 'stored conversation',
  data: 'data that this page knows',

  // Texts that are refused, as above: "… is empty"
  messageField: 'The message',
  payee: 'The payee',
  fieldName: 'A field’s name',
  method: 'The payment method',
  empty: 'is empty',
  spaced: 'begins or ends with a space',
  unnormal: 'is written with letters in an unusual composition: type it anew',
  long: (bytes: string, most: string) => `has ${bytes} bytes, and ${most} fit`,
  fields: (count: string, most: string) => `has ${count} fields, and ${most} fit`,
  hidden: (code: string) => `holds an invisible character (U+${code})`,
});
