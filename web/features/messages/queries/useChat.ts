import {
  Conversation,
  hexToBytes,
  isMessageError,
  MailboxClient,
  type TradeScope,
} from '@weir/contracts/messages';
import { useEffect, useState } from 'react';
import type { Hex } from 'viem';
import { useDeployment } from '#features/deployment';
import { wordsForMessageError } from '#features/messageErrors';
import { ChatSession, type ChatView } from '../model/ChatSession.ts';
import { keepConversation, keptConversation } from '../model/keptConversation.ts';
import { keptTradeKeys } from '../model/tradeKeys.ts';

/** Public keys as the chain announces them. */
interface Announced {
  encryption: Hex;
  signing: Hex;
}

/** Whose chat it is: each side's keys, oldest first; the last ones count. */
export interface ChatParties {
  scope: TradeScope;
  own: readonly Announced[];
  theirs: readonly Announced[];
}

/** A trade's chat as it can be had on this device. */
export type Chat =
  | { kind: 'reading' }
  /** This device has no secret of this side's present keys. */
  | { kind: 'noKeys' }
  /** The other side has announced none. */
  | { kind: 'waiting' }
  /** The other side's keys are none that anything could be sealed to. */
  | { kind: 'refused'; why: string }
  | { kind: 'open'; session: ChatSession; view: ChatView };

/** The chat of a trade; null parties while its keys are read. Relays are followed while it is shown. */
export function useChat(parties: ChatParties | null): Chat {
  const { mailboxUrls } = useDeployment();
  const [chat, setChat] = useState<Chat>({ kind: 'reading' });
  // The same keys, read again, start no other chat.
  const wanted =
    parties &&
    JSON.stringify({
      ...parties,
      scope: { ...parties.scope, tradeId: `${parties.scope.tradeId}` },
    });
  useEffect(() => {
    if (!wanted) return;
    const read = JSON.parse(wanted);
    const scope = { ...read.scope, tradeId: BigInt(read.scope.tradeId) };
    return openChat({ ...read, scope }, mailboxUrls, setChat);
  }, [wanted, mailboxUrls]);
  return chat;
}

function openChat(
  { scope, own, theirs }: ChatParties,
  relays: readonly string[],
  show: (chat: Chat) => void,
): (() => void) | undefined {
  const present = own.at(-1);
  const keys = present && keptTradeKeys(scope, present.encryption)?.keys;
  if (!keys) return void show({ kind: 'noKeys' });
  if (theirs.length === 0) return void show({ kind: 'waiting' });
  try {
    const kept = keptConversation(scope);
    const conversation = kept ? Conversation.resume(kept) : Conversation.start(scope, keys);
    const isPresent = conversation.publicKeys.signing.join() === keys.signing.publicKey.join();
    if (!isPresent) conversation.rotate(keys);
    for (const { encryption, signing } of theirs) {
      conversation.learnKeys({
        encryption: hexToBytes(encryption),
        signing: hexToBytes(signing),
      });
    }
    const now = () => Math.floor(Date.now() / 1000);
    const mailbox = relays.length > 0 ? new MailboxClient({ relays, scope, now }) : null;
    const onChange = () => show({ kind: 'open', session, view: session.view });
    const parts = { conversation, keys, mailbox, keep: keepConversation, now, onChange };
    const session = new ChatSession(parts);
    onChange();
    return mailbox?.follow(keys.signing, () => void session.collect());
  } catch (error) {
    if (!isMessageError(error)) throw error;
    return void show({ kind: 'refused', why: wordsForMessageError(error) });
  }
}
