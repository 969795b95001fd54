import { scaleLinear } from 'd3-scale';
import { area, line } from 'd3-shape';
import type { DepthCurve, DepthPoint } from './depthCurve.ts';

/** A corner of a drawn curve: what lies below it is drawn from `floor` up. */
interface Corner {
  price: number;
  floor: number;
  sum: number;
}

/** Paths of one side: the pool's part from the ground, the book's above it, and the edge of both. */
export interface SidePaths {
  pool: string;
  book: string;
  edge: string;
}

/** The curve in pixels. Numbers are for drawing only. */
export function depthPaths(curve: DepthCurve, width: number, height: number) {
  const x = scaleLinear([curve.low, curve.high], [0, width]);
  const y = scaleLinear([0, Number(curve.most) * 1.08], [height, 0]);
  const pool = area<Corner>(
    ({ price }) => x(price),
    height,
    ({ floor }) => y(floor),
  );
  const book = area<Corner>(
    ({ price }) => x(price),
    ({ floor }) => y(floor),
    ({ sum }) => y(sum),
  );
  const edge = line<Corner>(
    ({ price }) => x(price),
    ({ sum }) => y(sum),
  );
  const paths = (points: readonly DepthPoint[]): SidePaths => {
    const corners = points.flatMap(cornersOf);
    return { pool: pool(corners) ?? '', book: book(corners) ?? '', edge: edge(corners) ?? '' };
  };
  return { bids: paths(curve.bids), asks: paths(curve.asks), x, y };
}

/** Along the pool a slope, at a price of the book a step up. */
function cornersOf({ price, poolLots, bookBefore, bookLots }: DepthPoint): Corner[] {
  const floor = Number(poolLots);
  const before = { price, floor, sum: Number(poolLots + bookBefore) };
  return bookLots === bookBefore
    ? [before]
    : [before, { ...before, sum: Number(poolLots + bookLots) }];
}
