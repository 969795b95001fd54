/**
 * Sealed messages of a peer-to-peer trade: keys, conversation, evidence, payment details, backups, and the way over mailbox
 * relays. Runs in browsers and Node. contracts/docs/messages.md has the formats and what they do not protect from.
 */
export { LEAST_PASSPHRASE, makeBackup, openBackup } from './backup.ts';
export type { BackupContents, KeysOfTrade } from './backupFormat.ts';
export { bytesToHex, hexToBytes } from './byteFormat.ts';
export { Conversation, type ConversationState, type Fork, type Received } from './conversation.ts';
export { ENVELOPE_BYTES } from './envelope.ts';
export * from './evidence.ts';
export { joinImage, MOST_IMAGE_BYTES, splitImage } from './images.ts';
export type { Entry, Link } from './link.ts';
export {
  type Collected,
  type Delivery,
  MailboxClient,
  type MailboxClientSettings,
} from './mailboxClient.ts';
export * from './mailboxProtocol.ts';
export { type Merged, mergeConversations } from './mergeConversations.ts';
export { decodeBody, type ImageChunk, type ImageType, type MessageBody } from './messageBody.ts';
export {
  isMessageError,
  MessageError,
  type MessageErrorArgs,
  type MessageErrorName,
  type TextProblem,
} from './messageError.ts';
export { checkDetails, commitToDetails, type PaymentDetails } from './paymentDetails.ts';
export { openDetails, sealDetails } from './sealedDetails.ts';
export { openEvidence, sealEvidence } from './sealedEvidence.ts';
export type { Gap } from './senderChain.ts';
export { decodeState, encodeState } from './stateFormat.ts';
export {
  checkPublicKeys,
  encryptionKeyPair,
  isSignedBy,
  isStrongEncryptionKey,
  KEYS_KEPT_SECONDS,
  type KeyPair,
  newTradeKeys,
  type PublicKeys,
  publicKeysOf,
  type Random,
  sign,
  type TradeKeys,
} from './tradeKeys.ts';
export type { TradeScope } from './tradeScope.ts';
