import { type Acceptance, type Offer, offerId } from '@weir/contracts';
import { type Address, isAddressEqual, zeroAddress } from 'viem';
import type { ReadAction } from '#features/signedActions';
import { readAddress } from '#lib/readAddress.ts';
import { say } from '../words/english.ts';
import { type ShownOffer, whyUntakeable } from './shownOffer.ts';

/** Why what was typed cannot post a buyer's bond, in words; null where it can, or none is needed because the bond is there. */
export function sponsorProblem(
  typed: string,
  { isBondThere, escrow }: { isBondThere: boolean; escrow: Address },
): string | null {
  if (typed.trim() === '') return isBondThere ? null : say.sponsorMissing;
  const entry = readAddress(typed);
  if (entry.kind === 'mistyped') return say.addressMistyped;
  if (entry.kind === 'none') return say.addressMissing;
  const isNobody = [zeroAddress, escrow].some((lost) => isAddressEqual(lost, entry.address));
  return isNobody ? say.addressMissing : null;
}

/** The acceptance that a shared action is about; null where it is another action. */
export function sharedAcceptance({
  shared,
  args,
}: ReadAction): { offer: Offer; acceptance: Acceptance } | null {
  if (shared.action !== 'accept') return null;
  // `readSharedAction` decoded them by the ABI, as what `accept` takes.
  const [offer, acceptance] = args as [Offer, Acceptance];
  return { offer, acceptance };
}

export interface SendingFacts {
  read: ReadAction;
  /** Of the chain; undefined while it is read. */
  state: { isUsed: boolean; isSigned: boolean } | undefined;
  /** Who would send it. */
  sender: Address | undefined;
  /** The offers of the page, for one that is taken. */
  offers: readonly ShownOffer[];
  /** The bond that the sender would post, in units; undefined while it is read. */
  bond: bigint | undefined;
  /** The sender's in escrow and in its wallet, in units; undefined while they are read. */
  inEscrow: bigint | undefined;
  inWallet: bigint | undefined;
  /** Seconds since 1970. */
  now: bigint;
  isBusy: boolean;
}

/** Why a shared action cannot be sent, in words; null where it can. What is left the chain says before anything is signed. */
export function sendingObstacle(facts: SendingFacts): string | null {
  const { read, state, sender, now } = facts;
  if (read.shared.deadline < now) return say.sharedTooLate;
  if (!state) return say.readingShared;
  if (state.isUsed) return say.sharedUsed;
  if (!state.isSigned) return say.sharedForged;
  const accepted = sharedAcceptance(read);
  if (accepted) {
    const stops = acceptanceStops(facts, accepted);
    if (stops !== null) return stops;
  }
  if (sender === undefined) return null;
  return facts.isBusy ? say.waiting : null;
}

function acceptanceStops(
  { read, sender, offers, bond, inEscrow, inWallet, now }: SendingFacts,
  { offer, acceptance }: { offer: Offer; acceptance: Acceptance },
): string | null {
  const { chainId, escrow } = read.shared;
  const id = offerId(chainId, escrow, offer);
  const shown = offers.find((known) => known.id === id);
  if (!shown || whyUntakeable(shown, now)) return say.notTakeable;
  const isStale = shown.state.version !== acceptance.version;
  // The buyer of an offer to sell agreed to this price at most; who sells to one that buys, to this at least.
  const price = shown.price ?? 0n;
  const isWorse = offer.isSell ? price > acceptance.worstPrice : price < acceptance.worstPrice;
  if (isStale || isWorse) return say.sharedPriceMoved;
  if (acceptance.amount > shown.state.free) return say.notTakeable;
  if (acceptance.sponsor === zeroAddress) return null;
  if (sender !== undefined && !isAddressEqual(acceptance.sponsor, sender)) return say.otherSponsor;
  if (bond === undefined || inEscrow === undefined || inWallet === undefined) {
    return sender === undefined ? null : say.readingBonds;
  }
  if (bond > acceptance.mostBond) return say.sharedBondRose;
  return bond > inEscrow + inWallet ? say.notEnough(shown.token.symbol) : null;
}
