/** Rows of a generation; up to two generations are held. */
const generationRows = 20_000;

/**
 * What is stored under a key, for the keys that were lately asked for or written: null where there is no row. When a
 * generation is full the one before it is let go, and what is used again moves to the new one.
 */
export class RowCache<Row> {
  #young = new Map<string, Row | null>();
  #old = new Map<string, Row | null>();

  /** Undefined where nothing is known of the key. */
  get(id: string): Row | null | undefined {
    const found = this.#young.get(id);
    if (found !== undefined) return found;
    const older = this.#old.get(id);
    if (older !== undefined) this.set(id, older);
    return older;
  }

  set(id: string, row: Row | null): void {
    this.#young.set(id, row);
    if (this.#young.size < generationRows) return;
    this.#old = this.#young;
    this.#young = new Map();
  }

  clear(): void {
    this.#young.clear();
    this.#old.clear();
  }
}
