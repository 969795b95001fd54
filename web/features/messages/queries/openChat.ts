import {
  Conversation,
  type ConversationState,
  hexToBytes,
  isMessageError,
  MailboxClient,
  publicKeysOf,
  type TradeScope,
} from '@weir/contracts/messages';
import type { Hex } from 'viem';
import { wordsForMessageError } from '#features/messageErrors';
import { deviceBytes } from '#lib/deviceBytes.ts';
import { ChatSession, type ChatView } from '../model/ChatSession.ts';
import { alone } from '../model/conversationLock.ts';
import { keepConversation, keptConversation } from '../model/keptConversation.ts';
import { type KeptTradeKeys, keepTradeKeys, keptTradeKeys, noteTrade } from '../model/tradeKeys.ts';
import { say } from '../words/english.ts';

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
  /** Another tab has it open. */
  | { kind: 'elsewhere' }
  /** The other side's keys are none that anything could be sealed to, or the device does not say what it holds. */
  | { kind: 'refused'; why: string }
  /** `isReadOnly`: its keys came out of a backup, so new ones are set before anything is written. */
  | { kind: 'open'; session: ChatSession; view: ChatView; isReadOnly: boolean };

/** How long another tab may take to let go before it is told, in milliseconds: this page's own last view does so at once. */
const PATIENCE = 1000;

/** Opens a chat, shows it and whatever becomes of it, until the returned function is called. */
export function openChat(
  { scope, own, theirs }: ChatParties,
  relays: readonly string[],
  show: (chat: Chat) => void,
): () => void {
  const closing = new AbortController();
  const { signal } = closing;
  const showIt = (chat: Chat) => {
    if (!signal.aborted) show(chat);
  };
  const present = own.at(-1);
  for (const { encryption } of own) noteTrade(scope, encryption, scope.tradeId);
  const kept = present && keptTradeKeys(scope, present.encryption);
  if (!kept || theirs.length === 0) {
    showIt({ kind: kept ? 'waiting' : 'noKeys' });
    return () => {};
  }
  const waiting = setTimeout(() => showIt({ kind: 'elsewhere' }), PATIENCE);
  const work = async () => {
    clearTimeout(waiting);
    const stop = await start({ scope, kept, theirs, relays, show: showIt, signal });
    await new Promise<void>((resolve) => {
      if (signal.aborted) resolve();
      signal.addEventListener('abort', () => resolve(), { once: true });
    });
    stop?.();
  };
  alone(scope, work, signal).catch((error: unknown) => {
    clearTimeout(waiting);
    // Closed before its turn came.
    if (!signal.aborted) showIt({ kind: 'refused', why: wordsOf(error) });
  });
  return () => {
    clearTimeout(waiting);
    closing.abort();
  };
}

interface Opening {
  scope: TradeScope;
  kept: KeptTradeKeys;
  theirs: readonly Announced[];
  relays: readonly string[];
  show: (chat: Chat) => void;
  signal: AbortSignal;
}

async function start(opening: Opening): Promise<(() => void) | undefined> {
  const { scope, kept, theirs, relays, show, signal } = opening;
  const { keys, isReadOnly: areFromBackup } = kept;
  const found = await keptConversation(deviceBytes, scope);
  const isDamaged = found === 'damaged';
  const isReadOnly = areFromBackup || isDamaged;
  const state = isDamaged || found === null ? emptyState(scope) : found;
  // The numbers that these keys used are forgotten: for good, whatever is stored in the place of what was damaged.
  if (isDamaged) keepTradeKeys(scope, kept, { ...kept, isReadOnly });
  const { signing } = publicKeysOf(keys);
  const isPresent = (other: { signing: { publicKey: Uint8Array } }) =>
    other.signing.publicKey.join() === signing.join();
  // The chain says which keys count: the last ones here.
  const mine = [...state.mine.filter((other) => !isPresent(other)), keys];
  const conversation = Conversation[isReadOnly ? 'restore' : 'resume']({ ...state, mine });
  for (const { encryption, signing: signs } of theirs) {
    conversation.learnKeys({ encryption: hexToBytes(encryption), signing: hexToBytes(signs) });
  }
  const now = () => Math.floor(Date.now() / 1000);
  const mailbox = relays.length > 0 ? new MailboxClient({ relays, scope, now }) : null;
  // Once it is closed another may have written since: what comes late would take its place.
  const keep = async (next: ConversationState) =>
    !signal.aborted && (await keepConversation(deviceBytes, next));
  const onChange = () => show({ kind: 'open', session, view: session.view, isReadOnly });
  const session = new ChatSession({ conversation, keys, mailbox, keep, now, onChange });
  onChange();
  if (isDamaged) await keep(conversation.state);
  // The other side lost its keys: what was sealed to them is sealed to the new ones, once.
  const before = state.theirs.at(-1)?.signing.join();
  const hasOthers =
    before !== undefined && before !== conversation.state.theirs.at(-1)?.signing.join();
  if (hasOthers && !isReadOnly && (await keep(conversation.state))) void session.resend();
  return mailbox?.follow(keys.signing, () => void session.collect());
}

const emptyState = (scope: TradeScope): ConversationState => ({
  scope,
  mine: [],
  theirs: [],
  written: [],
  received: [],
  refused: [],
});

/** What the device's storage throws has no words for readers. */
function wordsOf(error: unknown): string {
  return isMessageError(error) ? wordsForMessageError(error) : say.deviceSilent;
}
