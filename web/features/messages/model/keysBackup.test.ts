import {
  bytesToHex,
  Conversation,
  type ConversationState,
  newTradeKeys,
  publicKeysOf,
  type TradeKeys,
} from '@weir/contracts/messages';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { memoryBytes } from '#lib/testing/memoryBytes.ts';
import { stubLocalStorage } from '#lib/testing/stubLocalStorage.ts';
import { keepConversation, keptConversation } from './keptConversation.ts';
import { backupState, heldContents, noteBackup, restoreContents } from './keysBackup.ts';
import { keepTradeKeys, keptTradeKeys } from './tradeKeys.ts';

const scope = { chainId: 1, escrow: '0x00000000000000000000000000000000000000Aa' } as const;
const trade = { ...scope, tradeId: 7n };
const details = {
  details: { payee: 'Ada Byron', fields: [{ name: 'IBAN', value: 'DE02 1203' }] },
  blinding: new Uint8Array(32).fill(9),
};
const nameOf = (keys: TradeKeys) => bytesToHex(keys.encryption.publicKey);

beforeEach(() => {
  stubLocalStorage();
  vi.stubGlobal('navigator', {});
});
afterEach(() => vi.unstubAllGlobals());

/** A device on which a seller wrote, and the other side, who goes on. */
async function seller() {
  const [keys, theirs] = [newTradeKeys(), newTradeKeys()];
  keepTradeKeys(scope, { keys, details }, { tradeId: 7n, madeAt: 50 });
  const conversation = Conversation.start(trade, keys);
  conversation.learnKeys(publicKeysOf(theirs));
  const buyer = Conversation.start(trade, theirs);
  buyer.learnKeys(publicKeysOf(keys));
  const say = (text: string) => conversation.write({ kind: 'text', text }, 100);
  buyer.receive(say('Hello').envelope);
  const device = memoryBytes();
  await keepConversation(device, conversation.state);
  return { keys, conversation, buyer, device, say };
}

/** Another device, with nothing on it. */
function newDevice() {
  stubLocalStorage();
  return memoryBytes();
}

const countOf = (found: ConversationState | 'damaged' | null) =>
  found === null || found === 'damaged' ? found : found.written.length + found.received.length;

describe('restoreContents', () => {
  it('brings keys, payment details and messages to a new device, where the keys write nothing', async () => {
    const { keys, device } = await seller();
    const contents = await heldContents(device, scope, 60);
    const other = newDevice();
    expect(await restoreContents(other, scope, contents)).toMatchObject({
      madeAt: 60,
      newKeys: 1,
      newMessages: 1,
      knownKeys: 0,
    });
    const known = { tradeId: 7n, account: null, madeAt: 60, isReadOnly: true };
    expect(keptTradeKeys(scope, nameOf(keys))).toEqual({ keys, details, ...known });
    expect(countOf(await keptConversation(other, trade))).toBe(1);
  });

  it('changes nothing where it is older than what is here', async () => {
    const { keys, device, conversation, buyer, say } = await seller();
    const contents = await heldContents(device, scope, 60);
    buyer.receive(say('And more').envelope);
    await keepConversation(device, conversation.state);
    const report = await restoreContents(device, scope, contents);
    expect(report).toMatchObject({ newKeys: 0, knownKeys: 1, newMessages: 0 });
    expect(countOf(await keptConversation(device, trade))).toBe(2);
    expect(keptTradeKeys(scope, nameOf(keys))?.isReadOnly).toBe(false);
  });

  it('stops keys from writing that wrote more elsewhere', async () => {
    const { keys, device, conversation, buyer, say } = await seller();
    const rolledBack = conversation.state;
    buyer.receive(say('And more').envelope);
    await keepConversation(device, conversation.state);
    const contents = await heldContents(device, scope, 60);
    await keepConversation(device, rolledBack);
    expect(await restoreContents(device, scope, contents)).toMatchObject({ newMessages: 1 });
    expect(keptTradeKeys(scope, nameOf(keys))?.isReadOnly).toBe(true);
  });

  it('leaves out what is of another escrow, or was signed by nobody, and says so', async () => {
    const { device } = await seller();
    const contents = await heldContents(device, scope, 60);
    const elsewhere = { ...scope, chainId: 2 };
    const other = newDevice();
    expect(await restoreContents(other, elsewhere, contents)).toMatchObject({
      elsewhere: 2,
      newKeys: 0,
      newMessages: 0,
    });
    const [state] = contents.conversations;
    const [entry] = state?.written ?? [];
    if (!state || !entry) throw new Error('nothing was written');
    const forged = { ...state, written: [{ ...entry, signature: new Uint8Array(64) }] };
    const report = await restoreContents(other, scope, { ...contents, conversations: [forged] });
    expect(report).toMatchObject({ forged: 1, newMessages: 0 });
    expect(await keptConversation(other, trade)).toBeNull();
  });

  it('says what a full device did not keep', async () => {
    const { device } = await seller();
    const contents = await heldContents(device, scope, 60);
    stubLocalStorage('refuses');
    const report = await restoreContents(memoryBytes(new Map(), true), scope, contents);
    expect(report).toMatchObject({ newKeys: 0, newMessages: 0, notKept: 2 });
  });
});

describe('backupState', () => {
  it('counts the keys that no backup has', async () => {
    const { device } = await seller();
    expect(backupState(scope)).toEqual({ madeAt: null, unsaved: 1 });
    noteBackup(scope, await heldContents(device, scope, 60));
    expect(backupState(scope)).toEqual({ madeAt: 60, unsaved: 0 });
    keepTradeKeys(scope, { keys: newTradeKeys(), details: null });
    expect(backupState(scope)).toEqual({ madeAt: 60, unsaved: 1 });
  });
});
