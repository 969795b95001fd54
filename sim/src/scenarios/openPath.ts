import { resolve } from 'node:path';
import { GbmPath } from '../paths/GbmPath.ts';
import { HistoryPath } from '../paths/HistoryPath.ts';
import type { PricePath } from '../paths/PricePath.ts';
import { readHistory } from '../paths/readHistory.ts';
import { Random } from '../random/Random.ts';
import type { Scenario } from './schema.ts';

/** A scenario's path, with the file it came from where there is one. */
export interface OpenedPath {
  path: PricePath;
  /** As the scenario names it. */
  inputs: { file: string; sha256: string }[];
  /** Points that a gap was filled with. */
  filled: number;
}

/** Makes a scenario's path. `folder` is where its files are looked for. Throws what `readHistory` throws. */
export async function openPath(
  { kind, parameters }: Scenario['path'],
  seed: number,
  folder: string,
): Promise<OpenedPath> {
  if (kind === 'gbm') {
    const path = new GbmPath(parameters, Random.of(seed, 'path'));
    return { path, inputs: [], filled: 0 };
  }
  const { file, header, columns, timeUnit, interval, gaps } = parameters;
  const { sha256, ...history } = await readHistory(resolve(folder, file), {
    hasHeader: header,
    time: columns.time,
    price: columns.price,
    timeUnit,
    interval,
    gaps,
  });
  return { path: new HistoryPath(history), inputs: [{ file, sha256 }], filled: history.filled };
}
