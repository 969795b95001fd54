import {
  type BackupContents,
  bytesToHex,
  type ConversationState,
  isMessageError,
  mergeConversations,
} from '@weir/contracts/messages';
import type { DeviceBytes } from '#lib/deviceBytes.ts';
import { readStored, writeStored } from '#lib/storedValue.ts';
import { alone } from './conversationLock.ts';
import type { KeyScope } from './hasTradeKeys.ts';
import { keepConversation, keptConversation, keptTrades } from './keptConversation.ts';
import { allTradeKeys, keepTradeKeys, keptTradeKeys } from './tradeKeys.ts';

/** Another tab that has a trade open is waited for so long, in milliseconds. */
const PATIENCE = 2000;

/** All that this device holds of an escrow's trades. @param now seconds since 1970. */
export async function heldContents(
  device: DeviceBytes,
  scope: KeyScope,
  now: number,
): Promise<BackupContents> {
  const trades = await keptTrades(device, scope);
  const conversations = await Promise.all(
    trades.map((tradeId) => keptConversation(device, { ...scope, tradeId })),
  );
  return {
    madeAt: now,
    keys: allTradeKeys(scope).map(({ keys, details, tradeId }) => ({
      scope: { ...scope, tradeId: tradeId ?? 0n },
      keys,
      details,
    })),
    conversations: conversations.filter((state) => state !== null && state !== 'damaged'),
  };
}

/** What came of a backup. */
export interface Restored {
  /** Seconds since 1970, by the device that made it. */
  madeAt: number;
  /** Keys that were not here, and read from now on. */
  newKeys: number;
  /** Keys that were here, and stay as they are. */
  knownKeys: number;
  /** Messages that were not here. */
  newMessages: number;
  /** Own messages that contradict ones of here, and were left out. */
  contradicted: number;
  /** Keys and conversations of another chain or escrow, left out. */
  elsewhere: number;
  /** Conversations that hold what nobody signed: left out. */
  forged: number;
  /** Conversations that another tab has open: left out. */
  busy: number;
  /** Keys and conversations for which the device has no room. */
  notKept: number;
}

/**
 * Adds what a backup holds to what is here. Nothing here is lost or replaced: an older backup changes nothing. Keys that come out
 * of it read and write nothing, since their last messages may not be in it; so do keys that turn out to have written more
 * elsewhere.
 */
export async function restoreContents(
  device: DeviceBytes,
  scope: KeyScope,
  { madeAt, keys, conversations }: BackupContents,
): Promise<Restored> {
  const report: Restored = {
    madeAt,
    newKeys: 0,
    knownKeys: 0,
    newMessages: 0,
    contradicted: 0,
    elsewhere: 0,
    forged: 0,
    busy: 0,
    notKept: 0,
  };
  for (const { scope: of, ...made } of keys) {
    if (!isSameEscrow(of, scope)) {
      report.elsewhere++;
    } else if (keptTradeKeys(scope, bytesToHex(made.keys.encryption.publicKey))) {
      report.knownKeys++;
    } else {
      const tradeId = of.tradeId === 0n ? null : of.tradeId;
      const isKept = keepTradeKeys(scope, made, { tradeId, madeAt, isReadOnly: true });
      report[isKept ? 'newKeys' : 'notKept']++;
    }
  }
  for (const state of conversations) {
    if (!isSameEscrow(state.scope, scope)) {
      report.elsewhere++;
      continue;
    }
    const work = () => restoreConversation(device, state, report);
    await alone(state.scope, work, AbortSignal.timeout(PATIENCE)).catch((error: unknown) => {
      if (isMessageError(error)) report.forged++;
      else if (error instanceof DOMException && error.name === 'TimeoutError') report.busy++;
      else throw error;
    });
  }
  return report;
}

async function restoreConversation(
  device: DeviceBytes,
  backup: ConversationState,
  report: Restored,
): Promise<void> {
  const found = await keptConversation(device, backup.scope);
  const nothing = { ...backup, mine: [], theirs: [], written: [], received: [], refused: [] };
  const here = found === null || found === 'damaged' ? nothing : found;
  const merged = mergeConversations(here, backup);
  for (const kept of allTradeKeys(backup.scope)) {
    const isOutwritten = merged.outwritten.includes(bytesToHex(kept.keys.signing.publicKey));
    if (isOutwritten) keepTradeKeys(backup.scope, kept, { ...kept, isReadOnly: true });
  }
  report.contradicted += merged.contradicted;
  const hasMore = merged.gained > 0 || merged.state.mine.length > here.mine.length;
  if (!hasMore) return;
  if (await keepConversation(device, merged.state)) report.newMessages += merged.gained;
  else report.notKept++;
}

function isSameEscrow(one: KeyScope, other: KeyScope): boolean {
  return one.chainId === other.chainId && BigInt(one.escrow) === BigInt(other.escrow);
}

const noteOf = ({ chainId, escrow }: KeyScope) => `weir.backup.${chainId}.${escrow}`.toLowerCase();

/** Notes that a backup was made, and of which keys. */
export function noteBackup(scope: KeyScope, { madeAt, keys }: BackupContents): void {
  const names = keys.map(({ keys: { encryption } }) => bytesToHex(encryption.publicKey));
  writeStored(noteOf(scope), JSON.stringify({ madeAt, names }));
}

/** When a backup was made last on this device, in seconds since 1970, and how many of its keys were made since. */
export function backupState(scope: KeyScope): { madeAt: number | null; unsaved: number } {
  // Those that came out of a backup are in one.
  const own = allTradeKeys(scope).filter(({ isReadOnly }) => !isReadOnly);
  try {
    const { madeAt, names } = JSON.parse(readStored(noteOf(scope)) ?? '');
    const saved = new Set<string>(names);
    const isSaved = (key: Uint8Array) => saved.has(bytesToHex(key));
    const unsaved = own.filter(({ keys }) => !isSaved(keys.encryption.publicKey)).length;
    return { madeAt: Number(madeAt), unsaved };
  } catch {
    return { madeAt: null, unsaved: own.length }; // none was made, or somebody else wrote there
  }
}
