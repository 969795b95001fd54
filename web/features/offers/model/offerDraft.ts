import { currencyBytes, isCurrency, methodId, type Offer, priceFromWhole } from '@weir/contracts';
import { type Address, zeroAddress } from 'viem';
import type { Token } from '#features/deployment';
import { type DecimalEntry, readDecimal } from '#lib/decimalEntry.ts';
import { readAddress } from '#lib/readAddress.ts';
import { say } from '../words/english.ts';
import { termsHash } from './keptTerms.ts';

/** An offer as it is typed. Nothing typed is ever changed: what is wrong is said beside it. */
export interface OfferDraft {
  isSell: boolean;
  total: string;
  least: string;
  greatest: string;
  /** Fixed, or by an adapter that says the market's price. */
  priceKind: 'fixed' | 'market';
  /** Of one whole token, in the currency. */
  price: string;
  adapter: string;
  /** Percent over (or, with a minus, under) the adapter's price. */
  premium: string;
  /** Bounds of the price of one whole token. */
  lowest: string;
  highest: string;
  currency: string;
  /** Names of methods with seconds to pay. */
  methods: readonly { name: string; window: number }[];
  terms: string;
  /** In percent. */
  sellerBond: string;
  buyerBond: string;
  takesStarters: boolean;
  /** Seconds that the maker has to confirm. */
  confirmWindow: number;
  /** Days until nobody can take it. */
  days: string;
  /** Another judge than the usual ones; empty for those. */
  judge: string;
}

export const emptyDraft: OfferDraft = {
  isSell: true,
  total: '',
  least: '',
  greatest: '',
  priceKind: 'fixed',
  price: '',
  adapter: '',
  premium: '0',
  lowest: '',
  highest: '',
  currency: 'EUR',
  methods: [],
  terms: '',
  sellerBond: '15',
  buyerBond: '15',
  takesStarters: false,
  confirmWindow: 1800,
  days: '30',
  judge: '',
};

export type DraftField = keyof OfferDraft;
/** What is wrong, by field, in words. A field that is merely empty is in `missing`. */
export interface DraftProblems {
  wrong: Partial<Record<DraftField, string>>;
  missing: DraftField | null;
}

/** Seconds by which an adapter's price may be old: an hour, the usual heartbeat of feeds. */
const PRICE_AGE = 3600;
/** The chain keeps amounts in 128 bits. */
const MOST = (1n << 128n) - 1n;
const DAY = 86_400;

interface DraftScope {
  token: Token;
  maker: Address;
  pool: Address | null;
  /** Seconds since 1970. */
  now: number;
  nonce: bigint;
}

