import { describe, expect, it } from 'vitest';
import {
  countedVolumes,
  kindOfEnd,
  median,
  type PartysTrade,
  type TradeEnd,
  traderStatistics,
  volumeBand,
} from './traderStatistics.ts';

const day = 86_400;
const usd = 1_000_000n;

function end(told: Partial<TradeEnd> = {}): TradeEnd {
  return {
    outcome: 'Released',
    at: 5_000,
    action: 'Release',
    from: 'Paid',
    byParty: true,
    toBuyer: 100n,
    ...told,
  };
}

function trade(told: Partial<PartysTrade> = {}): PartysTrade {
  return {
    isSeller: true,
    isMaker: true,
    counterparty: 'a',
    amount: 100n,
    value: 50n * usd,
    takenAt: 1_000,
    confirmedAt: 1_060,
    paidAt: 1_600,
    disputedAt: null,
    end: end(),
    ...told,
  };
}

describe('kindOfEnd', () => {
  const expired = (from: TradeEnd['from'], party: Partial<PartysTrade>) =>
    kindOfEnd(trade(party), end({ outcome: 'Cancelled', action: 'Expire', from, byParty: false }));

  it('blames an expiry on who had to act, whoever sent it', () => {
    const maker = { isMaker: true };
    const taker = { isMaker: false };
    expect(expired('Taken', maker)).toBe('expiredByTrader');
    expect(expired('Taken', taker)).toBe('expiredByOther');
    expect(expired('Locked', { isSeller: false })).toBe('expiredByTrader');
    expect(expired('Locked', { isSeller: true })).toBe('expiredByOther');
    expect(expired('Demanded', { isSeller: true })).toBe('expiredByTrader');
    expect(expired('Demanded', { isSeller: false })).toBe('expiredByOther');
    expect(expired('Denied', { isSeller: true })).toBe('expired');
    expect(expired('Denied', { isSeller: false })).toBe('expired');
  });

  it('counts a cancellation for who cancelled', () => {
    const cancelled = end({ outcome: 'Cancelled', action: 'Cancel' });
    expect(kindOfEnd(trade(), cancelled)).toBe('cancelledByTrader');
    expect(kindOfEnd(trade(), { ...cancelled, byParty: false })).toBe('cancelledByOther');
  });

  it('counts a dispute as lost for whom it was ruled against, and for who conceded', () => {
    const [seller, buyer] = [trade({ isSeller: true }), trade({ isSeller: false })];
    expect(kindOfEnd(seller, end({ outcome: 'RuledForBuyer' }))).toBe('lost');
    expect(kindOfEnd(buyer, end({ outcome: 'RuledForBuyer' }))).toBe('won');
    expect(kindOfEnd(seller, end({ outcome: 'RuledForSeller' }))).toBe('won');
    expect(kindOfEnd(buyer, end({ outcome: 'RuledForSeller' }))).toBe('lost');
    expect(kindOfEnd(seller, end({ outcome: 'Conceded', byParty: true }))).toBe('lost');
    expect(kindOfEnd(seller, end({ outcome: 'Conceded', byParty: false }))).toBe('won');
    expect(kindOfEnd(seller, end({ outcome: 'Halved' }))).toBe('halved');
  });
});

describe('countedVolumes', () => {
  const sold = (at: number, value: bigint, counterparty = 'a') =>
    trade({ value: value * usd, counterparty, end: end({ at }) });
  const counted = (...trades: PartysTrade[]) =>
    countedVolumes(trades).map(({ value }) => value / usd);

  it('counts at most 1,000 USD of a counterparty in any 30 days, at whatever time they begin', () => {
    const trades = [
      sold(0, 700n),
      sold(10 * day, 700n),
      sold(20 * day, 700n, 'b'),
      sold(30 * day - 1, 50n),
      sold(30 * day, 900n),
      sold(40 * day, 900n),
    ];
    expect(counted(...trades)).toEqual([700n, 300n, 700n, 0n, 700n, 300n]);
    expect(counted(...trades.toReversed())).toEqual(counted(...trades));
  });

  it('counts the part of a settlement that the buyer got, and nothing of what was cancelled or disputed', () => {
    const ended = (told: Partial<TradeEnd>) => trade({ value: 90n * usd, end: end(told) });
    expect(counted(ended({ outcome: 'Settled', toBuyer: 30n }))).toEqual([27n]);
    expect(counted(ended({ outcome: 'Cancelled', toBuyer: 0n }))).toEqual([]);
    expect(counted(ended({ outcome: 'RuledForBuyer' }))).toEqual([]);
    expect(counted(trade({ end: null }))).toEqual([]);
  });
});

describe('volumeBand', () => {
  it('puts a sum into the band that it reaches, to the millionth', () => {
    expect(volumeBand(0n)).toEqual({ from: 0, below: 100 });
    expect(volumeBand(100n * usd - 1n)).toEqual({ from: 0, below: 100 });
    expect(volumeBand(100n * usd)).toEqual({ from: 100, below: 1_000 });
    expect(volumeBand(99_999n * usd)).toEqual({ from: 10_000, below: 100_000 });
    expect(volumeBand(100_000n * usd)).toEqual({ from: 100_000, below: null });
  });
});

describe('median', () => {
  it('is the middle, or the mean of the middle two rounded down', () => {
    expect(median([])).toBeNull();
    expect(median([100, 3, 20])).toBe(20);
    expect(median([9, 1, 4, 100])).toBe(6);
  });
});

describe('traderStatistics', () => {
  it('takes times as maker, buyer and seller each from the trades in which the trader was that', () => {
    const trades = [
      trade({ confirmedAt: 1_060, paidAt: 1_600, end: end({ at: 1_900 }) }),
      trade({ isMaker: false, confirmedAt: 1_500, paidAt: 1_600, end: end({ at: 2_000 }) }),
      trade({ isSeller: false, confirmedAt: 1_080, paidAt: 1_980 }),
      trade({ confirmedAt: null, paidAt: null, end: null }),
      trade({
        paidAt: 1_600,
        end: end({ outcome: 'RuledForBuyer', at: 9_000 }),
        disputedAt: 2_000,
      }),
    ];
    const found = traderStatistics(trades, 10_000);
    expect(found.confirmSeconds).toBe(60);
    expect(found.releaseSeconds).toBe(350);
    expect(found.paySeconds).toBe(900);
    expect(found.counts).toMatchObject({ live: 1, completed: 3, lost: 1, disputed: 1 });
    expect(found.counterparties).toBe(1);
  });

  it('leaves trades out of the last 30 days that ended before them', () => {
    const trades = ['a', 'b', 'c'].map((counterparty, i) =>
      trade({ counterparty, value: 60n * usd, end: end({ at: i * 10 * day }) }),
    );
    const found = traderStatistics(trades, 30 * day);
    expect(found.volume).toEqual({ from: 100, below: 1_000 });
    expect(found.volume30Days).toEqual({ from: 100, below: 1_000 });
    const later = traderStatistics(trades, 40 * day);
    expect(later.volume).toEqual({ from: 100, below: 1_000 });
    expect(later.volume30Days).toEqual({ from: 0, below: 100 });
  });
});
