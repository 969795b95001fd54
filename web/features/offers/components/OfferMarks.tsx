import type { EscrowMethod } from '../model/offerSource.ts';
import type { ShownOffer, Untakeable } from '../model/shownOffer.ts';
import { say } from '../words/english.ts';

/** What warns of an offer, or speaks for it, in a word each. */
export function OfferMarks({ offer, why }: { offer: ShownOffer; why: Untakeable }) {
  const marks = [
    offer.hasUnknownJudge && say.unknownJudge,
    !offer.isListed && say.unlistedToken,
    why && untakeableWords(why),
  ].filter((mark) => typeof mark === 'string');
  return (
    <>
      {marks.map((mark) => (
        <span key={mark} className="rounded bg-warn-wash px-1 text-2xs font-medium text-ink">
          {mark}
        </span>
      ))}
      {offer.offer.takesStarters && (
        <span className="rounded bg-accent-wash px-1 text-2xs font-medium text-ink">
          {say.starters}
        </span>
      )}
    </>
  );
}

/** Why nobody can take an offer now, in a word. */
function untakeableWords(why: NonNullable<Untakeable>): string {
  const words = {
    closed: say.whyClosed,
    ended: say.whyEnded,
    used: say.whyUsed,
    noPrice: say.noPrice,
  };
  return words[why];
}

/** Whether a payment by it can be taken back later: unknown ones count as such. */
export function isReversible(method: EscrowMethod | undefined): boolean {
  return method?.isReversible ?? true;
}
