import { resolve } from 'node:path';
import { InputError } from '../inputError.ts';
import { BootstrapPath } from '../paths/BootstrapPath.ts';
import { HistoryPath } from '../paths/HistoryPath.ts';
import { openModel } from '../paths/openModel.ts';
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

/** A file has fewer rows than it takes to draw a return from. */
class HistoryTooShort extends InputError {
  constructor(file: string) {
    super(`${file}: expected two rows or more to draw from, found one`);
  }
}

/** Makes a scenario's path. `folder` is where its files are looked for. Throws what `readHistory` throws, and `HistoryTooShort`. */
export async function openPath(
  path: Scenario['path'],
  seed: number,
  folder: string,
): Promise<OpenedPath> {
  const random = Random.of(seed, 'path');
  if (path.kind !== 'csv' && path.kind !== 'bootstrap') {
    return { path: openModel(path, random), inputs: [], filled: 0 };
  }
  const { file, header, columns, timeUnit, interval, gaps } = path.parameters;
  const { sha256, filled, ...history } = await readHistory(resolve(folder, file), {
    hasHeader: header,
    time: columns.time,
    price: columns.price,
    timeUnit,
    interval,
    gaps,
  });
  const inputs = [{ file, sha256 }];
  if (path.kind === 'csv') return { path: new HistoryPath(history), inputs, filled };
  if (history.prices.length < 2) throw new HistoryTooShort(file);
  return { path: new BootstrapPath(history, path.parameters, random), inputs, filled };
}