/** The offer that a draft says; null, with what is wrong or missing, where it says none. As Offers.sol checks it. */
export function readDraft(
  draft: OfferDraft,
  scope: DraftScope,
): { offer: Offer | null; problems: DraftProblems } {
  const { token } = scope;
  const wrong: DraftProblems['wrong'] = {};
  const empty: DraftField[] = [];
  const number = (
    field:
      | 'total'
      | 'least'
      | 'greatest'
      | 'price'
      | 'lowest'
      | 'highest'
      | 'days'
      | 'sellerBond'
      | 'buyerBond',
    decimals: number,
    unit: string,
  ) => {
    const units = amountOf(readDecimal(draft[field], decimals), unit);
    if (typeof units === 'string') wrong[field] = units;
    else if (units === null) empty.push(field);
    return typeof units === 'bigint' ? units : 0n;
  };
  const total = number('total', token.decimals, token.symbol);
  const least = number('least', token.decimals, token.symbol);
  const greatest = number('greatest', token.decimals, token.symbol);
  if (greatest > 0n && total > 0n && greatest > total) wrong.greatest ??= say.greatestAboveTotal;
  if (least > 0n && greatest > 0n && least > greatest) wrong.least ??= say.leastAboveGreatest;
  if (total > MOST) wrong.total ??= say.tooMuch;

  if (draft.currency === '') empty.push('currency');
  else if (!isCurrency(draft.currency)) wrong.currency = say.noCurrency(draft.currency);
  const price =
    draft.priceKind === 'fixed'
      ? fixedPrice(number('price', 6, draft.currency), token)
      : marketPrice(draft, token, number, wrong, empty);
  if (price.figure > MOST) wrong.price ??= say.tooMuch;

  if (draft.methods.length === 0) empty.push('methods');
  else if (draft.methods.length > 8) wrong.methods = say.mostMethods;
  const bonds = (['sellerBond', 'buyerBond'] as const).map((field) => {
    const rate = number(field, 2, '%');
    if (!wrong[field] && (rate < 1000n || rate > 3000n)) wrong[field] = say.bondRange;
    return Number(rate);
  });
  const days = number('days', 0, say.days);
  if (days > 3650n) wrong.days ??= say.tooManyDays;
  const judge = draft.judge.trim() === '' ? null : readAddress(draft.judge);
  if (judge?.kind === 'mistyped') wrong.judge = say.addressMistyped;
  if (judge?.kind === 'none') wrong.judge = say.addressMissing;
  const arbitrator = judge?.kind === 'address' ? judge.address : scope.pool;
  if (arbitrator === null) empty.push('judge');

  const [missing = null] = empty;
  const problems = { wrong, missing };
  if (missing !== null || Object.keys(wrong).length > 0) return { offer: null, problems };
  const [sellerBond = 0, buyerBond = 0] = bonds;
  const offer: Offer = {
    maker: scope.maker,
    isSell: draft.isSell,
    token: token.address,
    total,
    least,
    greatest,
    price,
    currency: currencyBytes(draft.currency),
    methods: draft.methods.map(({ name, window }) => ({ id: methodId(name), window })),
    termsHash: termsHash(draft.terms),
    sellerBond,
    buyerBond,
    arbitrator: arbitrator ?? zeroAddress,
    confirmWindow: draft.confirmWindow,
    takesStarters: draft.isSell && draft.takesStarters,
    expiry: scope.now + Number(days) * DAY,
    nonce: scope.nonce,
  };
  return { offer, problems };
}

/** The units; null where nothing is typed; words where it is no amount above zero. */
function amountOf(entry: DecimalEntry, unit: string): bigint | string | null {
  if (entry.kind === 'empty') return null;
  if (entry.kind === 'malformed') return say.noNumber;
  if (entry.kind === 'tooPrecise') return say.tooPrecise(unit, String(entry.decimals));
  return entry.units === 0n ? say.aboveZero : entry.units;
}

/** @param whole millionths of the currency for one whole token. */
function fixedPrice(whole: bigint, { decimals }: Token): Offer['price'] {
  const figure = priceFromWhole(whole, decimals);
  return { adapter: zeroAddress, figure, least: 0n, greatest: 0n, maxAge: 0 };
}

function marketPrice(
  draft: OfferDraft,
  token: Token,
  number: (field: 'lowest' | 'highest', decimals: number, unit: string) => bigint,
  wrong: DraftProblems['wrong'],
  empty: DraftField[],
): Offer['price'] {
  const entry = readAddress(draft.adapter);
  if (draft.adapter.trim() === '') empty.push('adapter');
  else if (entry.kind === 'mistyped') wrong.adapter = say.addressMistyped;
  else if (entry.kind === 'none') wrong.adapter = say.addressMissing;
  const premium = signed(draft.premium);
  if (premium === null) wrong.premium = say.noNumber;
  else if (premium <= -1_000_000n || premium > 9_000_000n) wrong.premium = say.premiumRange;
  const least = priceFromWhole(number('lowest', 6, draft.currency), token.decimals);
  const greatest = priceFromWhole(number('highest', 6, draft.currency), token.decimals);
  if (least > greatest && greatest > 0n) wrong.lowest ??= say.lowestAboveHighest;
  return {
    adapter: entry.kind === 'address' ? entry.address : zeroAddress,
    figure: 1_000_000n + (premium ?? 0n),
    least,
    greatest,
    maxAge: PRICE_AGE,
  };
}

/** Percent with up to four decimals and a sign, in millionths; null where it is no number. */
function signed(text: string): bigint | null {
  const plain = text.trim().replace('−', '-');
  const entry = readDecimal(plain.replace(/^[+-]/, ''), 4);
  if (entry.kind !== 'units') return null;
  return plain.startsWith('-') ? -entry.units : entry.units;
}
