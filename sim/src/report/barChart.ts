import { at, escaped } from './markup.ts';
import { figure, rangeOf, scaleOf, shortNumber, ticksOf } from './scales.ts';
import { svg } from './xyChart.ts';

/** A row of a chart of bars: a value from zero, with its interval where it has one. */
export interface Bar {
  label: string;
  value: number;
  low?: number | null;
  high?: number | null;
  color: number;
}

/** A row of a chart of boxes: quantiles at 5, 25, 50, 75 and 95 %. */
export interface Box {
  label: string;
  quantiles: readonly number[];
}

const rowHeight = 30;

/** Draws values as bars to both sides of zero. */
export function barChart(bars: readonly Bar[], unit: string, width: number): string {
  const values = bars.flatMap(({ value, low, high }) => [value, low ?? value, high ?? value]);
  const left = labelWidth(bars, width);
  const range = rangeOf([0, ...values]);
  const x = scaleOf(range, left, width - 70);
  const height = bars.length * rowHeight + 40;
  const rows = bars.map(({ label, value, low, high, color }, index) => {
    const y = index * rowHeight + 6;
    const [from, to] = [Math.min(x(0), x(value)), Math.max(x(0), x(value))];
    const interval =
      typeof low === 'number' && typeof high === 'number'
        ? `<path class="rule solid" d="M${at(x(low))} ${y + 9}H${at(x(high))}M${at(x(low))} ${y + 5}v8M${at(x(high))} ${y + 5}v8"/>`
        : '';
    return (
      `<text x="${left - 8}" y="${y + 13}" text-anchor="end">${escaped(shortened(label, left))}</text>` +
      `<rect class="bar c${color}" x="${at(from)}" y="${y}" width="${at(Math.max(1, to - from))}" height="18" rx="2"/>${interval}` +
      `<text class="value" x="${width - 4}" y="${y + 13}" text-anchor="end">${escaped(figure(value))}</text>`
    );
  });
  return svg(width, height, [axis(range, x, height, unit, width), ...rows]);
}

/** Draws distributions as boxes (25 to 75 %) with whiskers (5 to 95 %) and a line at the median. */
export function boxChart(boxes: readonly Box[], unit: string, width: number): string {
  const left = labelWidth(boxes, width);
  const range = rangeOf(boxes.flatMap(({ quantiles }) => quantiles));
  const x = scaleOf(range, left, width - 70);
  const height = boxes.length * rowHeight + 40;
  const rows = boxes.map(({ label, quantiles }, index) => {
    const [p05 = 0, p25 = 0, p50 = 0, p75 = 0, p95 = 0] = quantiles.map(x);
    const y = index * rowHeight + 6;
    return (
      `<text x="${left - 8}" y="${y + 13}" text-anchor="end">${escaped(shortened(label, left))}</text>` +
      `<path class="line c1" d="M${at(p05)} ${y + 9}H${at(p25)}M${at(p75)} ${y + 9}H${at(p95)}"/>` +
      `<rect class="box c1" x="${at(p25)}" y="${y}" width="${at(Math.max(1, p75 - p25))}" height="18" rx="2"/>` +
      `<path class="line c1 strong" d="M${at(p50)} ${y}v18"/>` +
      `<text class="value" x="${width - 4}" y="${y + 13}" text-anchor="end">${escaped(figure(quantiles[2]))}</text>`
    );
  });
  return svg(width, height, [axis(range, x, height, unit, width), ...rows]);
}

/** Draws how many of some values fall into each of equal stretches, with lines at some values. */
export function histogram(
  values: readonly number[],
  unit: string,
  width: number,
  rules: readonly { x: number; label: string }[] = [],
): string {
  const range = rangeOf(values);
  const bins = Math.max(5, Math.min(40, Math.round(Math.sqrt(values.length) * 1.5)));
  const counts = Array.from({ length: bins }, () => 0);
  for (const value of values) {
    const bin = Math.floor(((value - range.low) / (range.high - range.low)) * bins);
    counts[Math.min(bins - 1, bin)] = (counts[Math.min(bins - 1, bin)] ?? 0) + 1;
  }
  const height = 220;
  const x = scaleOf(range, 8, width - 8);
  const y = scaleOf({ low: 0, high: Math.max(...counts), isLog: false }, height - 40, 14);
  const wide = (range.high - range.low) / bins;
  const bars = counts.map((count, index) => {
    const from = range.low + index * wide;
    return `<rect class="bar c1" x="${at(x(from) + 0.5)}" y="${at(y(count))}" width="${at(Math.max(1, x(from + wide) - x(from) - 1))}" height="${at(y(0) - y(count))}"><title>${escaped(
      `${figure(from)} to ${figure(from + wide)}: ${count} runs`,
    )}</title></rect>`;
  });
  const lines = rules.map(({ x: value, label }, index) => {
    const [place, top] = [x(value), 12 + (index % 2) * 14];
    const [anchor, dx] = place > width / 2 ? ['end', -5] : ['start', 5];
    return (
      `<path class="rule" d="M${at(place)} 2V${height - 36}"/>` +
      `<text class="note" x="${at(place + dx)}" y="${top}" text-anchor="${anchor}">${escaped(label)}</text>`
    );
  });
  return svg(width, height, [axis(range, x, height, unit, width), ...bars, ...lines]);
}

function axis(
  range: { low: number; high: number; isLog: boolean },
  x: (value: number) => number,
  height: number,
  unit: string,
  width: number,
): string {
  const bottom = height - 36;
  const ticks = ticksOf(range, Math.max(3, Math.floor(width / 130)));
  const zero =
    range.low < 0 && range.high > 0
      ? `<line class="axis" x1="${at(x(0))}" x2="${at(x(0))}" y1="0" y2="${bottom}"/>`
      : '';
  return [
    ...ticks.map(
      (tick) =>
        `<line class="grid" x1="${at(x(tick))}" x2="${at(x(tick))}" y1="0" y2="${bottom}"/>` +
        `<text x="${at(x(tick))}" y="${height - 20}" text-anchor="middle">${escaped(shortNumber(tick))}</text>`,
    ),
    zero,
    `<text class="label" x="${width - 8}" y="${height - 4}" text-anchor="end">${escaped(unit)}</text>`,
  ].join('');
}

function labelWidth(rows: readonly { label: string }[], width: number): number {
  const longest = Math.max(...rows.map(({ label }) => label.length), 4);
  return Math.min(width * 0.4, longest * 7 + 14);
}

function shortened(label: string, width: number): string {
  const fits = Math.floor((width - 10) / 6.6);
  return label.length <= fits ? label : `${label.slice(0, fits - 1)}…`;
}
