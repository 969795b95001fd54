import { nameAt, type Ruling, rulings } from '@weir/contracts';
import type { Address } from 'viem';
import { explainCourt } from '#features/courtErrors';
import { useDeployment } from '#features/deployment';
import { arbitratorsCall, useTransactions } from '#features/transactions';
import { formatDayMinute } from '#lib/formatTime.ts';
import { Button } from '#ui/Button.tsx';
import { Detail } from '#ui/Detail.tsx';
import { FailureNotice } from '#ui/FailureNotice.tsx';
import { Panel } from '#ui/Panel.tsx';
import { Skeleton } from '#ui/Skeleton.tsx';
import { type CourtProgress, type CourtStep, courtProgress } from '../model/courtProgress.ts';
import { exactTokenText } from '../model/shownTrade.ts';
import { useCourt } from '../queries/useCourt.ts';
import { useSeenTrade } from '../queries/useSeenTrade.ts';
import { say } from '../words/english.ts';

/** Where the court stands: who was drawn, how they voted, what it means, and what can be done. */
export function CourtPanel() {
  const { peers } = useDeployment();
  const { trade } = useSeenTrade();
  const isPool = peers?.pool != null && BigInt(peers.pool) === BigInt(trade.court);
  return (
    <Panel title={say.courtTitle}>
      <div className="flex flex-col gap-3 p-3">
        {isPool ? <PoolCourt pool={trade.court} /> : <p className="text-xs">{say.otherCourt}</p>}
      </div>
    </Panel>
  );
}

function PoolCourt({ pool }: { pool: Address }) {
  const { trade, token, block, now } = useSeenTrade();
  const { data } = useCourt(pool, trade.disputeId);
  const { undertake, isBusy, failure } = useTransactions();
  if (!data) return <Skeleton rows={3} label={say.readingCourt} />;
  const { dispute, appealCost } = data;
  const progress = courtProgress(dispute, { number: block.number, now });
  if (!progress) return <Skeleton rows={3} label={say.readingCourt} />;
  const { votes, until, steps } = progress;
  const shown = votes.buyer + votes.seller + votes.refused;
  const take = (step: CourtStep) =>
    undertake({
      label: say[`${step}Step`],
      call: arbitratorsCall(pool, step, [trade.disputeId]),
      explain: explainCourt(token),
      approvals:
        step === 'appeal'
          ? [{ token: dispute.feeToken, symbol: token.symbol, amount: appealCost }]
          : [],
    });
  return (
    <>
      <p>{stageWords(progress, nameAt(rulings, dispute.ruling))}</p>
      {dispute.isAppeal && <p className="text-xs text-quiet">{say.appealOn}</p>}
      <dl>
        <Detail name={say.votes}>{say.ofSeats(`${shown}`, `${votes.seats}`)}</Detail>
        {shown > 0 && (
          <Detail name={say.votes}>
            {say.votesFor(`${votes.buyer}`, `${votes.seller}`, `${votes.refused}`)}
          </Detail>
        )}
        {steps.includes('appeal') && (
          <Detail name={say.appealCost}>{exactTokenText(appealCost, token)}</Detail>
        )}
      </dl>
      {until !== null && (
        <p className="text-xs text-quiet">{say.untilAt(formatDayMinute(Number(until)))}</p>
      )}
      <FailureNotice failure={failure} />
      {steps.map((step) => (
        <Button key={step} disabled={isBusy} onClick={() => void take(step)}>
          {say[`${step}Step`]}
        </Button>
      ))}
    </>
  );
}

function stageWords({ stage }: CourtProgress, ruling: Ruling): string {
  const words = { refused: say.rulingRefused, buyer: say.rulingBuyer, seller: say.rulingSeller };
  switch (stage) {
    case 'drawing':
      return say.courtDrawing;
    case 'committing':
      return say.courtCommitting;
    case 'revealing':
      return say.courtRevealing;
    case 'counting':
      return say.courtCounting;
    case 'ruled':
      return say.courtRuled(words[ruling]);
    case 'final':
      return say.courtFinal(words[ruling]);
  }
}
