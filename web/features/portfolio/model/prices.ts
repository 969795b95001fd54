import type { MarketState } from '@weir/contracts';
import { Decimal } from 'decimal.js';
import type { ListedMarket, Token } from '#features/deployment';
import { formatDecimalPrice, topOfMarket } from '#features/market';
import { exactDecimal, groupThousands } from '#lib/formatAmount.ts';

// Amounts reach 2^127 units of 36 decimals: 40 digits hold a product of display precision.
const Display = Decimal.clone({ precision: 40, toExpNeg: -60, toExpPos: 60 });
const USUAL_REFERENCES = ['USDC', 'USDT', 'DAI', 'USDS', 'USD'];

interface KnownMarket {
  market: ListedMarket;
  state: MarketState;
}

/**
 * What everything is valued in: a dollar's token that a market quotes in, else the first market's quote token. Null
 * where there is no market.
 */
export function referenceToken(markets: readonly ListedMarket[]): Token | null {
  const quotes = markets.filter(({ unlisted }) => !unlisted).map(({ quote }) => quote);
  const dollar = USUAL_REFERENCES.map((symbol) => quotes.find((quote) => quote.symbol === symbol));
  return dollar.find((token) => token !== undefined) ?? quotes[0] ?? null;
}

/**
 * Whole reference tokens per whole token, as decimal strings by address: by the middle of a market with the reference,
 * or through the markets between. Where several markets lead there equally far, the pool that holds most decides: a
 * market made to set a price has to hold more than the honest one. Tokens that no market leads to are left
 * out, and markets that anybody opened count for nothing: whoever makes a token can price it as he likes.
 */
export function tokenPrices(
  markets: readonly KnownMarket[],
  reference: Token,
): ReadonlyMap<string, string> {
  const known = new Map([[reference.address as string, new Display(1)]]);
  for (let found = true; found; ) {
    const next = new Map<string, { price: Decimal; weight: Decimal }>();
    for (const { market, state } of markets) {
      if (market.unlisted) continue;
      const candidate = priceThrough(market, state, known);
      if (!candidate) continue;
      const before = next.get(candidate.token);
      if (!before || candidate.weight.gt(before.weight)) next.set(candidate.token, candidate);
    }
    for (const [token, { price }] of next) known.set(token, price);
    found = next.size > 0;
  }
  return new Map([...known].map(([token, price]) => [token, price.toFixed()]));
}

function priceThrough(
  market: ListedMarket,
  state: MarketState,
  known: ReadonlyMap<string, Decimal>,
): { token: string; price: Decimal; weight: Decimal } | null {
  const { base, quote } = market;
  const [basePrice, quotePrice] = [known.get(base.address), known.get(quote.address)];
  const mid = topOfMarket(market, state).mid;
  if (mid === null || new Display(mid).isZero()) return null;
  if (quotePrice && !basePrice) {
    const weight = quotePrice.mul(exactDecimal(state.quoteReserve, quote.decimals));
    return { token: base.address, price: quotePrice.mul(mid), weight };
  }
  if (basePrice && !quotePrice) {
    const weight = basePrice.mul(exactDecimal(state.baseReserve, base.decimals));
    return { token: quote.address, price: basePrice.div(mid), weight };
  }
  return null;
}

/** What units of a token are worth in whole reference tokens, as a decimal string. */
export function worthOf(units: bigint, decimals: number, price: string): string {
  return new Display(exactDecimal(units, decimals)).mul(price).toFixed();
}

/** The sum of decimal strings. */
export function sumOf(values: readonly string[]): string {
  return values.reduce((sum, value) => sum.add(value), new Display(0)).toFixed();
}

/** A value for reading: grouped, two decimals, cut. What is worth something never shows as nothing. */
export function formatValue(value: string): string {
  const amount = new Display(value);
  if (amount.gt(0) && amount.lt('0.01')) return '<0.01';
  return groupThousands(amount.toFixed(2, Decimal.ROUND_DOWN));
}

/** A price for reading: six significant digits, whole ones always kept, without zeros at the end. */
export function formatPrice(price: string): string {
  const shown = formatDecimalPrice(price);
  return shown.includes('.') ? shown.replace(/\.?0+$/, '') : shown;
}

/** Below 0 where `a` is worth more than `b`: for sorting the dearest first; what has no value comes last. */
export function dearestFirst(a: string | null, b: string | null): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  return new Display(b).cmp(a);
}
