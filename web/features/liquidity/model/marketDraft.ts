import {
  FieldOutOfRange,
  lotSize,
  MAX_TICK,
  type Market,
  MIN_TICK,
  marketId,
  PriceMalformed,
  PriceOutOfRange,
  packMarketKey,
  priceToTick,
  type TierTerms,
  tickToPrice,
} from '@weir/contracts';
import { Decimal } from 'decimal.js';
import type { ListedMarket, Token } from '#features/deployment';
import { normalizeDecimal, readDecimal } from '#lib/decimalEntry.ts';
import { exactDecimal } from '#lib/formatAmount.ts';
import { say } from '../words/english.ts';

/** The contract's bound: a lot is at most 10^36 base units. */
const MOST_LOT_EXPONENT = 36;

/** What the reader filled in; texts as typed. */
export interface MarketDraft {
  base: Token | null;
  quote: Token | null;
  /** About what a base token costs in quote tokens: lots and steps follow from it. */
  price: string;
  /** A tier's number on this exchange. */
  tier: number;
  /** A lot is 10^lotExponent base units; null: as suggested. */
  lotExponent: number | null;
  /** Smallest order in whole quote tokens; null: as suggested. */
  minQuote: string | null;
}

/** What a market of a draft would be like. Prices and amounts are decimal strings in whole tokens. */
export interface MarketPreview {
  terms: Market;
  /** Base tokens of a lot, and what one costs at the price. */
  lot: string;
  lotWorth: string;
  minQuote: string;
  /** The step from one price to the next at the reader's price, and in percent of it. */
  step: string;
  stepPercent: string;
  lowest: string;
  highest: string;
}

export type DraftFound =
  | { kind: 'preview'; preview: MarketPreview }
  /** Not filled in yet: `words` say what is next. */
  | { kind: 'incomplete'; words: string }
  | { kind: 'refused'; field: 'price' | 'tokens' | 'lot' | 'minQuote'; words: string };

/** The token that prices of a market are in, and what it is worth itself. */
export interface QuoteWorth extends Pick<Token, 'decimals'> {
  /** Whole tokens of the list's common token for a whole one; null where that is not known. */
  rate: string | null;
}

/**
 * The decimal exponent, in quote units, of what a lot should be worth: about a hundredth of the common token, which
 * is a dollar mostly. Where the quote token's worth is not known: a hundredth of one of up to six decimals, as dollars
 * have, and a millionth of a finer one.
 */
function worthExponent({ decimals, rate }: QuoteWorth): number {
  if (rate !== null) return Math.max(0, decimals + new Decimal('0.01').div(rate).e);
  return decimals <= 6 ? Math.max(0, decimals - 2) : decimals - 6;
}

/**
 * The lot that is worth one to ten times the unit of `worthExponent` at a price: small enough for every order, large
 * enough that its price is a whole number of quote units where the quote token allows it.
 *
 * @param price whole quote tokens for a whole base token, above 0.
 */
export function suggestedLotExponent(
  price: string,
  base: Pick<Token, 'decimals'>,
  quote: QuoteWorth,
): number {
  const magnitude = new Decimal(price).e;
  const exponent = worthExponent(quote) - quote.decimals + base.decimals - magnitude;
  return Math.min(MOST_LOT_EXPONENT, Math.max(0, exponent));
}

/** The lot that suits a draft's price; null while there is none. */
export function suggestionOf(
  { base, quote, price }: MarketDraft,
  rate: string | null,
): number | null {
  const normal = normalizeDecimal(price);
  if (!base || !quote || normal === null || new Decimal(normal).isZero()) return null;
  return suggestedLotExponent(normal, base, { ...quote, rate });
}

/** A hundred to ten of the suggested lots, in whole quote tokens: an order below it is not worth its gas. */
export function suggestedMinQuote(quote: QuoteWorth): string {
  return exactDecimal(10n ** BigInt(worthExponent(quote) + 2), quote.decimals);
}

/**
 * What the draft's market would be, or what it still lacks, by the rules of `openMarket`.
 *
 * @param rate of the quote token, as in `QuoteWorth`.
 */
