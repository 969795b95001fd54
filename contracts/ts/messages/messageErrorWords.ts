import type { MessageErrorArgs, MessageErrorName } from './messageError.ts';

/** What each error of messages says. A name that gains or loses its words does not compile here. */
export const messageErrorWords: {
  [Name in MessageErrorName]: (args: MessageErrorArgs[Name]) => string;
} = {
  // Keys and bytes
  WrongLength: ({ what, length, expected }) => `${what} has ${length} bytes, not ${expected}.`,
  WeakKey: ({ key }) =>
    `The public key ${key} is no point of the curve, or one that anybody could compute the secret of.`,
  Malformed: ({ what, reason }) => `This is no ${what}: ${reason}.`,
  UnknownVersion: ({ what, version }) =>
    `This ${what} is of version ${version}; this app knows version 1 and may be too old.`,
  OutOfRange: ({ what, value, most }) => `${what} is ${value}; it can be 0 to ${most}.`,
  NotDecrypted: ({ what }) =>
    `The ${what} does not decrypt: it was altered, or is of other keys or of another trade.`,

  // Writing
  BodyTooLong: ({ bytes, most }) =>
    `The message has ${bytes} bytes, and ${most} fit into one: send it in parts.`,
  TextRefused: ({ field, reason }) => `${field} ${reason}.`,
  KeysRestored: () =>
    'These keys come from a backup, which may be older than the last message: set new keys for the trade before writing.',
  ConversationErased: () => "The trade's keys and messages were deleted from this device.",
  KeysUnknown: () =>
    'The other party has not set its keys for the trade yet: nothing can be sealed to it.',
  KeysInUse: ({ key }) => `The key ${key} was used in this trade before: new keys must be new.`,

  // Reading
  NotOurKeys: ({ sender, recipient }) =>
    `The envelope is from key ${sender} to key ${recipient}, which are not the two parties' of this trade.`,
  WrongAuthor: ({ key }) =>
    `The message is signed with ${key}, which is no key of the other party.`,
  WrongRecipient: ({ key }) =>
    `The message was written to ${key}, whose secret this device does not have: to keys that were lost, or to nobody.`,
  WrongTrade: ({ expected, found }) => `This belongs to trade ${found}, not to trade ${expected}.`,
  BadSignature: ({ sequence, key }) =>
    `Message ${sequence} is not signed by ${key}, in whose name it comes.`,
  BodyAltered: ({ sequence, signed, found }) =>
    `Message ${sequence} has the content ${found}, but ${signed} was signed.`,
  Replayed: ({ sequence }) => `Message ${sequence} was received before.`,
  Forked: ({ sequence, first, second }) =>
    `The sender signed two different messages with number ${sequence}: ${first} and ${second}.`,
  ChainBroken: ({ sequence, expected, found }) =>
    `Message ${sequence} is said to be ${expected} by the message after it, but is ${found}: the sender signed two histories.`,
  AcknowledgementUnknown: ({ sequence, acknowledged }) =>
    `Message ${sequence} acknowledges a message ${acknowledged} that was not written like that.`,
  AcknowledgementFellBack: ({ sequence, acknowledged, before }) =>
    `Message ${sequence} acknowledges number ${acknowledged}, and an earlier one acknowledged ${before}.`,

  // Payment details and images
  PayeeSwapped: ({ committed, found }) =>
    `Do not pay: these payment details (${found}) are not those that the seller bound itself to in the trade (${committed}).`,
  ImageTooLarge: ({ bytes, most }) => `The image has ${bytes} bytes, and ${most} can be sent.`,
  ImageIncomplete: ({ missing, count }) =>
    `The image is not complete: ${missing} of its ${count} parts have not arrived.`,
  ImageAltered: ({ image, found }) =>
    `The image's parts make ${found}, but ${image} was announced: a part is another image's.`,

  // Evidence
  EvidenceEmpty: () => 'Evidence reveals at least one message.',
  EntryMissing: ({ sequence, key }) => `There is no message ${sequence} of ${key} to reveal.`,
  EvidenceAltered: ({ committed, found }) =>
    `The evidence has the hash ${found}, and ${committed} was submitted in the dispute.`,
  EvidenceTooLarge: ({ bytes, most }) =>
    `The evidence has ${bytes} bytes, and ${most} can be submitted: reveal fewer messages or images.`,
  NotARecipient: ({ key }) => `The evidence is not sealed to ${key}.`,
  NoRecipients: ({ count, most }) => `Evidence is sealed to 1 to ${most} keys, not ${count}.`,

  // Backups
  PassphraseTooShort: ({ length, least }) =>
    `The passphrase has ${length} characters; a backup needs at least ${least}.`,
  BackupNotOpened: () => 'The passphrase is wrong, or the backup is damaged.',
  BackupTooCostly: ({ costLog2, least, most }) =>
    `The backup asks for scrypt with N = 2^${costLog2}; 2^${least} to 2^${most} are accepted.`,

  // Mailboxes
  NoRelay: () => 'Name at least one mailbox relay.',
  NoRelayAnswered: ({ relays, reasons }) =>
    `None of ${relays} mailbox relays could be used: ${reasons}`,
  RelayFailed: ({ relay, reason }) => `The mailbox relay ${relay} failed: ${reason}`,
  RelayLied: ({ relay, reason }) => `The mailbox relay ${relay} gave a wrong answer: ${reason}`,
};
