import { describe, expect, it } from 'vitest';
import { eventWords } from './eventWords.ts';
import { eventOfAnswer, type TradeEvent, toldEvents } from './tradeEvent.ts';

const token = { address: '0x01', symbol: 'USDC', name: 'USD Coin', decimals: 6 } as const;
const event = (changes: Partial<TradeEvent>): TradeEvent => ({
  key: '5-0',
  kind: 'moved',
  by: null,
  action: null,
  outcome: null,
  toBuyer: null,
  expiry: null,
  transaction: '0x01',
  at: 50,
  ...changes,
});

describe('toldEvents', () => {
  it('tells keys only where they were set by themselves', () => {
    const taken = event({ kind: 'taken', transaction: '0x01' });
    const withIt = event({ kind: 'keys', transaction: '0x01' });
    const alone = event({ kind: 'keys', transaction: '0x02' });
    expect(toldEvents([taken, withIt, alone])).toEqual([taken, alone]);
  });

  it('tells how a trade ended beside what ended it', () => {
    const released = event({ action: 'Release' });
    const ended = event({ kind: 'ended', outcome: 'Released' });
    expect(toldEvents([released, ended])).toEqual([released, ended]);
  });
});

describe('eventWords', () => {
  it('says what was done, for how much', () => {
    expect(eventWords(event({ action: 'MarkPaid' }), token)).toBe('marked as paid');
    expect(eventWords(event({ kind: 'ended', outcome: 'Halved' }), token)).toContain('half each');
    const proposed = event({ kind: 'proposed', toBuyer: 40_000_000n, expiry: 99 });
    expect(eventWords(proposed, token)).toBe('settlement proposed, 40 USDC for the buyer');
    expect(eventWords({ ...proposed, expiry: 0 }, token)).toBe('proposal taken back');
  });
});

describe('eventOfAnswer', () => {
  it('reads an indexer’s line in the shape of a log’s', () => {
    const line = {
      id: '5-0',
      block: 5,
      logIndex: 0,
      timestamp: 50,
      transaction: '0x01',
      kind: 'proposed',
      by: '0x02',
      action: null,
      outcome: null,
      state: null,
      data: null,
      court: null,
      disputeId: null,
      toBuyer: '7',
      expiry: 9,
      nonce: 1,
    } as const;
    expect(eventOfAnswer(line)).toEqual(
      event({ kind: 'proposed', by: '0x02', toBuyer: 7n, expiry: 9 }),
    );
  });
});
