import { describe, expect, it } from 'vitest';
import { noRecord } from '#features/peers';
import { shownOffer, USDC } from '../testing/syntheticOffer.ts';
import {
  choicesOf,
  countUnknownJudges,
  findOffers,
  narrowedBy,
  readOfferSearch,
} from './offerFilter.ts';

const record = { ...noRecord, done: { from: 1, below: 10 }, volume: { from: 1000, below: 10_000 } };
const judged = { now: 1000n, records: new Map([['0xaa'.padEnd(42, '0'), record]]) };
const dear = shownOffer({ id: 1, price: 930_000n });
const cheap = shownOffer({ id: 2, price: 910_000n });
const bid = shownOffer({ id: 3, price: 900_000n, isSell: false });
const judge = shownOffer({ id: 4, price: 100_000n, hasUnknownJudge: true });
const dollars = shownOffer({ id: 5, price: 1_000_000n, currency: 'USD', methods: ['Wire'] });
const ended = shownOffer({ id: 6, price: 1n, expiry: 1000 });
const all = [dear, cheap, bid, judge, dollars, ended];
const ids = (search: Parameters<typeof findOffers>[1]) =>
  findOffers(all, search, judged).map(({ id }) => Number(id));

describe('findOffers', () => {
  it('shows a buyer what is sold, cheapest first within a currency, without unknown judges', () => {
    expect(ids({})).toEqual([2, 1, 5]);
    expect(ids({ judges: 'all' })).toEqual([4, 2, 1, 5]);
    expect(countUnknownJudges(all, {}, judged)).toBe(1);
    expect(countUnknownJudges(all, { currency: 'USD' }, judged)).toBe(0);
  });

  it('shows a seller what is bought, the dearest first', () => {
    const better = shownOffer({ id: 7, price: 905_000n, isSell: false });
    expect(findOffers([bid, better], { want: 'sell' }, judged)).toEqual([better, bid]);
  });

  it('keeps to currency, method and token', () => {
    expect(ids({ currency: 'USD' })).toEqual([5]);
    expect(ids({ method: 'Wire' })).toEqual([5]);
    expect(ids({ token: USDC.address.toUpperCase().replace('X', 'x') })).toEqual([2, 1, 5]);
    expect(ids({ token: '0x01' })).toEqual([]);
  });

  it('takes an amount in the token or in the currency, between the limits that stand now', () => {
    // 50 to 900 USDC, 600 free: 46.5 to 558 EUR at 0.93.
    expect(ids({ amount: '49.999999', currency: 'EUR' })).toEqual([]);
    expect(ids({ amount: '50', currency: 'EUR' })).toEqual([2, 1]);
    expect(ids({ amount: '600,5', currency: 'EUR' })).toEqual([]);
    expect(ids({ amount: '46', unit: 'currency', currency: 'EUR' })).toEqual([2]);
    expect(ids({ amount: '558', unit: 'currency', currency: 'EUR' })).toEqual([1]);
    expect(ids({ amount: 'much', currency: 'EUR' })).toEqual([2, 1]);
  });

  it('leaves out what nobody can take, unless asked for, and makers without a record where asked', () => {
    expect(ids({ state: 'all' })).toEqual([6, 2, 1, 5]);
    expect(ids({ makers: 'known' })).toEqual([]);
    const known = shownOffer({ id: 8, price: 1n, maker: `0xaa${'0'.repeat(38)}` });
    expect(findOffers([dear, known], { makers: 'known' }, judged)).toEqual([known]);
    expect(findOffers([dear, known], { makers: '1000' }, judged)).toEqual([known]);
    expect(findOffers([dear, known], { makers: '10000' }, judged)).toEqual([]);
  });
});

describe('narrowedBy', () => {
  it('asks an indexer for the other side, and for terms that it takes', () => {
    const search = { token: USDC.address, currency: 'EUR', method: 'Wire', amount: '5' };
    const terms = { token: USDC.address, currency: 'EUR', method: 'Wire' };
    expect(narrowedBy(search)).toEqual({ side: 'sell', ...terms });
    expect(narrowedBy({ want: 'sell' })).toEqual({ side: 'buy' });
    // Refused, it would answer nothing at all.
    expect(narrowedBy({ token: 'x', currency: 'euro' })).toEqual({ side: 'sell' });
  });
});

describe('readOfferSearch', () => {
  it('keeps typed text, and leaves out what it does not know', () => {
    const read = readOfferSearch({ want: 'sell', amount: '1,5', judges: 'some', currency: 'EUR' });
    expect(read).toMatchObject({ want: 'sell', amount: '1,5', currency: 'EUR' });
    expect(read.judges).toBeUndefined();
    expect(readOfferSearch({ want: 'buy', amount: 5 })).toEqual({});
  });
});

describe('choicesOf', () => {
  it('names each token, currency and method once', () => {
    expect(choicesOf(all)).toEqual({
      tokens: [USDC],
      currencies: ['EUR', 'USD'],
      methods: ['SEPA Instant', 'Wire'],
    });
  });
});
