import { createHash, type Hash } from 'node:crypto';
import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { FileFailed } from '../inputError.ts';

/** A file's name and the SHA-256 of what was written. */
export interface WrittenFile {
  file: string;
  sha256: string;
}

interface OpenFile {
  name: string;
  partial: string;
  /** Absent once closed. */
  descriptor: number | undefined;
  hash: Hash;
  buffer: string;
}

/**
 * Files of one result that appear together or not at all: they are written under names ending in .partial, and take
 * their own names in `complete`, in the order in which they were opened. What had those names before goes first, the
 * last file foremost, so that where the last file stands all of them are of one result. Throws `FileFailed`.
 */
export class ResultFiles {
  readonly #open = new Map<string, OpenFile>();
  #isFolderOurs = false;

  /**
   * @param folder made when the first file is opened
   * @param isDurable whether `complete` waits for the disk; without, a crash of the machine can leave empty files
   */
  constructor(
    readonly folder: string,
    readonly isDurable = true,
  ) {}

  /** Appends text or bytes to a file, which the first call opens. */
  write(name: string, data: string | Uint8Array): void {
    const file = this.#open.get(name) ?? this.#create(name);
    if (typeof data === 'string') {
      file.buffer += data;
      if (file.buffer.length > 1 << 16) this.#flush(file);
    } else {
      this.#flush(file);
      this.#append(file, data);
    }
  }

  /** What was written so far. */
  written(): WrittenFile[] {
    return [...this.#open.values()].map((file) => {
      this.#flush(file);
      return { file: file.name, sha256: file.hash.copy().digest('hex') };
    });
  }

  /** Gives all files their names. */
  complete(): void {
    const files = [...this.#open.values()];
    for (const file of files) {
      this.#flush(file);
      if (this.isDurable) attempt(file.partial, () => fsyncSync(file.descriptor as number));
      close(file);
    }
    for (const { name } of files.toReversed()) {
      attempt(name, () => rmSync(join(this.folder, name), { force: true }));
    }
    for (const { name, partial } of files) {
      attempt(name, () => renameSync(partial, join(this.folder, name)));
    }
    this.#open.clear();
    this.#isFolderOurs = false;
  }

  /** Removes what was written, and the folder where it was made for that; without effect after `complete`. */
  discard(): void {
    for (const file of this.#open.values()) {
      close(file);
      rmSync(file.partial, { force: true });
    }
    this.#open.clear();
    if (this.#isFolderOurs && readdirSync(this.folder).length === 0) rmdirSync(this.folder);
    this.#isFolderOurs = false;
  }

  #create(name: string): OpenFile {
    const partial = join(this.folder, `${name}.partial`);
    const made = attempt(this.folder, () => mkdirSync(this.folder, { recursive: true }));
    if (made !== undefined) this.#isFolderOurs = true;
    const descriptor = attempt(partial, () => openSync(partial, 'w'));
    const file = { name, partial, descriptor, hash: createHash('sha256'), buffer: '' };
    this.#open.set(name, file);
    return file;
  }

  #flush(file: OpenFile): void {
    if (file.buffer === '') return;
    this.#append(file, file.buffer);
    file.buffer = '';
  }

  #append(file: OpenFile, data: string | Uint8Array): void {
    attempt(file.partial, () => writeFileSync(file.descriptor as number, data));
    file.hash.update(data);
  }
}

function close(file: OpenFile): void {
  if (file.descriptor === undefined) return;
  closeSync(file.descriptor);
  file.descriptor = undefined;
}

function attempt<Result>(file: string, act: () => Result): Result {
  try {
    return act();
  } catch (cause) {
    throw new FileFailed(file, 'written', cause);
  }
}
