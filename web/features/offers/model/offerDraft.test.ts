import { priceFromWhole } from '@weir/contracts';
import { describe, expect, it } from 'vitest';
import { POOL, syntheticOffer, USDC } from '../testing/syntheticOffer.ts';
import { say } from '../words/english.ts';
import { emptyDraft, type OfferDraft, readDraft } from './offerDraft.ts';

const { maker } = syntheticOffer();
const scope = { token: USDC, maker, pool: POOL, now: 1000, nonce: 5n };
const good: OfferDraft = {
  ...emptyDraft,
  total: '10000',
  least: '50',
  greatest: '900',
  price: '0,92',
  methods: [{ name: 'SEPA Instant', window: 1800 }],
};
const read = (change: Partial<OfferDraft>) => readDraft({ ...good, ...change }, scope);

describe('readDraft', () => {
  it('makes the offer that the chain takes', () => {
    const { offer, problems } = read({});
    expect(problems).toEqual({ wrong: {}, missing: null });
    expect(offer).toEqual({ ...syntheticOffer(), expiry: 1000 + 30 * 86_400, nonce: 5n });
  });

  it('says what is missing first, and nothing wrong of an empty form', () => {
    expect(readDraft(emptyDraft, scope).problems).toEqual({ wrong: {}, missing: 'total' });
    expect(read({ methods: [] }).problems.missing).toBe('methods');
  });

  it.each([
    [{ price: 'cheap' }, 'price', say.noNumber],
    [{ price: '0' }, 'price', say.aboveZero],
    [{ price: '0.9200001' }, 'price', say.tooPrecise('EUR', '6')],
    [{ least: '901' }, 'least', say.leastAboveGreatest],
    [{ greatest: '10001' }, 'greatest', say.greatestAboveTotal],
    [{ currency: 'EUX' }, 'currency', say.noCurrency('EUX')],
    [{ sellerBond: '9.99' }, 'sellerBond', say.bondRange],
    [{ buyerBond: '30.01' }, 'buyerBond', say.bondRange],
    [{ judge: '0x12' }, 'judge', say.addressMissing],
  ] as const)('says of %o what is wrong with it', (change, field, words) => {
    const { offer, problems } = read(change);
    expect(offer).toBeNull();
    expect(problems.wrong[field]).toBe(words);
  });

  it('follows the market with a premium in millionths, within bounds', () => {
    const market = {
      priceKind: 'market',
      adapter: POOL,
      premium: '-1,5',
      lowest: '0.8',
      highest: '1',
    } as const;
    expect(read(market).offer?.price).toEqual({
      adapter: POOL,
      figure: 985_000n,
      least: priceFromWhole(800_000n, 6),
      greatest: priceFromWhole(1_000_000n, 6),
      maxAge: 3600,
    });
    expect(read({ ...market, premium: '-100' }).problems.wrong.premium).toBe(say.premiumRange);
    expect(read({ ...market, lowest: '2' }).problems.wrong.lowest).toBe(say.lowestAboveHighest);
  });

  it('lets only sellers take buyers without a bond', () => {
    expect(read({ takesStarters: true }).offer?.takesStarters).toBe(true);
    expect(read({ takesStarters: true, isSell: false }).offer?.takesStarters).toBe(false);
  });
});
