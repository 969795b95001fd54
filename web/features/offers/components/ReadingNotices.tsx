import { Notice } from '#ui/Notice.tsx';
import { LogsRefused } from '../queries/logRanges.ts';
import type { LiveOffers } from '../queries/useOffers.ts';
import { say } from '../words/english.ts';

/** What the reader must know of how offers were read: a node that refuses or is silent, a pause. */
export function ReadingNotices({ offers }: { offers: LiveOffers }) {
  const { data, error, isStale, refetch } = offers;
  const again = (
    <button type="button" className="underline" onClick={() => void refetch()}>
      {say.askAgain}
    </button>
  );
  return (
    <>
      {error instanceof LogsRefused ? (
        <Notice tone="error">
          {say.logsRefused(error.from.toString(), error.to.toString())} {again}
        </Notice>
      ) : (
        (isStale || error !== null) && (
          <Notice tone="warn">
            {say.nodeSilent} {again}
          </Notice>
        )
      )}
      {data?.isPaused && <Notice tone="warn">{say.paused}</Notice>}
    </>
  );
}