export function previewMarket(
  draft: MarketDraft,
  tier: TierTerms | undefined,
  rate: string | null,
): DraftFound {
  const { base, quote } = draft;
  if (!base) return { kind: 'incomplete', words: say.chooseBase };
  if (!quote) return { kind: 'incomplete', words: say.chooseQuote };
  if (base.address === quote.address) {
    return { kind: 'refused', field: 'tokens', words: say.sameToken };
  }
  if (!tier) return { kind: 'incomplete', words: say.readingTiers };
  if (draft.price.trim() === '') return { kind: 'incomplete', words: say.enterPrice };
  const price = normalizeDecimal(draft.price);
  if (price === null) return { kind: 'refused', field: 'price', words: say.noNumber };
  if (new Decimal(price).isZero()) {
    return { kind: 'refused', field: 'price', words: say.priceAboveZero };
  }
  const lotExponent = draft.lotExponent ?? suggestedLotExponent(price, base, { ...quote, rate });
  const entry = readDecimal(
    draft.minQuote ?? suggestedMinQuote({ ...quote, rate }),
    quote.decimals,
  );
  if (entry.kind === 'tooPrecise') {
    const words = say.tooPrecise(quote.symbol, entry.decimals);
    return { kind: 'refused', field: 'minQuote', words };
  }
  if (entry.kind !== 'units') return { kind: 'refused', field: 'minQuote', words: say.noNumber };
  if (entry.units === 0n) {
    return { kind: 'refused', field: 'minQuote', words: say.minQuoteAboveZero };
  }
  const terms = { base: base.address, quote: quote.address, lotExponent, ...tier };
  try {
    const key = packMarketKey({ ...terms, minQuote: entry.units });
    const market: Market = { ...terms, minQuote: entry.units, id: marketId(key) };
    return { kind: 'preview', preview: describe(market, base, quote, price) };
  } catch (error) {
    if (error instanceof PriceOutOfRange) {
      const words = say.priceOutOfRange(error.lowest, error.highest);
      return { kind: 'refused', field: 'lot', words };
    }
    if (error instanceof PriceMalformed) {
      return { kind: 'refused', field: 'price', words: say.noNumber };
    }
    if (error instanceof FieldOutOfRange) {
      return { kind: 'refused', field: 'minQuote', words: say.minQuoteTooLarge };
    }
    throw error;
  }
}

function describe(terms: Market, base: Token, quote: Token, price: string): MarketPreview {
  const scale = {
    lotExponent: terms.lotExponent,
    baseDecimals: base.decimals,
    quoteDecimals: quote.decimals,
  };
  const { tickSpacing: spacing } = terms;
  const tick = priceToTick(price, scale, spacing, 'down');
  const here = tickToPrice(tick, scale);
  const isLast = tick + spacing > MAX_TICK;
  const [lower, upper] = isLast
    ? [tickToPrice(tick - spacing, scale), here]
    : [here, tickToPrice(tick + spacing, scale)];
  const step = new Decimal(upper).sub(lower);
  const lot = exactDecimal(lotSize(terms.lotExponent), base.decimals);
  return {
    terms,
    lot,
    lotWorth: new Decimal(lot).mul(price).toSignificantDigits(6).toFixed(),
    minQuote: exactDecimal(terms.minQuote, quote.decimals),
    step: step.toFixed(),
    stepPercent: step.div(here).mul(100).toSignificantDigits(2).toFixed(),
    lowest: tickToPrice(Math.ceil(MIN_TICK / spacing) * spacing, scale),
    highest: tickToPrice(Math.floor(MAX_TICK / spacing) * spacing, scale),
  };
}

/** Lots that can be chosen: from a thousandth to a thousand times the suggested one. */
export function lotChoices(suggested: number): number[] {
  const least = Math.max(0, suggested - 3);
  const most = Math.min(MOST_LOT_EXPONENT, suggested + 3);
  return Array.from({ length: most - least + 1 }, (_, index) => least + index);
}

/** Markets of the same two tokens, whichever is the base. */
export function marketsOfPair(
  markets: readonly ListedMarket[],
  base: Token | null,
  quote: Token | null,
): ListedMarket[] {
  const wanted = new Set([base?.address, quote?.address]);
  return markets.filter(
    ({ base: a, quote: b }) => base && quote && wanted.has(a.address) && wanted.has(b.address),
  );
}

interface DraftCircumstances {
  found: DraftFound;
  /** The market with exactly these terms that is open already. */
  existing: ListedMarket | undefined;
  /** Whether a token of it was seen to take fees. */
  takesFees: Token | null;
  isBusy: boolean;
}

/** Why the market cannot be opened yet; null where it can. */
export function validateMarketDraft(circumstances: DraftCircumstances): string | null {
  const { found, existing, takesFees, isBusy } = circumstances;
  if (found.kind === 'incomplete') return found.words;
  if (found.kind === 'refused') return say.changeMarked;
  if (existing) return say.marketExists;
  if (takesFees) return say.takesFees(takesFees.symbol);
  return isBusy ? say.waiting : null;
}
