import { Conversation, newTradeKeys, publicKeysOf } from '@weir/contracts/messages';
import { describe, expect, it } from 'vitest';
import { memoryBytes } from '#lib/testing/memoryBytes.ts';
import {
  conversationName,
  forgetConversation,
  keepConversation,
  keptConversation,
  keptTrades,
} from './keptConversation.ts';

const scope = { chainId: 1, escrow: '0x00000000000000000000000000000000000000AA' } as const;
const trade = { ...scope, tradeId: 7n };

function written() {
  const conversation = Conversation.start(trade, newTradeKeys());
  conversation.learnKeys(publicKeysOf(newTradeKeys()));
  conversation.write({ kind: 'text', text: 'Hello' }, 100);
  return conversation.state;
}

describe('a conversation on the device', () => {
  it('comes back as it was, for its own trade', async () => {
    const device = memoryBytes();
    const state = written();
    expect(await keepConversation(device, state)).toBe(true);
    expect(await keptConversation(device, trade)).toEqual(state);
    expect(await keptConversation(device, { ...trade, tradeId: 8n })).toBeNull();
    expect(await keptTrades(device, scope)).toEqual([7n]);
    expect(await keptTrades(device, { ...scope, chainId: 2 })).toEqual([]);
  });

  it('is damaged where it is another one, cut off, or none', async () => {
    const kept = new Map<string, Uint8Array>();
    const device = memoryBytes(kept);
    await keepConversation(device, written());
    const name = conversationName(trade);
    const bytes = kept.get(name) ?? new Uint8Array();
    for (const damaged of [bytes.slice(0, -1), new Uint8Array(), Uint8Array.of(9, 9)]) {
      kept.set(name, damaged);
      expect(await keptConversation(device, trade)).toBe('damaged');
    }
    const other = { ...trade, tradeId: 8n };
    kept.set(conversationName(other), bytes);
    expect(await keptConversation(device, other)).toBe('damaged');
  });

  it('tells where the device keeps nothing', async () => {
    expect(await keepConversation(memoryBytes(new Map(), true), written())).toBe(false);
  });

  it('is gone once it is forgotten', async () => {
    const device = memoryBytes();
    await keepConversation(device, written());
    await forgetConversation(device, trade);
    expect(await keptConversation(device, trade)).toBeNull();
    expect(await keptTrades(device, scope)).toEqual([]);
  });
});
