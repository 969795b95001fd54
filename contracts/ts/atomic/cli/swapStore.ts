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
import {
  type AtomicSwap,
  AtomicSwapMalformed,
  atomicSwapJson,
  parseAtomicSwap,
} from '../atomicSwap.ts';
import { hashOfSecret, isSecret } from '../lock.ts';
import type { SwapOutcome, SwapRole } from '../nextSteps.ts';
import { SwapError } from './swapError.ts';

/** What is kept of one swap. It holds no secret that is not public. */
export interface SwapRecord {
  role: SwapRole;
  terms: AtomicSwap;
  /** Set before the transaction that locks is sent. */
  hasLocked: boolean;
  /** Set before the reveal is sent: from then on the secret may be public, and a watcher may use it. */
  isRevealing: boolean;
  /** The secret, once it was sent into the open or read there. */
  secret: Hex | null;
  outcome: SwapOutcome | null;
}

/** What changes in a record after it was made; each changes once. */
export type SwapChange = Partial<
  Pick<SwapRecord, 'hasLocked' | 'isRevealing' | 'secret' | 'outcome'>
>;

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
      return parseRecord(JSON.parse(readFileSync(path, 'utf8')));
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

  #replace({ terms, ...rest }: SwapRecord): void {
    const name = `${terms.hash}.json`;
    const text = JSON.stringify({ version: 1, ...rest, terms: atomicSwapJson(terms) }, null, 2);
    // One left by a process that ended in between.
    const temporary = `${name}.${process.pid}`;
    rmSync(this.#path(temporary), { force: true });
    this.#writeNew(temporary, `${text}\n`);
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

const outcomes = new Set<unknown>(['swapped', 'returned', 'never locked', 'lost', null]);

function parseRecord(json: unknown): SwapRecord {
  const file = Object(json) as Record<string, unknown>;
  const malformed = (field: string, expected: string) =>
    new AtomicSwapMalformed(field, expected, file[field]);
  const { version, role, hasLocked, isRevealing, secret, outcome } = file;
  if (version !== 1) throw malformed('version', '1');
  if (role !== 'holder' && role !== 'responder') throw malformed('role', 'holder or responder');
  if (typeof hasLocked !== 'boolean') throw malformed('hasLocked', 'true or false');
  if (typeof isRevealing !== 'boolean') throw malformed('isRevealing', 'true or false');
  if (!outcomes.has(outcome)) throw malformed('outcome', 'an outcome or null');
  const terms = parseAtomicSwap(file.terms);
  const isKnown = isSecret(secret) && hashOfSecret(secret) === terms.hash;
  if (secret !== null && !isKnown) throw malformed('secret', "the hash's or null");
  // The list holds the type's values and no others.
  return { role, terms, hasLocked, isRevealing, secret, outcome: outcome as SwapOutcome | null };
}
