import { statSync } from 'node:fs';
import type { ReadHistory } from './readHistory.ts';

/** Points that are kept, of all histories together: 16 bytes each. */
const mostPoints = 4_000_000;

/**
 * Histories that were read before, so that the runs of an experiment read a file once and not each for itself. What is
 * kept is told by how it was read and by what the files are now: a file that was changed is read again. The least
 * recently used go first; a single history stays whatever its size.
 */
export class HistoryCache {
  /** In the order of their use. */
  readonly #kept = new Map<string, ReadHistory>();
  readonly #most: number;

  /** @param most points that are kept */
  constructor(most: number = mostPoints) {
    this.#most = most;
  }

  /**
   * The history that these files give, read where it is not known.
   *
   * @param how all that the reading depends on besides the files, as text
   * @param read reads it; what it throws goes on
   */
  async get(
    files: readonly string[],
    how: string,
    read: () => Promise<ReadHistory>,
  ): Promise<ReadHistory> {
    const key = [how, ...files.map(stateOf)].join('\n');
    // Its state is taken before it is read: what changes meanwhile is read again the next time.
    const history = this.#kept.get(key) ?? (await read());
    this.#kept.delete(key);
    this.#kept.set(key, history);
    let points = [...this.#kept.values()].reduce((sum, { prices }) => sum + prices.length, 0);
    for (const [oldest, { prices }] of this.#kept) {
      if (points <= this.#most || oldest === key) break;
      this.#kept.delete(oldest);
      points -= prices.length;
    }
    return history;
  }
}

/** What tells a file from the same one changed; of one that is not there, its name alone: reading says what is wrong. */
function stateOf(file: string): string {
  const state = statSync(file, { bigint: true, throwIfNoEntry: false });
  return state
    ? [file, state.dev, state.ino, state.size, state.mtimeNs, state.ctimeNs].join(' ')
    : file;
}
