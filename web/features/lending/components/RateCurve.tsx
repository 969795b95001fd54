import type { RateModel } from '@weir/contracts';
import { type KeyboardEvent, type PointerEvent, useMemo, useState } from 'react';
import { exactDecimal } from '#lib/formatAmount.ts';
import { rateCurve } from '../model/marketFigures.ts';
import { say } from '../words/english.ts';
import { besideScale, ScaleLabels } from './ScaleLabels.tsx';

interface RateCurveProps {
  rates: RateModel;
  /** The protocol's part of the interest, of `WAD`. */
  fee: bigint;
  /** The use now, a part of `WAD`. */
  use: bigint;
}

const [WIDTH, HEIGHT] = [600, 180];
const percent = (fraction: number, places = 2) => `${(fraction * 100).toFixed(places)} %`;

/**
 * What borrowers pay and lenders get a year at each use of the market, with the use now. The pointer or the arrow keys
 * choose a use, whose rates are read out.
 */
export function RateCurve({ rates, fee, use: current }: RateCurveProps) {
  const points = useMemo(() => rateCurve(rates, fee, current), [rates, fee, current]);
  const use = Number(exactDecimal(current, 18));
  const nearest = (wanted: number) =>
    points.reduce(
      (best, point, at) =>
        Math.abs(point.use - wanted) < Math.abs((points[best]?.use ?? 0) - wanted) ? at : best,
      0,
    );
  const [chosen, setChosen] = useState<number | null>(null);
  const index = chosen ?? nearest(use);
  const point = points[index];
  const most = Math.max(...points.map(({ borrow }) => borrow)) || 1;
  const x = (fraction: number) => fraction * WIDTH;
  const y = (rate: number) => HEIGHT - (rate / most) * HEIGHT;
  const path = (of: 'borrow' | 'supply') =>
    points.map((at, i) => `${i === 0 ? 'M' : 'L'}${x(at.use)} ${y(at[of])}`).join('');
  const readout = point
    ? say.ratesAt(percent(point.use, 1), percent(point.borrow), percent(point.supply))
    : '';

  const move = (event: KeyboardEvent) => {
    const steps: Record<string, number> = {
      ArrowLeft: -1,
      ArrowRight: 1,
      PageUp: -10,
      PageDown: 10,
      Home: -points.length,
      End: points.length,
    };
    const step = steps[event.key];
    if (step === undefined) return;
    event.preventDefault();
    setChosen(Math.max(0, Math.min(points.length - 1, index + step)));
  };
  const take = (event: PointerEvent<HTMLDivElement>) => {
    const { left, width } = event.currentTarget.getBoundingClientRect();
    setChosen(nearest((event.clientX - left) / width));
  };

  return (
    <figure aria-label={say.rateCurve} className="flex flex-col p-3">
      <div className="flex flex-wrap items-baseline justify-between gap-x-3 text-xs">
        <span className="font-medium">{readout}</span>
        <span className="flex gap-3 text-quiet" aria-hidden="true">
          <span>
            <span className="mr-1 inline-block h-0.5 w-3 bg-sell align-middle" />
            {say.borrowers}
          </span>
          <span>
            <span className="mr-1 inline-block h-0.5 w-3 bg-pool align-middle" />
            {say.lenders}
          </span>
        </span>
      </div>
      <div className="mt-2 flex gap-2">
        <div
          role="slider"
          tabIndex={0}
          aria-label={say.partLentLabel}
          aria-valuemin={0}
          aria-valuemax={points.length - 1}
          aria-valuenow={index}
          aria-valuetext={readout}
          onKeyDown={move}
          onPointerMove={take}
          onPointerDown={take}
          onPointerLeave={() => setChosen(null)}
          className="min-w-0 flex-1 cursor-crosshair touch-pan-y rounded-sm"
        >
          <svg
            aria-hidden="true"
            viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
            preserveAspectRatio="none"
            className="h-40 w-full overflow-visible"
          >
            {[0, 0.25, 0.5, 0.75, 1].map((part) => (
              <path
                key={part}
                d={`M0 ${part * HEIGHT}H${WIDTH}`}
                className="text-line"
                stroke="currentColor"
                vectorEffect="non-scaling-stroke"
              />
            ))}
            <path
              d={`M${x(use)} 0V${HEIGHT}`}
              className="text-quiet"
              stroke="currentColor"
              vectorEffect="non-scaling-stroke"
            />
            {chosen !== null && point && (
              <path
                d={`M${x(point.use)} 0V${HEIGHT}`}
                className="text-quiet"
                stroke="currentColor"
                strokeDasharray="2 2"
                vectorEffect="non-scaling-stroke"
              />
            )}
            <path
              d={path('supply')}
              className="text-pool"
              fill="none"
              stroke="currentColor"
              strokeWidth="1.75"
              vectorEffect="non-scaling-stroke"
            />
            <path
              d={path('borrow')}
              className="text-sell"
              fill="none"
              stroke="currentColor"
              strokeWidth="1.75"
              vectorEffect="non-scaling-stroke"
            />
          </svg>
        </div>
        <ScaleLabels most={most} places={0} />
      </div>
      <div
        aria-hidden="true"
        className={`mt-1 flex justify-between text-2xs text-quiet ${besideScale}`}
      >
        <span>0 %</span>
        <span>{say.nowLent(percent(use, 1))}</span>
        <span>100 %</span>
      </div>
    </figure>
  );
}
