import {
  bytesToHex,
  Conversation,
  KEYS_KEPT_SECONDS,
  newTradeKeys,
  type TradeKeys,
} from '@weir/contracts/messages';
import type { Address, Hex } from 'viem';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { memoryBytes } from '#lib/testing/memoryBytes.ts';
import { stubLocalStorage } from '#lib/testing/stubLocalStorage.ts';
import { deleteExpired } from './deleteExpired.ts';
import { keepConversation, keptTrades } from './keptConversation.ts';
import { allTradeKeys, keepTradeKeys, keptTradeKeys } from './tradeKeys.ts';

const ADA: Address = '0x00000000000000000000000000000000000000AA';
const BOB: Address = '0x00000000000000000000000000000000000000bb';
const scope = { chainId: 1, escrow: ADA };
const nameOf = (keys: TradeKeys) => bytesToHex(keys.encryption.publicKey);
/** When trade 7 ended; trade 8 lives. */
const END = 1_000_000;
const DUE = END + KEYS_KEPT_SECONDS;
const ends = (trades: [Hex, bigint][] = []) => ({
  endOf: (tradeId: bigint) => Promise.resolve(tradeId === 7n ? END : null),
  tradesOf: () => Promise.resolve(new Map(trades)),
});

beforeEach(() => void stubLocalStorage());
afterEach(() => vi.unstubAllGlobals());

/** A device with keys and messages of the trades 7 and 8; of 7 with keys that were set anew, too. */
async function device() {
  const kept = memoryBytes();
  for (const tradeId of [7n, 8n]) {
    const keys = newTradeKeys();
    keepTradeKeys(scope, { keys, details: null }, { tradeId });
    const conversation = Conversation.start({ ...scope, tradeId }, keys);
    await keepConversation(kept, conversation.state);
  }
  keepTradeKeys(scope, { keys: newTradeKeys(), details: null }, { tradeId: 7n });
  return kept;
}

describe('deleteExpired', () => {
  it('deletes keys and messages of a trade 30 days after its end, and no others', async () => {
    const kept = await device();
    expect(await deleteExpired(kept, scope, ends(), DUE, undefined)).toEqual([7n]);
    expect(await keptTrades(kept, scope)).toEqual([8n]);
    expect(allTradeKeys(scope).map(({ tradeId }) => tradeId)).toEqual([8n]);
  });

  it('deletes nothing a second before', async () => {
    const kept = await device();
    expect(await deleteExpired(kept, scope, ends(), DUE - 1, undefined)).toEqual([]);
    expect(await keptTrades(kept, scope)).toEqual([7n, 8n]);
    expect(allTradeKeys(scope)).toHaveLength(3);
  });

  it('deletes nothing where the chain does not answer', async () => {
    const kept = await device();
    const silent = { ...ends(), endOf: () => Promise.reject(new Error('no answer')) };
    await expect(deleteExpired(kept, scope, silent, DUE, undefined)).rejects.toThrow('no answer');
    expect(await keptTrades(kept, scope)).toEqual([7n, 8n]);
    expect(allTradeKeys(scope)).toHaveLength(3);
  });

  it('finds the trade of keys whose page was never opened', async () => {
    const keys = newTradeKeys();
    keepTradeKeys(scope, { keys, details: null }, { account: ADA, madeAt: END });
    const found = ends([[nameOf(keys), 7n]]);
    expect(await deleteExpired(memoryBytes(), scope, found, END, ADA)).toEqual([]);
    expect(keptTradeKeys(scope, nameOf(keys))?.tradeId).toBe(7n);
    expect(await deleteExpired(memoryBytes(), scope, found, DUE, ADA)).toEqual([7n]);
    expect(keptTradeKeys(scope, nameOf(keys))).toBeNull();
  });

  it('deletes keys that came to be in no trade 30 days after they were made, their own account only', async () => {
    const made = { keys: newTradeKeys(), details: null };
    keepTradeKeys(scope, made, { account: ADA, madeAt: END });
    for (const [account, now] of [
      [BOB, DUE],
      [undefined, DUE],
      [ADA, DUE - 1],
    ] as const) {
      await deleteExpired(memoryBytes(), scope, ends(), now, account);
      expect(keptTradeKeys(scope, nameOf(made.keys))).not.toBeNull();
    }
    const unknown = { keys: newTradeKeys(), details: null };
    keepTradeKeys(scope, unknown, { madeAt: END });
    await deleteExpired(memoryBytes(), scope, ends(), DUE, ADA);
    expect(keptTradeKeys(scope, nameOf(made.keys))).toBeNull();
    expect(keptTradeKeys(scope, nameOf(unknown.keys))).not.toBeNull();
  });
});
