import { fiatOf } from '@weir/contracts';
import { isAddress } from 'viem';
import { hasRecord, type RecordWish, recordWishes, type TraderRecord } from '#features/peers';
import { readDecimal } from '#lib/decimalEntry.ts';
import type { OfferTerms } from './offerSource.ts';
import { mostNow, type ShownOffer, whyUntakeable } from './shownOffer.ts';

/** What the reader looks for, as it stands in the URL: text as it was typed. */
export interface OfferSearch {
  /** What the reader wants to do: offers of the other side are shown. */
  want?: 'sell' | undefined;
  /** A token's address, or nothing for all. */
  token?: string | undefined;
  currency?: string | undefined;
  method?: string | undefined;
  amount?: string | undefined;
  /** What the amount is in: the currency; else the token. */
  unit?: 'currency' | undefined;
  /** Judges that the page does not know are shown too. */
  judges?: 'all' | undefined;
  /** Offers that nobody can take now are shown too. */
  state?: 'all' | undefined;
  /** Only makers with such a record. */
  makers?: RecordWish | undefined;
}

/** Reads the search of a URL; what it does not know is left out. */
export function readOfferSearch(search: Record<string, unknown>): OfferSearch {
  const text = (name: string) => {
    const value = search[name];
    return typeof value === 'string' && value !== '' ? value.slice(0, 60) : undefined;
  };
  const one = <Value extends string>(name: string, value: Value) =>
    search[name] === value ? value : undefined;
  return {
    want: one('want', 'sell'),
    token: text('token'),
    currency: text('currency'),
    method: text('method'),
    amount: text('amount'),
    unit: one('unit', 'currency'),
    judges: one('judges', 'all'),
    state: one('state', 'all'),
    makers: recordWishes.find((wish) => wish === search.makers),
  };
}

/** The terms of a search that an indexer finds offers by. */
export function narrowedBy({ want, token, currency, method }: OfferSearch): OfferTerms {
  const isToken = token !== undefined && isAddress(token, { strict: false });
  const isCurrency = currency !== undefined && /^[A-Z]{3}$/.test(currency);
  return {
    side: want === 'sell' ? 'buy' : 'sell',
    ...(isToken && { token: token.toLowerCase() }),
    ...(isCurrency && { currency }),
    ...(method !== undefined && { method }),
  };
}

interface Judged {
  now: bigint;
  records: ReadonlyMap<string, TraderRecord>;
}

/** The offers that fit a search, best price for the reader first; those of unlike tokens or currencies stand by their names. */
export function findOffers(
  offers: readonly ShownOffer[],
  search: OfferSearch,
  judged: Judged,
): ShownOffer[] {
  const fitting = offers.filter((offer) => fits(offer, search, judged));
  const sign = search.want === 'sell' ? -1 : 1;
  return fitting.toSorted(
    (a, b) =>
      Number(b.isListed) - Number(a.isListed) ||
      compare(a.token.symbol, b.token.symbol) ||
      compare(a.token.address, b.token.address) ||
      compare(a.currency, b.currency) ||
      byPrice(a.price, b.price, sign),
  );
}

/** How many offers fit but for their judge. */
export function countUnknownJudges(
  offers: readonly ShownOffer[],
  search: OfferSearch,
  judged: Judged,
): number {
  const all = { ...search, judges: 'all' } as const;
  return offers.filter((offer) => offer.hasUnknownJudge && fits(offer, all, judged)).length;
}

function fits(offer: ShownOffer, search: OfferSearch, { now, records }: Judged): boolean {
  const { token, currency, method } = search;
  if (offer.offer.isSell !== (search.want !== 'sell')) return false;
  if (token && offer.token.address.toLowerCase() !== token.toLowerCase()) return false;
  if (currency && offer.currency !== currency) return false;
  if (method && !offer.methods.some(({ name }) => name === method)) return false;
  if (offer.hasUnknownJudge && search.judges !== 'all') return false;
  if (search.state !== 'all' && whyUntakeable(offer, now) !== null) return false;
  if (search.makers && !hasRecord(records.get(offer.offer.maker.toLowerCase()), search.makers)) {
    return false;
  }
  return search.amount === undefined || takesAmount(offer, search.amount, search.unit);
}

/** Whether a trade of so much can be made; true for what is no amount, which is said at the field. */
function takesAmount(offer: ShownOffer, amount: string, unit: OfferSearch['unit']): boolean {
  const entry = readDecimal(amount, unit === 'currency' ? 6 : offer.token.decimals);
  if (entry.kind === 'tooPrecise') return false;
  if (entry.kind !== 'units' || entry.units === 0n) return true;
  const most = mostNow(offer);
  const { least } = offer.offer;
  if (unit !== 'currency') return least <= entry.units && entry.units <= most;
  if (offer.price === null) return false;
  return fiatOf(offer.price, least) <= entry.units && entry.units <= fiatOf(offer.price, most);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Those without a price last. */
function byPrice(a: bigint | null, b: bigint | null, sign: 1 | -1): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  return a === b ? 0 : a < b ? -sign : sign;
}

/** What there is to choose from, in the order of their names. */
export function choicesOf(offers: readonly ShownOffer[]) {
  const tokens = new Map(offers.map(({ token }) => [token.address.toLowerCase(), token]));
  return {
    tokens: [...tokens.values()].toSorted((a, b) => compare(a.symbol, b.symbol)),
    currencies: [...new Set(offers.map(({ currency }) => currency))].toSorted(compare),
    methods: [
      ...new Set(offers.flatMap(({ methods }) => methods.map(({ name }) => name))),
    ].toSorted(compare),
  };
}
