import { Link } from '@tanstack/react-router';
import { useDeployment } from '#features/deployment';
import { courtProgress, exactTokenText, fiatText, useChainSecond } from '#features/peerTrades';
import { useAccount } from '#features/wallet';
import { formatDuration } from '#lib/formatDuration.ts';
import { formatDayMinute } from '#lib/formatTime.ts';
import { Notice } from '#ui/Notice.tsx';
import { Skeleton } from '#ui/Skeleton.tsx';
import type { CourtCase } from '../model/courtCase.ts';
import { useCase } from '../queries/useCases.ts';
import { useTokenAt } from '../queries/useCourtPool.ts';
import { type OwnSeat, useSeats } from '../queries/useSeats.ts';
import { say } from '../words/english.ts';
import { CaseEvidence } from './CaseEvidence.tsx';
import { CaseFacts } from './CaseFacts.tsx';
import { CaseSteps } from './CaseSteps.tsx';
import { stageName } from './CasesPanel.tsx';
import { OutcomePanel } from './OutcomePanel.tsx';
import { VotePanel } from './VotePanel.tsx';

/** One dispute, as its number stands in the address: what a seat reads, votes, and what came of it. */
export function CasePage({ dispute: typed }: { dispute: string }) {
  const { peers } = useDeployment();
  const isNumber = /^(0|[1-9]\d{0,76})$/.test(typed);
  const title = say.dispute(typed.slice(0, 24));
  return (
    <main className="mx-auto flex w-full max-w-5xl flex-col gap-2 p-2">
      <div className="flex flex-wrap items-baseline justify-between gap-x-3 px-1 pt-1">
        <h1 className="text-base font-semibold">{title}</h1>
        <Link to="/p2p/court" className="py-1 underline decoration-line underline-offset-2">
          {say.backToCases}
        </Link>
      </div>
      {isNumber && peers ? (
        <Case key={typed} disputeId={BigInt(typed)} />
      ) : (
        <Notice tone="error">{say.noSuchDispute(typed.slice(0, 24))}</Notice>
      )}
    </main>
  );
}

function Case({ disputeId }: { disputeId: bigint }) {
  const { address } = useAccount();
  const seats = useSeats();
  // Without an account, or while its seats are read, the dispute is shown as anybody sees it.
  const own = address === undefined ? [] : (seats.data ?? []);
  const numbers = own.map(({ seat }) => seat);
  const { data, isError } = useCase(disputeId, numbers);
  if (data === null) return <Notice tone="error">{say.noSuchDispute(`${disputeId}`)}</Notice>;
  if (!data) {
    return isError ? (
      <Notice tone="error">{say.stale}</Notice>
    ) : (
      <Skeleton rows={6} label={say.readingCases} />
    );
  }
  return (
    <>
      {isError && <Notice tone="warn">{say.stale}</Notice>}
      <CaseParts found={data} own={own} />
    </>
  );
}

function CaseParts({ found, own }: { found: CourtCase; own: readonly OwnSeat[] }) {
  const { block, dispute, trade, tradeId } = found;
  const now = useChainSecond(block);
  const tokenAt = useTokenAt();
  const progress = courtProgress(dispute, { number: block.number, now });
  if (!progress) return <Notice tone="error">{say.noSuchDispute(`${found.disputeId}`)}</Notice>;
  const { stage, until } = progress;
  const evidence = own.length > 0 && trade && (
    <CaseEvidence found={found} trade={trade} own={own} />
  );
  const left = until === null || until < now ? 0 : Number(until - now);
  return (
    <>
      <div className="flex flex-wrap items-baseline justify-between gap-x-4 rounded-lg border border-line bg-panel px-3 py-2.5">
        <p className="text-lg font-semibold">{stageName(stage)}</p>
        {until !== null && (
          <p role="timer" className="text-sm tabular-nums">
            <span className="font-medium">{say.timeLeft(formatDuration(left))}</span>{' '}
            <span className="text-quiet">({say.until(formatDayMinute(Number(until)))})</span>
          </p>
        )}
        <p className="w-full text-xs text-quiet">
          {trade && tradeId !== null
            ? `${say.ofTrade(`${tradeId}`)}: ${exactTokenText(trade.amount, tokenAt(trade.token))}, ${fiatText(trade)}`
            : say.ofOther}
        </p>
        {trade && stage === 'committing' && <p className="w-full pt-1.5">{say.question}</p>}
      </div>
      <div className="grid grid-cols-1 items-start gap-2 md:grid-cols-[minmax(0,1fr)_22rem]">
        <div className="flex min-w-0 flex-col gap-2">
          {(stage === 'ruled' || stage === 'final') && (
            <OutcomePanel found={found} until={until} isFinal={stage === 'final'} />
          )}
          {/* Who still votes reads first; who has voted has a thing to do. */}
          {stage === 'committing' && evidence}
          {own.length > 0 && stage !== 'drawing' && stage !== 'final' && (
            <VotePanel found={found} own={own} progress={progress} />
          )}
          <CaseSteps found={found} progress={progress} />
          {stage !== 'committing' && evidence}
        </div>
        <CaseFacts found={found} />
      </div>
    </>
  );
}
