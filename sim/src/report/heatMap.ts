import { at, escaped } from './markup.ts';
import { figure } from './scales.ts';
import { svg } from './xyChart.ts';

/** A figure over two fields. */
export interface HeatMap {
  xField: string;
  yField: string;
  xs: readonly string[];
  ys: readonly string[];
  /** By row of y, then x; null where there is none. */
  values: readonly (readonly (number | null)[])[];
  /** What it is a map of, where it is one of several. */
  title?: string;
  /** Values that are palest and fullest; the lowest and highest where absent. */
  range?: readonly [low: number, high: number];
  /** Cells with a frame, by row of y, then x. */
  outlined?: readonly (readonly boolean[])[];
}

/** Draws a heat map with the value in each cell, from pale (lowest) to full (highest). */
export function heatMap(map: HeatMap, width: number): string {
  const { xField, yField, xs, ys, values, title = '', outlined } = map;
  const left = Math.min(width * 0.3, Math.max(...ys.map((y) => y.length), 3) * 7 + 14);
  const cellWidth = (width - left - 4) / xs.length;
  const cellHeight = Math.max(26, Math.min(44, 240 / ys.length));
  const titleHeight = title === '' ? 0 : 20;
  const top = 24 + titleHeight;
  const height = top + ys.length * cellHeight + 40;
  const known = values.flat().filter((value) => value !== null);
  const [low, high] = map.range ?? [Math.min(...known), Math.max(...known)];
  const cells = values.flatMap((row, rowIndex) =>
    row.map((value, index) => {
      if (value === null) return '';
      const share = high > low ? (value - low) / (high - low) : 0.5;
      const [x, y] = [left + index * cellWidth, top + rowIndex * cellHeight];
      const text =
        cellWidth > 44
          ? `<text class="${share > 0.5 ? 'on' : 'value'}" x="${at(x + cellWidth / 2)}" y="${at(y + cellHeight / 2 + 4)}" text-anchor="middle">${escaped(cellText(value, cellWidth))}</text>`
          : '';
      return (
        `<rect class="${outlined?.[rowIndex]?.[index] ? 'heat outlined' : 'heat'}" style="fill-opacity:${at(0.06 + (share > 0.5 ? 0.32 : 0) + 0.62 * share)}" x="${at(x)}" y="${at(y)}" width="${at(cellWidth - 2)}" height="${at(cellHeight - 2)}" rx="2">` +
        `<title>${escaped(`${xField} ${xs[index]}, ${yField} ${ys[rowIndex]}: ${figure(value)}`)}</title></rect>${text}`
      );
    }),
  );
  const every = Math.ceil(xs.length / Math.max(1, Math.floor((width - left) / 52)));
  return svg(width, height, [
    ...cells,
    ...ys.map(
      (y, index) =>
        `<text x="${at(left - 8)}" y="${at(top + (index + 0.5) * cellHeight + 4)}" text-anchor="end">${escaped(y)}</text>`,
    ),
    ...xs.map((x, index) =>
      index % every === 0
        ? `<text x="${at(left + (index + 0.5) * cellWidth)}" y="${height - 22}" text-anchor="middle">${escaped(x)}</text>`
        : '',
    ),
    `<text class="label" x="${width - 4}" y="${height - 4}" text-anchor="end">${escaped(xField)}</text>`,
    title === '' ? '' : `<text class="note" x="0" y="12">${escaped(title)}</text>`,
    `<text class="label" x="0" y="${12 + titleHeight}">${escaped(yField)}</text>`,
  ]);
}

function cellText(value: number, width: number): string {
  const full = figure(value);
  return full.length * 7 < width - 6 ? full : String(Number(value.toPrecision(2)));
}
