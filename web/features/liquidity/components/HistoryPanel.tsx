import { lazy, Suspense, useMemo, useState } from 'react';
import type { ListedMarket } from '#features/deployment';
import { Empty } from '#ui/Empty.tsx';
import { Segments } from '#ui/Segments.tsx';
import { Skeleton } from '#ui/Skeleton.tsx';
import { dayPoints, hourPoints, type PoolMeasure } from '../model/poolSeries.ts';
import { usePoolHistory } from '../queries/poolsQuery.ts';
import { say } from '../words/english.ts';

// Drawn with d3, below the first sight of the page.
const HistoryChart = lazy(() => import('./HistoryChart.tsx'));

/** Hours read of each period; the longest is summed up by days. */
const periods = { day: 24, week: 168, month: 720 } as const;
type Period = keyof typeof periods;

/** The pool's liquidity, volume and fees by hour or day. */
export function HistoryPanel({ market }: { market: ListedMarket }) {
  const [measure, setMeasure] = useState<PoolMeasure>('liquidity');
  const [period, setPeriod] = useState<Period>('week');
  const { hours, isMissing } = usePoolHistory(market, periods[period]);
  const points = useMemo(() => {
    const byHour = hourPoints(hours ?? []);
    return period === 'month' ? dayPoints(byHour) : byHour;
  }, [hours, period]);
  return (
    <section
      aria-label={say.history}
      className="flex flex-col rounded-lg border border-line bg-panel"
    >
      <div className="flex flex-wrap items-center justify-between gap-2 border-b border-line p-2">
        <Segments
          label={say.whatToDraw}
          size="small"
          value={measure}
          onChange={setMeasure}
          segments={[
            { value: 'liquidity', label: say.liquidity },
            { value: 'volume', label: say.volume },
            { value: 'fees', label: say.feesEarned },
          ]}
        />
        <Segments
          label={say.howLong}
          size="small"
          value={period}
          onChange={setPeriod}
          segments={[
            { value: 'day', label: say.lastDay },
            { value: 'week', label: say.lastWeek },
            { value: 'month', label: say.lastMonth },
          ]}
        />
      </div>
      <div className="min-h-64">
        {isMissing ? (
          <Empty>{say.historyMissing}</Empty>
        ) : !hours ? (
          <Skeleton rows={6} label={say.readingHistory} />
        ) : points.length === 0 ? (
          <Empty>{say.noHistory}</Empty>
        ) : (
          <Suspense fallback={<Skeleton rows={6} label={say.readingHistory} />}>
            <HistoryChart
              key={`${measure}-${period}`}
              points={points}
              measure={measure}
              isByDay={period === 'month'}
              token={market.quote}
            />
          </Suspense>
        )}
      </div>
    </section>
  );
}
