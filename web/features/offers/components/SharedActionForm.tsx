import { Link } from '@tanstack/react-router';
import { fiatOf, offerId } from '@weir/contracts';
import { useState } from 'react';
import { isAddressEqual, zeroAddress } from 'viem';
import { useSpendable } from '#features/coin';
import { useDeployment } from '#features/deployment';
import { explainEscrow } from '#features/escrowErrors';
import { useEscrowBalance } from '#features/peers';
import { actionWords, type ReadAction, useSharedState } from '#features/signedActions';
import { ApprovalSteps, escrowCall, useTransactions } from '#features/transactions';
import { SendButton, useAccount } from '#features/wallet';
import { shortAddress } from '#lib/formatAmount.ts';
import { formatDayMinute } from '#lib/formatTime.ts';
import { Detail } from '#ui/Detail.tsx';
import { FailureNotice } from '#ui/FailureNotice.tsx';
import { Notice } from '#ui/Notice.tsx';
import { moneyText, tokenText } from '../model/shownOffer.ts';
import { sendingObstacle, sharedAcceptance } from '../model/sponsoring.ts';
import { useBonds } from '../queries/useAcceptance.ts';
import type { LiveOffers } from '../queries/useOffers.ts';
import { say } from '../words/english.ts';
import { OfferFacts } from './OfferFacts.tsx';

interface SharedActionFormProps {
  read: ReadAction;
  data: NonNullable<LiveOffers['data']>;
  now: bigint;
}

/** What somebody signed, what it costs who sends it, and the button that does. */
export function SharedActionForm({ read, data, now }: SharedActionFormProps) {
  const { shared, args } = read;
  const { chainId, tokens } = useDeployment();
  const { address } = useAccount();
  const { undertake, isBusy, failure } = useTransactions();
  const [isSent, setSent] = useState(false);
  const state = useSharedState(shared);
  const accepted = sharedAcceptance(read);
  const id = accepted ? offerId(chainId, shared.escrow, accepted.offer) : '';
  const shown = data.shown.find((known) => known.id === id);
  const acceptance = accepted?.acceptance;
  const isSponsor =
    acceptance !== undefined &&
    address !== undefined &&
    acceptance.sponsor !== zeroAddress &&
    isAddressEqual(acceptance.sponsor, address);
  const token = accepted?.offer.token ?? tokens[0]?.address ?? zeroAddress;
  const bond = useBonds(accepted?.offer ?? null, id, acceptance?.amount ?? 0n).data?.buyer;
  const inEscrow = useEscrowBalance(token);
  const inWallet = useSpendable(token);
  const facts = { read, state, sender: address, offers: data.shown, bond };
  const obstacle = sendingObstacle({ ...facts, inEscrow, inWallet, now, isBusy });
  const missing = isSponsor && bond !== undefined && inEscrow !== undefined ? bond - inEscrow : 0n;
  const approvals =
    missing > 0n && shown ? [{ token, symbol: shown.token.symbol, amount: missing }] : [];
  const { actor, call, nonce, deadline, signature } = shared;
  const sending = escrowCall(shared.escrow, 'bySignature', [
    actor,
    call,
    nonce,
    deadline,
    signature,
  ]);
  const submit = async () => {
    const isDone = await undertake({
      label: actionWords(shared.action),
      approvals,
      pays: approvals.map(({ amount }) => ({ token, amount })),
      call: sending,
      ...(shown && { explain: explainEscrow(shown.token) }),
    });
    setSent(isDone);
  };
  if (isSent) return <Notice tone="plain">{say.sharedSent}</Notice>;
  const [first] = args;
  return (
    <div className="grid items-start gap-2 md:grid-cols-2">
      {shown && <OfferFacts shown={shown} data={data} now={now} />}
      <div className="flex min-w-0 flex-col gap-3 rounded-lg border border-line p-3">
        <dl>
          <Detail name={say.signedBy}>{shortAddress(actor)}</Detail>
          <Detail name={say.itDoes}>{actionWords(shared.action)}</Detail>
          {typeof first === 'bigint' && (
            <Detail name={say.inTrade}>
              <Link to="/p2p/trades/$trade" params={{ trade: String(first) }} className="underline">
                {say.tradeNumber(String(first))}
              </Link>
            </Detail>
          )}
          {shown && acceptance && (
            <>
              <Detail name={say.buyerGets}>{tokenText(acceptance.amount, shown.token)}</Detail>
              <Detail name={say.buyerPays}>
                {shown.price === null
                  ? '–'
                  : moneyText(fiatOf(shown.price, acceptance.amount), shown.currency)}
              </Detail>
              <Detail name={say.method}>{shown.methods[acceptance.method]?.name ?? '–'}</Detail>
              <Detail name={say.yourBond}>
                {!isSponsor ? say.noBond : bond === undefined ? '–' : tokenText(bond, shown.token)}
              </Detail>
            </>
          )}
          <Detail name={say.ends}>{formatDayMinute(Number(deadline))}</Detail>
        </dl>
        <p className="text-xs text-quiet">{isSponsor ? say.sponsorRisk : say.sendCosts}</p>
        <FailureNotice failure={failure} />
        <SendButton
          obstacle={obstacle}
          label={isSponsor ? say.sendAndPost : say.sendIt}
          onSubmit={() => void submit()}
        />
        {obstacle === null && approvals.length > 0 && (
          <ApprovalSteps approvals={approvals} call={sending} />
        )}
      </div>
    </div>
  );
}
