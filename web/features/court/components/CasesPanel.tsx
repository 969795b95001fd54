import { Link } from '@tanstack/react-router';
import { useDeployment } from '#features/deployment';
import { courtProgress, exactTokenText, fiatText, useChainSecond } from '#features/peerTrades';
import { formatDayMinute } from '#lib/formatTime.ts';
import { Empty } from '#ui/Empty.tsx';
import { Notice } from '#ui/Notice.tsx';
import { Panel } from '#ui/Panel.tsx';
import { Skeleton } from '#ui/Skeleton.tsx';
import { ownVotes } from '../model/ownVotes.ts';
import { type DrawnCase, useCase, useDrawnCases } from '../queries/useCases.ts';
import { usePool, useTokenAt } from '../queries/useCourtPool.ts';
import { useSeats } from '../queries/useSeats.ts';
import { say } from '../words/english.ts';

/** The disputes that the account's seats were drawn for, newest first, each with what is to be done. */
export function CasesPanel() {
  const seats = useSeats();
  const numbers = seats.data?.map(({ seat }) => seat);
  const cases = useDrawnCases(numbers);
  return (
    <Panel title={say.cases}>
      {(seats.isError || cases.isError) && (
        <div className="p-3">
          <Notice tone="warn">{say.stale}</Notice>
        </div>
      )}
      {numbers?.length === 0 ? (
        <Empty>{say.noSeatsNoCases}</Empty>
      ) : !cases.data ? (
        !cases.isError && <Skeleton rows={3} label={say.readingCases} />
      ) : cases.data.length === 0 ? (
        <Empty>{say.noCases}</Empty>
      ) : (
        <ul>
          {cases.data.map((drawn) => (
            <CaseLine key={`${drawn.disputeId}`} drawn={drawn} />
          ))}
        </ul>
      )}
    </Panel>
  );
}

function CaseLine({ drawn: { disputeId, seats } }: { drawn: DrawnCase }) {
  const { chainId } = useDeployment();
  const pool = usePool();
  const { data } = useCase(disputeId, seats);
  const now = useChainSecond(data?.block);
  const tokenAt = useTokenAt();
  const progress = data && courtProgress(data.dispute, { number: data.block.number, now });
  const votes = data && progress && ownVotes(data, seats, progress.stage, { chainId, pool });
  const task = votes?.some(({ state }) => state.kind === 'choose')
    ? say.voteNow
    : votes?.some(({ state }) => state.kind === 'reveal' || state.kind === 'saltMissing')
      ? say.revealNow
      : null;
  const isCommitted = votes?.some(({ state }) => state.kind === 'committed');
  return (
    <li className="flex items-center justify-between gap-3 border-b border-line px-3 py-2.5 last:border-0">
      <span className="min-w-0">
        <Link
          to="/p2p/court/$dispute"
          params={{ dispute: `${disputeId}` }}
          className="font-medium underline decoration-line underline-offset-2 hover:decoration-current"
        >
          {say.dispute(`${disputeId}`)}
        </Link>
        <span className="block text-xs text-quiet">
          {data?.trade && data.tradeId !== null
            ? `${say.ofTrade(`${data.tradeId}`)}, ${exactTokenText(data.trade.amount, tokenAt(data.trade.token))}, ${fiatText(data.trade)}`
            : data && say.ofOther}
        </span>
      </span>
      {progress && (
        <span className="text-right text-xs">
          <span className={`block font-medium ${task ? 'text-accent' : ''}`}>
            {task ?? (isCommitted ? say.voted : stageName(progress.stage))}
          </span>
          {progress.until !== null && (
            <span className="block text-quiet">
              {say.until(formatDayMinute(Number(progress.until)))}
            </span>
          )}
        </span>
      )}
    </li>
  );
}

/** What a court's stage is called. */
export function stageName(
  stage: 'drawing' | 'committing' | 'revealing' | 'counting' | 'ruled' | 'final',
): string {
  const names = {
    drawing: say.stageDrawing,
    committing: say.stageCommitting,
    revealing: say.stageRevealing,
    counting: say.stageCounting,
    ruled: say.stageRuled,
    final: say.stageFinal,
  };
  return names[stage];
}
