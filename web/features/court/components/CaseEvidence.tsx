import type { Trade } from '@weir/contracts';
import type { MessageError } from '@weir/contracts/messages';
import { useDeployment } from '#features/deployment';
import { type EvidenceLog, MessageList } from '#features/evidence';
import { explainMessage, wordsForMessageError } from '#features/messageErrors';
import { formatDayMinute } from '#lib/formatTime.ts';
import { Button } from '#ui/Button.tsx';
import { Notice } from '#ui/Notice.tsx';
import { Panel } from '#ui/Panel.tsx';
import { Skeleton } from '#ui/Skeleton.tsx';
import type { CourtCase } from '../model/courtCase.ts';
import { areCommittedDetails, type Opened, type OpenedCase } from '../model/openedEvidence.ts';
import { useTokenAt } from '../queries/useCourtPool.ts';
import { useOpenedCase } from '../queries/useOpenedCase.ts';
import type { OwnSeat } from '../queries/useSeats.ts';
import { say } from '../words/english.ts';

interface CaseEvidenceProps {
  found: CourtCase;
  trade: Trade;
  own: readonly OwnSeat[];
}

/** What both sides handed in, as far as this device opens it, each with what it proves. */
export function CaseEvidence({ found, trade, own }: CaseEvidenceProps) {
  const { mailboxUrls } = useDeployment();
  const seatKeys = [...new Set(own.flatMap(({ keys }) => keys))];
  const { data, error, log, hasKey, isFetching, refetch } = useOpenedCase(found, seatKeys);
  const hasAny = log !== undefined && log.brought.length > 0;
  return (
    <Panel
      title={say.evidence}
      aside={
        hasAny &&
        hasKey &&
        mailboxUrls.length > 0 && (
          <Button size="small" disabled={isFetching} onClick={() => void refetch()}>
            {say.lookAgain}
          </Button>
        )
      }
    >
      <div className="flex flex-col gap-4 p-3">
        {log === undefined && <Skeleton rows={3} label={say.readingEvidence} />}
        {log?.brought.length === 0 && <p className="text-xs text-quiet">{say.noEvidence}</p>}
        {hasAny && mailboxUrls.length === 0 && <Notice tone="plain">{say.noRelay}</Notice>}
        {hasAny && mailboxUrls.length > 0 && !hasKey && (
          <Notice tone="warn">{say.noSeatKey}</Notice>
        )}
        {error && <Notice tone="error">{say.notRead(explainMessage(error))}</Notice>}
        {isFetching && !data && hasAny && <Skeleton rows={4} label={say.readingEvidence} />}
        {data && <Doubts opened={data} problems={data.problems} />}
        {log?.brought.map((one, i) => (
          <Bundle
            key={`${one.by} ${one.hash} ${one.how} ${one.time}`}
            one={one}
            isRepeated={log.brought.findIndex(({ hash }) => hash === one.hash) !== i}
            opened={data?.byHash.get(one.hash)}
            trade={trade}
          />
        ))}
        {data && [...data.byHash.values()].some(({ kind }) => kind === 'opened') && (
          <p className="text-xs text-quiet">{say.clocks}</p>
        )}
      </div>
    </Panel>
  );
}

function Doubts({
  opened: { contradictions, broken, foreign, unsubmitted },
  problems,
}: {
  opened: OpenedCase;
  problems: readonly MessageError[];
}) {
  const lines = [
    ...contradictions.map((why) => say.contradiction(wordsForMessageError(why))),
    ...broken.map((why) => say.broken(wordsForMessageError(why))),
    ...problems.map((why) => say.relayProblem(wordsForMessageError(why))),
  ];
  return (
    <>
      {[...new Set(lines)].map((words) => (
        <Notice key={words} tone="warn">
          {words}
        </Notice>
      ))}
      {foreign > 0 && <p className="text-xs text-quiet">{say.foreign(`${foreign}`)}</p>}
      {unsubmitted > 0 && <p className="text-xs text-quiet">{say.unsubmitted(`${unsubmitted}`)}</p>}
    </>
  );
}

interface BundleProps {
  one: EvidenceLog['brought'][number];
  /** Shown above already. */
  isRepeated: boolean;
  opened: Opened | undefined;
  trade: Trade;
}

function Bundle({ one: { by, how, time }, isRepeated, opened, trade }: BundleProps) {
  const token = useTokenAt()(trade.token);
  const who = BigInt(by) === BigInt(trade.seller) ? say.seller : say.buyer;
  const title = say.broughtBy(who, say[how], formatDayMinute(Number(time)));
  return (
    <section aria-label={title} className="flex min-w-0 flex-col gap-2">
      <h3 className="font-medium">{title}</h3>
      {opened?.kind === 'absent' && <Notice tone="plain">{say.absent}</Notice>}
      {opened?.kind === 'unproven' && (
        <Notice tone="error">{say.unproven(wordsForMessageError(opened.why))}</Notice>
      )}
      {opened?.kind === 'opened' && !isRepeated && (
        <>
          <p className="text-xs text-quiet">{say.verified}</p>
          {opened.missing.map(({ from, to }) => (
            <Notice key={from} tone="warn">
              {say.missing(`${from}`, `${to}`)}
            </Notice>
          ))}
          <MessageList
            label={title}
            messages={opened.messages}
            nameOf={(author) => say[author]}
            token={token}
            noteOf={(message) => detailsWords(areCommittedDetails(message, trade.details))}
          />
        </>
      )}
    </section>
  );
}

function detailsWords(fits: boolean | null): string | null {
  if (fits === null) return null;
  return fits ? say.detailsFit : say.detailsDiffer;
}
