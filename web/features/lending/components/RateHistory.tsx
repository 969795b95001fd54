import { formatDayMinute } from '#lib/formatTime.ts';
import { Empty } from '#ui/Empty.tsx';
import { FoldedTable } from '#ui/FoldedTable.tsx';
import { Panel } from '#ui/Panel.tsx';
import { Skeleton } from '#ui/Skeleton.tsx';
import type { ListedLending } from '../model/listedLending.ts';
import type { RatePoint } from '../model/rateHistory.ts';
import { useRateHistory } from '../queries/useRateHistory.ts';
import { say } from '../words/english.ts';
import { besideScale, ScaleLabels } from './ScaleLabels.tsx';

const [WIDTH, HEIGHT] = [600, 120];
const percent = (fraction: number) => `${(fraction * 100).toFixed(2)} %`;

/** The market's rates of the last week, as lines and as a table; from the indexer. */
export function RateHistory({ listed }: { listed: ListedLending }) {
  const { points, isMissing } = useRateHistory(listed);
  return (
    <Panel title={say.lastWeek}>
      {isMissing ? (
        <Empty>{say.historyMissing}</Empty>
      ) : !points ? (
        <Skeleton rows={4} label={say.readingHistory} />
      ) : points.length === 0 ? (
        <Empty>{say.noHistory}</Empty>
      ) : (
        <Lines points={points} />
      )}
    </Panel>
  );
}

function Lines({ points }: { points: readonly RatePoint[] }) {
  const most = Math.max(...points.map(({ borrow }) => borrow)) || 1;
  const [first, last] = [points[0], points.at(-1)];
  const span = (last?.time ?? 0) - (first?.time ?? 0) || 1;
  const x = (time: number) => ((time - (first?.time ?? 0)) / span) * WIDTH;
  const y = (rate: number) => HEIGHT - (rate / most) * HEIGHT;
  // A single point has no line: it is drawn over all of the room.
  const drawn = points.length === 1 && first ? [first, { ...first, time: first.time + 1 }] : points;
  const path = (of: 'borrow' | 'supply') =>
    drawn.map((at, i) => `${i === 0 ? 'M' : 'L'}${x(at.time)} ${y(at[of])}`).join('');
  return (
    <figure aria-label={say.lastWeek} className="flex flex-col p-3">
      <div className="flex gap-2">
        <svg
          aria-hidden="true"
          viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
          preserveAspectRatio="none"
          className="h-28 min-w-0 flex-1 overflow-visible"
        >
          {[0, 0.5, 1].map((part) => (
            <path
              key={part}
              d={`M0 ${part * HEIGHT}H${WIDTH}`}
              className="text-line"
              stroke="currentColor"
              vectorEffect="non-scaling-stroke"
            />
          ))}
          {(['supply', 'borrow'] as const).map((of) => (
            <path
              key={of}
              d={path(of)}
              className={of === 'borrow' ? 'text-sell' : 'text-pool'}
              fill="none"
              stroke="currentColor"
              strokeWidth="1.75"
              vectorEffect="non-scaling-stroke"
            />
          ))}
        </svg>
        <ScaleLabels most={most} places={2} />
      </div>
      <div
        aria-hidden="true"
        className={`mt-1 flex justify-between text-2xs text-quiet ${besideScale}`}
      >
        <span>{formatDayMinute(first?.time ?? 0)}</span>
        <span>{formatDayMinute(last?.time ?? 0)}</span>
      </div>
      <FoldedTable
        heads={[say.time, say.lentOutPart, say.borrowYield, say.supplyYield]}
        rows={points.toReversed().map(({ time, use, borrow, supply }) => ({
          key: time,
          cells: [formatDayMinute(time), percent(use), percent(borrow), percent(supply)],
        }))}
      />
    </figure>
  );
}
