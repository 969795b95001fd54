import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

/** What index.html of a built page names: a browser loads it whatever the route. */
export interface PageEntry {
  /** Paths of scripts and styles below the folder. */
  files: string[];
  /** Of all of them, each compressed by gzip. */
  bytes: number;
}

/** @param folder that `vite build` wrote. Throws where index.html names no script, or a file that is not there. */
export function readPageEntry(folder: string): PageEntry {
  const html = readFileSync(join(folder, 'index.html'), 'utf8');
  const files = [...new Set(html.match(/assets\/[^"]+\.(js|css)/g))];
  if (!files.some((file) => file.endsWith('.js'))) {
    throw new Error(`${folder}/index.html names no script.`);
  }
  const sizes = files.map((file) => gzipSync(readFileSync(join(folder, file))).length);
  return { files, bytes: sizes.reduce((sum, size) => sum + size, 0) };
}
