import {
  FIRST_REVERSIBLE,
  fiatOf,
  reversibleLimit,
  STARTER_LIMIT,
  usdValue,
} from '@weir/contracts';
import type { DecimalEntry } from '#lib/decimalEntry.ts';
import { exactDecimal, groupThousands } from '#lib/formatAmount.ts';
import { say } from '../words/english.ts';
import type { EscrowMethod, EscrowToken } from './offerSource.ts';
import { mostNow, type ShownOffer, tokenText, whyUntakeable } from './shownOffer.ts';

/** What the reader has seen of an offer's price: what is agreed to. */
export interface SeenPrice {
  version: number;
  price: bigint;
}

/** What a trade of some amount needs, in units. */
export interface Bonds {
  seller: bigint;
  buyer: bigint;
  /** The most that one request to the judge may cost. */
  courtFee: bigint;
}

/** What the reader chose. */
export interface AcceptanceDraft {
  entry: DecimalEntry;
  /** Which of the offer's methods. */
  method: number;
  /** To buy without a bond. */
  isStarter: boolean;
  /** How old a seller holds the buyer's payment account to be: 0 to 2. */
  accountAge: 0 | 1 | 2;
}

interface AcceptanceFacts {
  shown: ShownOffer;
  draft: AcceptanceDraft;
  /** Undefined while they are read. */
  bonds: Bonds | undefined;
  /** The account's in escrow and in its wallet; undefined while they are read. */
  inEscrow: bigint | undefined;
  inWallet: bigint | undefined;
  token: EscrowToken | undefined;
  methodTerms: EscrowMethod | undefined;
  /** Trades that the buyer has had released; undefined while it is read. */
  boughtCount: bigint | undefined;
}

/** What taking an offer comes to. */
export interface AcceptancePlan {
  units: bigint;
  /** Millionths of the currency; null without a price. */
  fiat: bigint | null;
  /** The taker's bond. */
  bond: bigint;
  /** What the taker puts in escrow: the bond, and the tokens where it sells. */
  needed: bigint;
  /** What of it is taken out of the wallet: the escrow's balance goes first. */
  fromWallet: bigint;
  /** Why the amount cannot be taken, for its field; null where it can. */
  limit: string | null;
}

/** What is paid and locked for what the reader chose, and the limits that the contract will hold it to. */
export function planAcceptance(facts: AcceptanceFacts): AcceptancePlan {
  const { shown, draft, bonds, inEscrow = 0n } = facts;
  const units = draft.entry.kind === 'units' ? draft.entry.units : 0n;
  const { isSell } = shown.offer;
  const bond = draft.isStarter ? 0n : ((isSell ? bonds?.buyer : bonds?.seller) ?? 0n);
  const needed = isSell ? bond : bond + units;
  return {
    units,
    fiat: shown.price === null ? null : fiatOf(shown.price, units),
    bond,
    needed,
    fromWallet: needed > inEscrow ? needed - inEscrow : 0n,
    limit: units > 0n ? limitOf(facts, units) : null,
  };
}

/** What keeps a trade of so much from being taken, in words; null where nothing does. As Acceptances.sol checks it. */
function limitOf(facts: AcceptanceFacts, units: bigint): string | null {
  const { shown, draft, token, methodTerms, boughtCount } = facts;
  const most = mostNow(shown);
  if (units < shown.offer.least || units > most) {
    return say.outside(tokenText(shown.offer.least, shown.token), tokenText(most, shown.token));
  }
  if (!token || !methodTerms) return null;
  if (!methodTerms.isListed) return say.methodGone;
  const value = usdValue(token.unitsPerUsd, units);
  const above = (limit: bigint) => value > limit;
  if (!shown.hasUnknownJudge && above(token.cap * 1_000_000n)) {
    return say.aboveCap(usdText(token.cap * 1_000_000n));
  }
  if (methodTerms.isReversible) {
    if (value === 0n) return say.unlistedReversible;
    if (boughtCount === 0n && above(FIRST_REVERSIBLE)) {
      return say.firstReversible(usdText(FIRST_REVERSIBLE));
    }
    const cap = reversibleLimit(2, token.cap);
    if (above(cap)) return say.reversibleCap(usdText(cap));
    const ofAge = reversibleLimit(draft.accountAge, token.cap);
    if (!shown.offer.isSell && above(ofAge)) return say.unagedReversible(usdText(ofAge));
  }
  if (draft.isStarter) {
    if (methodTerms.isReversible) return say.starterReversible;
    if (value === 0n || above(STARTER_LIMIT)) return say.starterLimit(usdText(STARTER_LIMIT));
  }
  return null;
}

/** Why the offer cannot be taken as it stands; null where it can. Typed details are judged apart. */
export function acceptanceObstacle(
  facts: AcceptanceFacts & {
    plan: AcceptancePlan;
    /** Seconds since 1970. */
    now: bigint;
    isOwn: boolean;
    isPaused: boolean;
    isStale: boolean;
    isBusy: boolean;
    hasChanged: boolean;
    /** The words under the field of the payment details; null where they are good or none are needed. */
    detailsProblem: string | null;
  },
): string | null {
  const { shown, draft, plan, bonds, inEscrow, inWallet } = facts;
  if (facts.isOwn) return say.ownOffer;
  if (facts.isPaused) return say.pausedShort;
  const why = whyUntakeable(shown, facts.now);
  if (why) return say.notTakeable;
  if (facts.hasChanged) return say.lookAtPrice;
  const { entry } = draft;
  if (entry.kind === 'malformed' || entry.kind === 'tooPrecise' || plan.limit) {
    return say.changeMarked;
  }
  if (plan.units === 0n) return say.enterAmount;
  if (facts.detailsProblem !== null) return facts.detailsProblem;
  if (!bonds || inEscrow === undefined || inWallet === undefined) return say.readingBonds;
  if (plan.fromWallet > inWallet) return say.notEnough(shown.token.symbol);
  if (facts.isStale) return say.offersOld;
  return facts.isBusy ? say.waiting : null;
}

/** How far a price that follows the market may move between look and block: a hundredth. */
const ROOM = 100n;

/** The worst price that is agreed to: the seen one, and a hundredth worse where it follows the market. */
export function worstPrice({ offer }: Pick<ShownOffer, 'offer'>, { price }: SeenPrice): bigint {
  const follows = BigInt(offer.price.adapter) !== 0n;
  if (!follows) return price;
  return offer.isSell ? price + price / ROOM : price - price / ROOM;
}

/** Whether the price is another than the one that was seen, or worse than what was agreed to by it. */
export function hasPriceChanged(shown: ShownOffer, seen: SeenPrice): boolean {
  if (shown.state.version !== seen.version) return true;
  if (shown.price === null) return false;
  const worst = worstPrice(shown, seen);
  return shown.offer.isSell ? shown.price > worst : shown.price < worst;
}

/** Millionths of a USD, in cents. */
function usdText(millionths: bigint): string {
  return `${groupThousands(exactDecimal(millionths / 10_000n, 2))} USD`;
}
