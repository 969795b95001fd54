import { useDeployment } from '#features/deployment';
import { useChainSecond } from '#features/peerTrades';
import { Empty } from '#ui/Empty.tsx';
import { Notice } from '#ui/Notice.tsx';
import { Panel } from '#ui/Panel.tsx';
import { Skeleton } from '#ui/Skeleton.tsx';
import { keptSeatKey } from '../model/seatKeys.ts';
import { usePool, usePoolTerms } from '../queries/useCourtPool.ts';
import { useSeats } from '../queries/useSeats.ts';
import { say } from '../words/english.ts';
import { JoinForm } from './JoinForm.tsx';
import { ReadKeyForm } from './ReadKeyForm.tsx';
import { SeatDetails } from './SeatDetails.tsx';

/** The account's seats, each with what can be done with it; a new one; a key of theirs from another device. */
export function SeatsPanel() {
  const { chainId } = useDeployment();
  const pool = usePool();
  const { data: terms } = usePoolTerms();
  const { data: seats, isError } = useSeats();
  const now = useChainSecond(undefined);
  const isHere = (key: `0x${string}` | undefined) =>
    key !== undefined && keptSeatKey({ chainId, pool }, key) !== null;
  const without = seats?.filter(({ keys, stage }) => stage !== 'empty' && !isHere(keys.at(-1)));
  return (
    <Panel title={say.seats}>
      {isError && (
        <div className="p-3 pb-0">
          <Notice tone="warn">{say.stale}</Notice>
        </div>
      )}
      {!seats || !terms ? (
        <Skeleton rows={4} label={say.readingSeats} />
      ) : (
        <>
          {seats.length === 0 && <Empty>{say.noSeats}</Empty>}
          {without && without.length > 0 && (
            <div className="p-3 pb-0">
              <Notice tone="warn">{say.keyMissingHere(`${without.length}`)}</Notice>
            </div>
          )}
          {seats.length > 0 && (
            <ul className="max-h-96 overflow-y-auto">
              {seats.map((seat) => (
                <SeatDetails
                  key={`${seat.seat}`}
                  seat={seat}
                  terms={terms}
                  now={now}
                  isKeyHere={isHere(seat.keys.at(-1))}
                />
              ))}
            </ul>
          )}
          <div className="flex flex-col gap-4 border-t border-line p-3">
            {seats.length > 0 && <ReadKeyForm seats={seats} />}
            <JoinForm terms={terms} />
          </div>
        </>
      )}
    </Panel>
  );
}
