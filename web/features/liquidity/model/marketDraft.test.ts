import { marketId, packMarketKey, tiers } from '@weir/contracts';
import { describe, expect, it, test } from 'vitest';
import { syntheticMarket } from '#lib/testing/syntheticMarket.ts';
import {
  lotChoices,
  type MarketDraft,
  marketsOfPair,
  previewMarket,
  suggestedLotExponent,
  suggestedMinQuote,
  suggestionOf,
  validateMarketDraft,
} from './marketDraft.ts';
import { readablePrice } from './readablePrice.ts';

const { base, quote } = syntheticMarket;
const draft: MarketDraft = {
  base,
  quote,
  price: '3250,5',
  tier: 1,
  lotExponent: null,
  minQuote: null,
};
const preview = (change: Partial<MarketDraft> = {}, rate: string | null = '1') =>
  previewMarket({ ...draft, ...change }, tiers.major, rate);
const circumstances = { existing: undefined, takesFees: null, isBusy: false };

describe('suggestions', () => {
  it.each([
    ['3250.5', 18, 13],
    ['65000', 8, 2],
    ['0.0123', 18, 18],
  ])(
    'gives a token of %s dollars and %i decimals the lots of the local market',
    (price, decimals, exponent) => {
      for (const rate of ['1', null]) {
        expect(suggestedLotExponent(price, { decimals }, { decimals: 6, rate })).toBe(exponent);
      }
    },
  );

  it('makes lots of cents and orders of dollars whatever the quote token is worth', () => {
    // A quote token of 3,250 dollars: a lot is worth a millionth of it, an order a ten-thousandth.
    const dear = { decimals: 18, rate: '3250' };
    expect(suggestedLotExponent('0.0000038', { decimals: 18 }, dear)).toBe(18);
    expect(suggestedMinQuote(dear)).toBe('0.0001');
    expect(suggestedMinQuote({ decimals: 18, rate: '0.0123' })).toBe('10');
    expect(suggestedMinQuote({ decimals: 6, rate: null })).toBe('1');
    expect(suggestedMinQuote({ decimals: 0, rate: null })).toBe('100');
  });

  it('stays within what the contract takes', () => {
    expect(
      suggestedLotExponent(
        '0.000000000000000000000001',
        { decimals: 36 },
        { decimals: 18, rate: null },
      ),
    ).toBe(36);
    expect(suggestedLotExponent('1000000', { decimals: 0 }, { decimals: 6, rate: '1' })).toBe(0);
    expect(lotChoices(36)).toEqual([33, 34, 35, 36]);
    expect(lotChoices(1)).toEqual([0, 1, 2, 3, 4]);
  });

  it('waits for a price', () => {
    for (const price of ['', '0', 'x']) expect(suggestionOf({ ...draft, price }, '1')).toBeNull();
  });
});

describe('previewMarket', () => {
  it('is the market that the key would open', () => {
    const found = preview();
    if (found.kind !== 'preview') throw new Error(found.words);
    const { terms, ...figures } = found.preview;
    expect(terms).toEqual({
      id: marketId(packMarketKey(terms)),
      base: base.address,
      quote: quote.address,
      lotExponent: 13,
      minQuote: 1_000_000n,
      ...tiers.major,
    });
    expect(figures).toEqual({
      lot: '0.00001',
      lotWorth: '0.032505',
      minQuote: '1',
      step: '0.1',
      stepPercent: '0.0031',
      lowest: '0.1',
      highest: `99999${'0'.repeat(28)}`,
    });
  });

  it.each([
    [{ base: null }, 'incomplete'],
    [{ quote: null }, 'incomplete'],
    [{ price: ' ' }, 'incomplete'],
    [{ price: 'abc' }, 'price'],
    [{ price: '0,00' }, 'price'],
    [{ quote: base }, 'tokens'],
    [{ minQuote: '0' }, 'minQuote'],
    [{ minQuote: '' }, 'minQuote'],
    [{ minQuote: '0.0000001' }, 'minQuote'],
    [{ minQuote: '99999999999999999999999999999' }, 'minQuote'],
    [{ price: '0.001', lotExponent: 3 }, 'lot'],
  ])('refuses %j by its field', (change, expected) => {
    const found = preview(change);
    const kind = found.kind === 'refused' ? found.field : found.kind;
    expect(kind).toBe(expected);
    expect(validateMarketDraft({ found, ...circumstances })).not.toBeNull();
  });

  it('steps downwards at the end of its range', () => {
    const found = preview({ price: '9999900000000000000000000000000', lotExponent: 13 });
    expect(found.kind).toBe('preview');
  });
});

describe('validateMarketDraft', () => {
  const found = preview();

  it('lets a new market through, once', () => {
    expect(validateMarketDraft({ found, ...circumstances })).toBeNull();
    expect(validateMarketDraft({ found, ...circumstances, isBusy: true })).not.toBeNull();
  });

  it('stops what is open already and tokens that take fees', () => {
    const open = { found, ...circumstances, existing: syntheticMarket };
    expect(validateMarketDraft(open)).toMatch(/open already/);
    expect(validateMarketDraft({ found, ...circumstances, takesFees: base })).toMatch(/WETH/);
  });
});

test('markets of a pair are found either way round', () => {
  expect(marketsOfPair([syntheticMarket], quote, base)).toEqual([syntheticMarket]);
  expect(
    marketsOfPair([syntheticMarket], base, {
      ...quote,
      address: '0x3000000000000000000000000000000000000003',
    }),
  ).toEqual([]);
  expect(marketsOfPair([syntheticMarket], base, null)).toEqual([]);
});

test('prices at the ends of the range stay readable', () => {
  expect(readablePrice('12345.6')).toBe('12,345.6');
  expect(readablePrice('0.0000000001')).toBe('10⁻¹⁰');
  expect(readablePrice('9999900000000000000')).toBe('9.99 · 10¹⁸');
});
