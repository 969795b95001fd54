import { at, escaped } from '../report/markup.ts';
import { svg } from '../report/xyChart.ts';

/** A map of words over two fields. */
export interface StrategyMap {
  title: string;
  xField: string;
  yField: string;
  xs: readonly string[];
  ys: readonly string[];
  /** By row of y, then x; null where honesty is best. */
  cells: readonly (readonly (MapWord | null)[])[];
}

/** A word of a map. */
export interface MapWord {
  word: string;
  /** Instead of the word where a cell has no room. */
  letter: string;
  /** Of the page's theme. */
  color: number;
}

/** Draws which words hold where; cells without one stay empty. */
export function strategyMap(map: StrategyMap, width: number): string {
  const { title, xField, yField, xs, ys, cells } = map;
  const left = Math.max(...ys.map((y) => y.length), 3) * 7 + 14;
  const [cellWidth, cellHeight] = [(width - left - 4) / xs.length, 26];
  const top = 44;
  const height = top + ys.length * cellHeight + 40;
  const drawn = cells.flatMap((row, rowIndex) =>
    row.map((cell, index) => {
      const [x, y] = [left + index * cellWidth, top + rowIndex * cellHeight];
      const place = `x="${at(x)}" y="${at(y)}" width="${at(cellWidth - 2)}" height="${cellHeight - 2}" rx="2"`;
      const told = `${xField} ${xs[index]}, ${yField} ${ys[rowIndex]}: ${cell?.word ?? 'honest'}`;
      const name = `<title>${escaped(told)}</title>`;
      if (cell === null) {
        return `<rect class="heat" style="fill-opacity:.06" ${place}>${name}</rect>`;
      }
      const text = cell.word.length * 6.6 < cellWidth - 6 ? cell.word : cell.letter;
      return (
        `<rect class="heat c${cell.color}" style="fill-opacity:.9" ${place}>${name}</rect>` +
        `<text class="on" x="${at(x + cellWidth / 2 - 1)}" y="${at(y + cellHeight / 2 + 3)}" text-anchor="middle">${escaped(text)}</text>`
      );
    }),
  );
  const every = Math.ceil(xs.length / Math.max(1, Math.floor((width - left) / 40)));
  return svg(width, height, [
    ...drawn,
    ...ys.map(
      (y, index) =>
        `<text x="${at(left - 8)}" y="${at(top + (index + 0.5) * cellHeight + 3)}" text-anchor="end">${escaped(y)}</text>`,
    ),
    ...xs.map((x, index) =>
      index % every === 0
        ? `<text x="${at(left + (index + 0.5) * cellWidth)}" y="${height - 22}" text-anchor="middle">${escaped(x)}</text>`
        : '',
    ),
    `<text class="label" x="${width - 4}" y="${height - 4}" text-anchor="end">${escaped(xField)}</text>`,
    `<text class="note" x="0" y="12">${escaped(title)}</text>`,
    `<text class="label" x="0" y="32">${escaped(yField)}</text>`,
  ]);
}
