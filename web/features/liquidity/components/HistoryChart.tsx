import { type KeyboardEvent, type PointerEvent, useMemo, useState } from 'react';
import type { Token } from '#features/deployment';
import { formatAmount } from '#lib/formatAmount.ts';
import { formatDay, formatDayMinute } from '#lib/formatTime.ts';
import { FoldedTable } from '#ui/FoldedTable.tsx';
import { CHART, drawHistory, pointAt } from '../model/historyDrawing.ts';
import type { PoolMeasure, PoolPoint } from '../model/poolSeries.ts';
import { say } from '../words/english.ts';

interface HistoryChartProps {
  /** At least one, oldest first. */
  points: readonly PoolPoint[];
  measure: PoolMeasure;
  isByDay: boolean;
  token: Token;
}

const titles: Record<PoolMeasure, () => string> = {
  liquidity: () => say.liquidity,
  volume: () => say.volume,
  fees: () => say.feesEarned,
};

/**
 * One measure of a pool over time: an area of what stands, bars of what flows. The pointer or the arrow keys choose a
 * point, whose figure is read out; the same figures stand in a table below.
 */
export default function HistoryChart({ points, measure, isByDay, token }: HistoryChartProps) {
  const [chosen, setChosen] = useState(points.length - 1);
  const drawing = useMemo(
    () => drawHistory(points, measure, token.decimals),
    [points, measure, token.decimals],
  );
  const index = Math.min(chosen, points.length - 1);
  const point = points[index];
  const timeText = isByDay ? formatDay : formatDayMinute;
  const amountText = (units: bigint) => `${formatAmount(units, token.decimals, 2)} ${token.symbol}`;
  const readout = point ? `${timeText(point.time)}: ${amountText(point[measure])}` : '';

  const move = (event: KeyboardEvent) => {
    const steps: Record<string, number> = {
      ArrowLeft: -1,
      ArrowRight: 1,
      PageUp: -24,
      PageDown: 24,
    };
    const next =
      event.key === 'Home'
        ? 0
        : event.key === 'End'
          ? points.length - 1
          : index + (steps[event.key] ?? 0);
    if (next === index) return;
    event.preventDefault();
    setChosen(Math.max(0, Math.min(points.length - 1, next)));
  };
  const take = (event: PointerEvent<HTMLDivElement>) => {
    const { left, width } = event.currentTarget.getBoundingClientRect();
    setChosen(pointAt((event.clientX - left) / width, points.length));
  };

  return (
    <figure aria-label={titles[measure]()} className="flex flex-col p-3">
      <div className="flex items-baseline justify-between gap-3 text-xs">
        <span className="font-medium">{readout}</span>
        <span className="text-quiet">{isByDay ? say.byDay : say.byHour}</span>
      </div>
      <div
        role="slider"
        tabIndex={0}
        aria-label={say.pointInTime}
        aria-valuemin={0}
        aria-valuemax={points.length - 1}
        aria-valuenow={index}
        aria-valuetext={readout}
        onKeyDown={move}
        onPointerMove={take}
        onPointerDown={take}
        className="mt-2 cursor-crosshair touch-pan-y rounded-sm"
      >
        <svg
          aria-hidden="true"
          viewBox={`0 0 ${CHART.width} ${CHART.height}`}
          preserveAspectRatio="none"
          className="h-44 w-full overflow-visible"
        >
          {drawing.grid.map(({ y }) => (
            <path
              key={y}
              d={`M0 ${y}H${CHART.width}`}
              className="text-line"
              stroke="currentColor"
              vectorEffect="non-scaling-stroke"
            />
          ))}
          <g className="text-pool">
            {drawing.bars.map((bar, at) => (
              <rect key={bar.x} {...bar} fill="currentColor" opacity={at === index ? 1 : 0.6} />
            ))}
            {drawing.area && <path d={drawing.area} fill="currentColor" opacity="0.2" />}
            {drawing.line && (
              <path
                d={drawing.line}
                fill="none"
                stroke="currentColor"
                strokeWidth="1.75"
                vectorEffect="non-scaling-stroke"
              />
            )}
          </g>
          {drawing.area && (
            <path
              d={`M${drawing.centres[index] ?? 0} 0V${CHART.height}`}
              className="text-quiet"
              stroke="currentColor"
              strokeDasharray="2 2"
              vectorEffect="non-scaling-stroke"
            />
          )}
        </svg>
      </div>
      <div aria-hidden="true" className="mt-1 flex justify-between text-2xs text-quiet">
        <span>{timeText(points[0]?.time ?? 0)}</span>
        <span>{say.scaleUpTo(`${drawing.top} ${token.symbol}`)}</span>
        <span>{timeText(points.at(-1)?.time ?? 0)}</span>
      </div>
      <FoldedTable
        heads={[say.time, titles[measure]()]}
        rows={points.toReversed().map((row) => ({
          key: row.time,
          cells: [timeText(row.time), amountText(row[measure])],
        }))}
      />
    </figure>
  );
}
