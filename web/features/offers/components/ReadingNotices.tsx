import { LogsRefused } from '#features/peers';
import { Notice } from '#ui/Notice.tsx';
import type { LiveOffers } from '../queries/useOffers.ts';
import { say } from '../words/english.ts';

/** What the reader must know of how offers were read: a node that refuses or is silent, no indexer, a pause. */
export function ReadingNotices({ offers }: { offers: LiveOffers }) {
  const { data, error, isStale, refetch } = offers;
  return (
    <>
      {(isStale || error !== null) && (
        <ReadingProblem error={error} onAgain={() => void refetch()} />
      )}
      {data?.readFrom === 'logs' && <Notice tone="plain">{say.readFromLogs}</Notice>}
      {data?.isPartial && <Notice tone="plain">{say.notAllOffers}</Notice>}
      {data?.isPaused && <Notice tone="warn">{say.paused}</Notice>}
    </>
  );
}

/** Why something could not be read, with another try. */
export function ReadingProblem({ error, onAgain }: { error: unknown; onAgain: () => void }) {
  const again = (
    <button type="button" className="underline" onClick={onAgain}>
      {say.askAgain}
    </button>
  );
  if (error instanceof LogsRefused) {
    return (
      <Notice tone="error">
        {say.logsRefused(error.from.toString(), error.to.toString())} {again}
      </Notice>
    );
  }
  return (
    <Notice tone="warn">
      {say.nodeSilent} {again}
    </Notice>
  );
}
