import { scaleLinear } from 'd3-scale';
import { area, line } from 'd3-shape';
import { exactDecimal, groupThousands } from '#lib/formatAmount.ts';
import type { PoolMeasure, PoolPoint } from './poolSeries.ts';

/** The drawing's own units; it is stretched to the room there is. */
export const CHART = { width: 600, height: 160 } as const;
/** Of a slot that a bar leaves free on each side. */
const GAP = 0.12;
/** A bar of few hours is no wall. */
const MOST_BAR = 24;

/** Shapes in the units of `CHART`. Flows have bars, what stands has an area with its line. */
export interface HistoryDrawing {
  bars: { x: number; y: number; width: number; height: number }[];
  area: string | null;
  line: string | null;
  grid: { y: number }[];
  /** The x of each point. */
  centres: number[];
  /** The value at the top of the scale, in whole tokens, for reading. */
  top: string;
}

/** Draws one measure from zero up: a pool that halves looks halved. */
export function drawHistory(
  points: readonly PoolPoint[],
  measure: PoolMeasure,
  decimals: number,
): HistoryDrawing {
  const { width, height } = CHART;
  // Drawing coordinates only: money stays in units.
  const values = points.map((point) => Number(exactDecimal(point[measure], decimals)));
  const y = scaleLinear([0, Math.max(...values) || 1], [height, 0]).nice(4);
  const slot = width / points.length;
  const barWidth = Math.min(MOST_BAR, slot * (1 - 2 * GAP));
  const centres = points.map((_, index) => slot * (index + 0.5));
  const places = values.map((value, index) => ({ x: centres[index] ?? 0, y: y(value) }));
  const isStanding = measure === 'liquidity';
  // A single point has no line: it is drawn over all of its slot.
  const first = places[0];
  const run =
    first && places.length === 1
      ? [
          { ...first, x: 0 },
          { ...first, x: width },
        ]
      : places;
  const stroke = line<{ x: number; y: number }>(
    (place) => place.x,
    (place) => place.y,
  );
  const fill = area<{ x: number; y: number }>(
    (place) => place.x,
    () => height,
    (place) => place.y,
  );
  const top = y.domain()[1] ?? 0;
  return {
    bars: isStanding
      ? []
      : places.map((place) => ({
          x: place.x - barWidth / 2,
          y: place.y,
          width: barWidth,
          height: height - place.y,
        })),
    area: isStanding ? fill(run) : null,
    line: isStanding ? stroke(run) : null,
    grid: y.ticks(4).map((value) => ({ y: y(value) })),
    centres,
    top: groupThousands(
      top.toLocaleString('en-US', { useGrouping: false, maximumFractionDigits: 8 }),
    ),
  };
}

/** The point under a place of the drawing, 0 to 1 from the left. */
export function pointAt(place: number, count: number): number {
  return Math.max(0, Math.min(count - 1, Math.floor(place * count)));
}
