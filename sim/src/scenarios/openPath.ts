import { InputError } from '../inputError.ts';
import { BootstrapPath } from '../paths/BootstrapPath.ts';
import { HistoryPath } from '../paths/HistoryPath.ts';
import { openModel } from '../paths/openModel.ts';
import type { PricePath } from '../paths/PricePath.ts';
import { Random } from '../random/Random.ts';
import { openHistory } from './openHistory.ts';
import type { HistoryFields } from './pathFields.ts';
import type { Scenario } from './schema.ts';

/** A scenario's path, with the files it came from where there are some. */
export interface OpenedPath {
  path: PricePath;
  /** As the scenario names them. */
  inputs: { file: string; sha256: string }[];
  /** Points that a gap was filled with. */
  filled: number;
}

/** A history has fewer rows than it takes to draw a return from. */
class HistoryTooShort extends InputError {
  constructor(files: readonly string[]) {
    super(`${files.join(', ')}: expected two rows or more to draw from, found one`);
  }
}

/** Makes a scenario's path. `folder` is where its files are looked for. Throws what `readHistory` throws, and `HistoryTooShort`. */
export async function openPath(scenario: Scenario, folder: string): Promise<OpenedPath> {
  const { path, market } = scenario;
  const random = Random.of(scenario.seed, 'path');
  switch (path.kind) {
    case 'bootstrap': {
      const { history: source, ...parameters } = path.parameters;
      const { history, ...rest } = await opened(source);
      if (history.prices.length < 2) throw new HistoryTooShort(source.parameters.file);
      return { path: new BootstrapPath(history, parameters, random), ...rest };
    }
    case 'csv':
    case 'parquet':
    case 'binance':
    case 'coinbase':
    case 'lean':
    case 'uniswapV3': {
      const { history, ...rest } = await opened(path);
      return { path: new HistoryPath(history), ...rest };
    }
    default:
      return { path: openModel(path, random), inputs: [], filled: 0 };
  }

  async function opened(source: HistoryFields) {
    const history = await openHistory(source, market, folder);
    const inputs = source.parameters.file.map((file, index) => ({
      file,
      sha256: history.sha256[index] as string,
    }));
    return { history, inputs, filled: history.filled };
  }
}
