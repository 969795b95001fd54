import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import type { Hex } from 'viem';
import { AtomicSwapMalformed } from '../ts/atomic/atomicSwap.ts';
import { hashOfSecret, isSecret } from '../ts/atomic/lock.ts';
import { SwapError } from '../ts/atomic/swapError.ts';
import {
  parseSwapRecord,
  type SwapChange,
  type SwapRecord,
  swapRecordText,
} from '../ts/atomic/swapRecord.ts';

/**
 * Swaps as files of one directory: `<hash>.json`, the record, and with the holder `<hash>.secret`, which is written and
 * on the disk before anything is locked. Both can be read by their owner alone (mode 0600). A record is replaced whole, so
 * whenever the process ends it is the old one or the new one. docs/atomic.md describes the fields.
 */
export class SwapStore {
  constructor(readonly directory: string) {
    mkdirSync(directory, { recursive: true, mode: 0o700 });
  }

  /** Keeps a secret that is not to be lost. Returns once it is on the disk. Throws where there is one already. */
  keepSecret(secret: Hex): void {
    this.#writeNew(`${hashOfSecret(secret)}.secret`, `${secret}\n`);
  }

  /** The secret of a hash, or null where it is not kept here. Throws `SwapError` where the file holds another. */
  readSecret(hash: Hex): Hex | null {
    const path = this.#path(`${hash}.secret`);
    if (!existsSync(path)) return null;
    if ((statSync(path).mode & 0o077) !== 0) {
      throw new SwapError(`${path} can be read by others. Make it yours alone: chmod 600 ${path}`);
    }
    const secret = readFileSync(path, 'utf8').trim();
    if (isSecret(secret) && hashOfSecret(secret) === hash) return secret;
    throw new SwapError(`${path} does not hold the secret of ${hash}: restore it from a backup.`);
  }

  /** Keeps a new swap. Throws `SwapError` where one with its hash is kept: a hash is used once. */
  create(record: SwapRecord): void {
    if (existsSync(this.#path(`${record.terms.hash}.json`))) {
      throw new SwapError(
        `A swap with the hash ${record.terms.hash} is kept in ${this.directory}.`,
      );
    }
    this.#replace(record);
  }

  /**
   * Changes a record as it is on the disk now. A watcher and a command may do so at the same time: they change different
   * fields, but for the secret, which is one and the same.
   */
  change(hash: Hex, change: SwapChange): SwapRecord {
    const record = { ...this.read(hash), ...change };
    this.#replace(record);
    return record;
  }

  /** Throws `SwapError` where it is missing or no record. */
  read(hash: Hex): SwapRecord {
    const path = this.#path(`${hash}.json`);
    if (!existsSync(path)) throw new SwapError(`No swap ${hash} is kept in ${this.directory}.`);
    try {
      return parseSwapRecord(JSON.parse(readFileSync(path, 'utf8')));
    } catch (error) {
      if (!(error instanceof SyntaxError || error instanceof AtomicSwapMalformed)) throw error;
      throw new SwapError(`${path} is no record of a swap: ${error.message}`);
    }
  }

  /** The hash that begins so: with 0x or without. Throws `SwapError` where none or several do. */
  find(beginning: string): Hex {
    const start = beginning.startsWith('0x') ? beginning : `0x${beginning}`;
    const found = this.list().filter((hash) => hash.startsWith(start.toLowerCase()));
    if (found.length === 1 && found[0]) return found[0];
    const what = found.length === 0 ? 'No swap begins' : `${found.length} swaps begin`;
    throw new SwapError(`${what} with ${start} in ${this.directory}.`);
  }

  list(): Hex[] {
    return readdirSync(this.directory)
      .filter((name) => /^0x[0-9a-f]{64}\.json$/.test(name))
      .map((name) => name.slice(0, -'.json'.length) as Hex)
      .toSorted();
  }

  #path(name: string): string {
    return join(this.directory, name);
  }

  #replace(record: SwapRecord): void {
    const name = `${record.terms.hash}.json`;
    // One left by a process that ended in between.
    const temporary = `${name}.${process.pid}`;
    rmSync(this.#path(temporary), { force: true });
    this.#writeNew(temporary, swapRecordText(record));
    renameSync(this.#path(temporary), this.#path(name));
    this.#syncDirectory();
  }

  #writeNew(name: string, text: string): void {
    const file = openSync(this.#path(name), 'wx', 0o600);
    try {
      writeSync(file, text);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    this.#syncDirectory();
  }

  /** The file's name must outlast a loss of power, too. */
  #syncDirectory(): void {
    const directory = openSync(this.directory, 'r');
    try {
      fsyncSync(directory);
    } finally {
      closeSync(directory);
    }
  }
}
