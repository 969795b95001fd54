import { describe, expect, it } from 'vitest';
import { noRecord } from './recordsOfLogs.ts';
import { recordWords } from './recordWords.ts';
import { doneBand, hasRecord, recordOf, type TraderRecord } from './traderRecord.ts';

const trader = (completed: number, settled: number, lost = 0, expiredByTrader = 0) =>
  recordOf({
    account: '0xAbC0000000000000000000000000000000000001',
    isPartial: false,
    counts: {
      live: 3,
      completed,
      settled,
      cancelledByTrader: 0,
      cancelledByOther: 0,
      expiredByTrader,
      expiredByOther: 9,
      expired: 0,
      disputed: 4,
      won: 2,
      lost,
      halved: 0,
    },
    firstAt: null,
    lastAt: null,
    counterparties: 1,
    confirmSeconds: null,
    paySeconds: null,
    releaseSeconds: null,
    volume: { from: 1000, below: 10_000 },
    volume30Days: { from: 0, below: 100 },
  });

describe('doneBand', () => {
  it('tells no more than a band, at each of its ends', () => {
    expect([0, 1, 9, 10, 49, 50, 199, 200, 5000].map(doneBand)).toEqual([
      { from: 0, below: 1 },
      { from: 1, below: 10 },
      { from: 1, below: 10 },
      { from: 10, below: 50 },
      { from: 10, below: 50 },
      { from: 50, below: 200 },
      { from: 50, below: 200 },
      { from: 200, below: null },
      { from: 200, below: null },
    ]);
  });
});

describe('recordWords', () => {
  it('says bands of what speaks for somebody, and counts of what speaks against', () => {
    const [account, record] = trader(11, 1, 2, 1);
    expect(account).toBe('0xabc0000000000000000000000000000000000001');
    expect(recordWords(record)).toBe(
      '10 to 49 trades finished, 1,000 to 10,000 USD, 2 lost before judges, 1 not acted on in time',
    );
    expect(recordWords(trader(0, 1)[1])).toContain('1 to 9 trades finished');
    expect(recordWords(trader(300, 0)[1])).toContain('200 or more trades finished');
  });

  it('says no volume where nobody counted one, or nothing was finished', () => {
    expect(recordWords(noRecord)).toBe('no trade finished yet');
    expect(recordWords(trader(0, 0)[1])).toBe('no trade finished yet');
  });
});

describe('hasRecord', () => {
  const record: TraderRecord = { ...trader(1, 0)[1] };

  it('asks for a finished trade, or for the least of a band', () => {
    expect(hasRecord(record, 'known')).toBe(true);
    expect(hasRecord(record, '1000')).toBe(true);
    expect(hasRecord(record, '10000')).toBe(false);
    expect(hasRecord(noRecord, 'known')).toBe(false);
  });

  it('holds nothing to be there that is not known', () => {
    expect(hasRecord(undefined, 'known')).toBe(false);
    expect(hasRecord({ ...record, volume: null }, '100')).toBe(false);
  });
});
