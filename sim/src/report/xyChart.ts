import { at, escaped } from './markup.ts';
import { type AxisRange, rangeOf, type Scale, scaleOf, shortNumber, ticksOf } from './scales.ts';

/** A line of a chart; colours are numbered, the page's theme says what they are. */
interface Line {
  name: string;
  color: number;
  points: readonly (readonly [x: number, y: number])[];
  isFaint?: boolean;
  /** Whether each point is marked, with its value told where a pointer rests on it. */
  hasMarks?: boolean;
}

/** An area between two values at each place. */
interface Band {
  color: number;
  points: readonly (readonly [x: number, low: number, high: number])[];
}

/** One end to the other of an interval, at a place. */
interface Whisker {
  x: number;
  low: number;
  high: number;
  color: number;
}

export interface XyChart {
  xLabel: string;
  yLabel: string;
  lines: readonly Line[];
  bands?: readonly Band[];
  whiskers?: readonly Whisker[];
  /** Horizontal lines with a word. */
  rules?: readonly { y: number; label: string }[];
  /** A stretch of the x axis that is shaded. */
  span?: { from: number; to: number } | null;
  isLogX?: boolean;
  isLogY?: boolean;
  /** Of ticks. */
  formatX?: (value: number) => string;
  formatY?: (value: number) => string;
  /** Ticks of x are round in this unit: 3600 for hours of seconds. */
  unitX?: number;
}

/** Points that a line has at most: more are drawn by the lowest and highest of each stretch. */
const mostPoints = 500;

/** Draws a chart of lines as SVG, `width` pixels wide. */
export function xyChart(chart: XyChart, width: number): string {
  const height = Math.round(Math.min(300, Math.max(210, width * 0.5)));
  const { lines, bands = [], whiskers = [], rules = [], unitX = 1 } = chart;
  const xs = [...lines, ...bands]
    .flatMap(({ points }) => points.map(([x]) => x))
    .concat(whiskers.map(({ x }) => x));
  const ys = [
    ...lines.flatMap(({ points }) => points.map(([, y]) => y)),
    ...bands.flatMap(({ points }) => points.flatMap(([, low, high]) => [low, high])),
    ...whiskers.flatMap(({ low, high }) => [low, high]),
    ...rules.map(({ y }) => y),
  ];
  const isLogY = (chart.isLogY ?? false) && ys.every((y) => y > 0);
  const xRange = rangeOf(xs, chart.isLogX);
  const yRange = rangeOf(ys, isLogY);
  const formatY = chart.formatY ?? shortNumber;
  const yTicks = ticksOf(yRange, 5);
  const left = 14 + Math.max(...yTicks.map((tick) => formatY(tick).length), 2) * 7;
  const x = scaleOf(xRange, left, width - 12);
  const y = scaleOf(yRange, height - 40, 22);
  const parts = [
    grid(chart, { xRange, x, y, yTicks, formatY, width, height, left, unitX }),
    chart.span ? spanOf(chart.span, x, height) : '',
    ...bands.map((band) => area(band, x, y)),
    ...rules.map(
      ({ y: value, label }) =>
        `<line class="rule" x1="${at(left)}" x2="${width - 12}" y1="${at(y(value))}" y2="${at(y(value))}"/>` +
        `<text class="note" x="${width - 14}" y="${at(y(value) - 5)}" text-anchor="end">${escaped(label)}</text>`,
    ),
    ...whiskers.map(
      ({ x: place, low, high, color }) =>
        `<path class="line c${color}" d="M${at(x(place))} ${at(y(low))}V${at(y(high))}"/>`,
    ),
    ...lines.map((line) => lineOf(line, x, y)),
  ];
  return svg(width, height, parts);
}

/** An SVG of that size. */
export function svg(width: number, height: number, parts: readonly string[]): string {
  return `<svg viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" aria-hidden="true">${parts.join('')}</svg>`;
}

interface Frame {
  xRange: AxisRange;
  x: Scale;
  y: Scale;
  yTicks: readonly number[];
  formatY: (value: number) => string;
  width: number;
  height: number;
  left: number;
  unitX: number;
}

function grid(chart: XyChart, frame: Frame): string {
  const { x, y, xRange, yTicks, formatY, width, height, left, unitX } = frame;
  const formatX = chart.formatX ?? shortNumber;
  const inUnits = { ...xRange, low: xRange.low / unitX, high: xRange.high / unitX };
  const xTicks = ticksOf(inUnits, Math.max(3, Math.floor(width / 95))).map((tick) => tick * unitX);
  return [
    ...yTicks.map(
      (tick) =>
        `<line class="grid" x1="${at(left)}" x2="${width - 12}" y1="${at(y(tick))}" y2="${at(y(tick))}"/>` +
        `<text x="${at(left - 6)}" y="${at(y(tick) + 4)}" text-anchor="end">${escaped(formatY(tick))}</text>`,
    ),
    ...xTicks.map(
      (tick) =>
        `<text x="${at(x(tick))}" y="${height - 22}" text-anchor="middle">${escaped(formatX(tick))}</text>`,
    ),
    `<line class="axis" x1="${at(left)}" x2="${width - 12}" y1="${height - 40}" y2="${height - 40}"/>`,
    `<text class="label" x="${width - 12}" y="${height - 5}" text-anchor="end">${escaped(chart.xLabel)}</text>`,
    `<text class="label" x="0" y="11">${escaped(chart.yLabel)}</text>`,
  ].join('');
}

function spanOf({ from, to }: { from: number; to: number }, x: Scale, height: number): string {
  return `<rect class="span" x="${at(x(from))}" y="22" width="${at(Math.max(2, x(to) - x(from)))}" height="${height - 62}"/>`;
}

function area({ color, points }: Band, x: Scale, y: Scale): string {
  const upper = points.map(([place, , high]) => `${at(x(place))} ${at(y(high))}`);
  const lower = points.toReversed().map(([place, low]) => `${at(x(place))} ${at(y(low))}`);
  return `<path class="area c${color}" d="M${[...upper, ...lower].join('L')}Z"/>`;
}

function lineOf({ name, color, points, isFaint, hasMarks }: Line, x: Scale, y: Scale): string {
  const drawn = thinned(points).map(([place, value]) => `${at(x(place))} ${at(y(value))}`);
  const line = `<path class="line c${color}${isFaint ? ' faint' : ''}" d="M${drawn.join('L')}"/>`;
  if (!hasMarks) return line;
  const marks = points.map(
    ([place, value]) =>
      `<circle class="mark c${color}" cx="${at(x(place))}" cy="${at(y(value))}" r="3.5"><title>${escaped(
        `${name}, ${shortNumber(place)}: ${shortNumber(value)}`,
      )}</title></circle>`,
  );
  return line + marks.join('');
}

/** A line of few points that looks like that of many: of each stretch the lowest and the highest stay. */
function thinned(points: Line['points']): Line['points'] {
  if (points.length <= mostPoints) return points;
  const stretch = Math.ceil(points.length / (mostPoints / 2));
  const kept: (readonly [number, number])[] = [];
  for (let start = 0; start < points.length; start += stretch) {
    const some = points.slice(start, start + stretch);
    let low = some[0] as readonly [number, number];
    let high = low;
    for (const point of some) {
      if (point[1] < low[1]) low = point;
      if (point[1] > high[1]) high = point;
    }
    kept.push(...(low[0] <= high[0] ? [low, high] : [high, low]));
  }
  return kept;
}
