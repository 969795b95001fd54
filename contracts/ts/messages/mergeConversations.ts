import type { Hex } from 'viem';
import { keyName, sameBytes } from './byteFormat.ts';
import type { ConversationState } from './conversation.ts';
import { checkBody, checkSignature, type Entry } from './link.ts';
import { isMessageError } from './messageError.ts';
import { SenderChain } from './senderChain.ts';
import { sameKeys } from './tradeKeys.ts';
import { requireScope, type TradeScope } from './tradeScope.ts';

/** What came of adding a backup to what is here. */
export interface Merged {
  state: ConversationState;
  /** Messages that were not here. */
  gained: number;
  /** Own messages of the backup that contradict own ones of here: two devices wrote with one key. They are left out. */
  contradicted: number;
  /**
   * Own signing keys of which the backup has messages that were not here: another device wrote with them, or this one lost what it
   * had. Nothing may be written with them any more, since a number could be used twice.
   */
  outwritten: Hex[];
}

/**
 * Adds a backup's conversation to this device's: nothing that is here is lost or replaced, and the keys that came last here stay
 * the last. What comes is checked like what a relay brings, since anybody may have made the file. Throws `WrongTrade`,
 * `BadSignature`, `BodyAltered`.
 */
export function mergeConversations(here: ConversationState, backup: ConversationState): Merged {
  requireScope(here.scope, backup.scope);
  const { scope } = here;
  const isOf = (signing: Uint8Array) => (other: Uint8Array) => sameBytes(signing, other);
  const ownKeys = here.mine.map(({ signing }) => signing.publicKey);
  const earlier = backup.mine.filter(({ signing }) => !ownKeys.some(isOf(signing.publicKey)));
  const earlierTheirs = backup.theirs.filter(
    (keys) => !here.theirs.some((known) => sameKeys(known, keys)),
  );
  const written = join(scope, here.written, backup.written);
  const received = join(scope, here.received, backup.received);
  // What contradicts is a proof: kept, each once.
  const refused = new Map(
    [...here.refused, ...backup.refused, ...received.refused].map((entry) => [
      keyName(entry.signature),
      entry,
    ]),
  );
  for (const entry of backup.refused) check(scope, entry);
  const writers = new Set(written.added.map(({ link }) => keyName(link.sender)));
  return {
    state: {
      scope,
      mine: [...earlier, ...here.mine],
      theirs: [...earlierTheirs, ...here.theirs],
      written: written.entries,
      received: received.entries,
      refused: [...refused.values()],
    },
    gained: written.added.length + received.added.length + refused.size - here.refused.length,
    contradicted: written.refused.length,
    outwritten: ownKeys.map(keyName).filter((name) => writers.has(name)),
  };
}

/** Throws `BadSignature`, `BodyAltered`. */
function check(scope: TradeScope, { link, signature, salt, body }: Entry): void {
  checkSignature(scope, link, signature);
  checkBody(link, salt, body);
}

function join(scope: TradeScope, here: readonly Entry[], more: readonly Entry[]) {
  const chains = new Map<string, SenderChain>();
  const chainOf = ({ link }: Entry) => {
    const name = keyName(link.sender);
    const chain = chains.get(name) ?? new SenderChain(scope);
    chains.set(name, chain);
    return chain;
  };
  for (const entry of here) chainOf(entry).add(entry);
  const [added, refused]: [Entry[], Entry[]] = [[], []];
  for (const entry of more) {
    check(scope, entry);
    try {
      chainOf(entry).add(entry);
      added.push(entry);
    } catch (error) {
      if (!isMessageError(error)) throw error;
      if (error.name !== 'Replayed') refused.push(entry);
    }
  }
  return { entries: [...chains.values()].flatMap(({ entries }) => entries), added, refused };
}
