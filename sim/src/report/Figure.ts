import { escaped } from './markup.ts';

/** A plot with what it says in words, and the numbers behind it. */
export interface Figure {
  title: string;
  /** What is to be seen, and how it was measured. */
  text: string;
  key?: readonly { name: string; color: number }[];
  /** Draws it that many pixels wide. */
  draw: (width: number) => string;
  table?: { header: readonly string[]; rows: readonly (readonly string[])[] };
}

/** Rows of numbers that a page carries at most. */
const mostRows = 60;

/** A figure as HTML: drawn once for wide and once for narrow pages, so that its words can be read on both. */
export function figureHtml({ title, text, key = [], draw, table }: Figure): string {
  const names = key.map(({ name, color }) => `<li><i class="c${color}"></i>${escaped(name)}</li>`);
  return `<figure aria-label="${escaped(title)}"><h2>${escaped(title)}</h2><p>${escaped(text)}</p>${
    names.length > 0 ? `<ul class="key">${names.join('')}</ul>` : ''
  }<div class="wide">${draw(560)}</div><div class="narrow">${draw(330)}</div>${
    table ? tableHtml(table) : ''
  }</figure>`;
}

function tableHtml({ header, rows }: NonNullable<Figure['table']>): string {
  const line = (cells: readonly string[], tag: string) =>
    `<tr>${cells.map((cell) => `<${tag}>${escaped(cell)}</${tag}>`).join('')}</tr>`;
  const more =
    rows.length > mostRows ? `<p>and ${rows.length - mostRows} more rows in the tables</p>` : '';
  return `<details><summary>Numbers</summary><div class="scroll" tabindex="0"><table>${line(header, 'th')}${rows
    .slice(0, mostRows)
    .map((row) => line(row, 'td'))
    .join('')}</table></div>${more}</details>`;
}
