import type { Manifest } from '../results/manifest.ts';
import { type Figure, figureHtml } from './Figure.ts';
import { escaped } from './markup.ts';
import { style } from './style.ts';

/** A figure in words at the top of a page. */
export interface Tile {
  name: string;
  value: string;
  note: string;
}

/** What a page of a result shows. */
export interface Shown {
  title: string;
  /** What was computed, in a line. */
  facts: string;
  warning?: string | undefined;
  tiles: readonly Tile[];
  figures: readonly Figure[];
  /** Of which point the tiles are. */
  note: string;
}

/** A page that needs nothing else: no script, no network. */
export function documentHtml(manifest: Manifest, shown: Shown): string {
  const { title, facts, warning, tiles, figures, note } = shown;
  const parts = [
    `<h1>${escaped(title)}</h1><p>${escaped(facts)}</p>`,
    warning === undefined ? '' : `<p class="warn">${escaped(warning)}</p>`,
    `<div class="tiles">${tiles.map(tileHtml).join('')}</div>`,
    `<div class="charts">${figures.map(figureHtml).join('')}</div>`,
    footer(manifest, note),
  ];
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"><title>${escaped(title)}</title><style>${style}</style></head><body><main>${parts.join('')}</main></body></html>\n`;
}

function tileHtml({ name, value, note }: Tile): string {
  return `<div class="tile"><span>${escaped(name)}</span><b>${escaped(value)}</b><small>${escaped(note)}</small></div>`;
}

function footer(manifest: Manifest, note: string): string {
  const files = [...manifest.inputs, ...manifest.outputs]
    .map(
      ({ file, sha256 }) =>
        `<tr><td>${escaped(file)}</td><td><code>${escaped(sha256)}</code></td></tr>`,
    )
    .join('');
  const seed = manifest.seed === null ? '' : `, seed ${manifest.seed} by command line`;
  return `<footer><p>Made from ${escaped(manifest.scenarioFile)} by version ${escaped(manifest.version)} of the simulator${seed}. The same scenario, seed and version give the same bytes; <code>sim replay</code> checks that. ${escaped(note)}</p><details><summary>Files and their SHA-256</summary><div class="scroll" tabindex="0"><table>${files}</table></div></details></footer>`;
}
