import { Link } from '@tanstack/react-router';
import { offerId } from '@weir/contracts';
import type { Token } from '#features/deployment';
import { explainEscrow } from '#features/escrowErrors';
import { escrowCall, useTransactions } from '#features/transactions';
import { Button } from '#ui/Button.tsx';
import { FailureNotice } from '#ui/FailureNotice.tsx';
import { tokenText } from '../model/shownOffer.ts';
import type { SignedOffer } from '../model/signedOffer.ts';
import { useSignedStanding } from '../queries/useSignedStanding.ts';
import { say } from '../words/english.ts';

interface RevokeOfferProps {
  signed: SignedOffer;
  token: Token;
  /** Seconds since 1970. */
  now: bigint;
  /** Forgets it on this device; shown where it is of no more use. */
  onForget?: () => void;
}

/** Where an offer that the reader signed stands, and the way to take the signature back while that does anything. */
export function RevokeOffer({ signed, token, now, onForget }: RevokeOfferProps) {
  const { chainId, escrow, offer } = signed;
  const { undertake, isBusy, failure } = useTransactions();
  const standing = useSignedStanding(offer, now);
  const revoke = () =>
    undertake({
      label: say.revokeLabel,
      call: escrowCall(escrow, 'revokeNonce', [offer.nonce]),
      explain: explainEscrow(token),
    });
  if (!standing) return <p className="text-xs text-quiet">{say.readingSigned}</p>;
  const forget = onForget && (
    <Button size="small" onClick={onForget}>
      {say.forgetSigned}
    </Button>
  );
  switch (standing.kind) {
    case 'revoked':
      return (
        <p className="flex items-center justify-between gap-2 text-xs text-quiet">
          {say.signedRevoked} {forget}
        </p>
      );
    case 'ended':
      return (
        <p className="flex items-center justify-between gap-2 text-xs text-quiet">
          {say.signedEnded} {forget}
        </p>
      );
    case 'posted':
      return (
        <div className="flex flex-col gap-2 text-xs">
          <p>
            {say.signedIsPosted(tokenText(standing.taken, token), tokenText(offer.total, token))}{' '}
            {standing.isOpen ? say.closeInstead : say.closedOffer}
          </p>
          <div className="flex items-center justify-between gap-2">
            <Link
              to="/p2p/offers/$offer"
              params={{ offer: offerId(chainId, escrow, offer) }}
              className="font-medium underline"
            >
              {say.theOffer}
            </Link>
            {!standing.isOpen && forget}
          </div>
        </div>
      );
    case 'loose':
      return (
        <div className="flex flex-col gap-2">
          <p className="text-xs text-quiet">{say.revokeWords}</p>
          <FailureNotice failure={failure} />
          <Button disabled={isBusy} onClick={() => void revoke()}>
            {isBusy ? say.waiting : say.revoke}
          </Button>
        </div>
      );
  }
}
