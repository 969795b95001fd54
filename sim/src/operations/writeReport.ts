import { renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { FileFailed } from '../inputError.ts';
import { isTradeResult } from '../p2p/runTrade.ts';
import { tradePage } from '../p2p/tradePage.ts';
import { page } from '../report/page.ts';
import { readResult } from '../report/readResult.ts';
import { readManifest } from '../results/manifest.ts';

/** Draws a result as report.html in its folder. Resolves to the file. Throws `FileFailed` and `ResultUnusable`. */
export async function writeReport(folder: string): Promise<string> {
  const file = join(folder, 'report.html');
  const manifest = readManifest(folder);
  const html = isTradeResult(manifest)
    ? await tradePage(folder, manifest)
    : page(await readResult(folder));
  try {
    writeFileSync(`${file}.partial`, html);
    renameSync(`${file}.partial`, file);
  } catch (cause) {
    throw new FileFailed(file, 'written', cause);
  }
  return file;
}
