import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { FileFailed, InputError } from '../inputError.ts';

const manifestName = 'data.json';

const manifestSchema = z.object({
  files: z.array(
    z.object({
      file: z.string(),
      /** Where it is from: one URL, or that of the first page. */
      url: z.string(),
      bytes: z.number(),
      sha256: z.string(),
      /** Whether the publisher's own checksum says the same. */
      isVerified: z.boolean(),
    }),
  ),
});

/** What is known of a downloaded file. */
export type DataFile = z.output<typeof manifestSchema>['files'][number];

/** The folder's list of files cannot be read. */
class DataListUnusable extends InputError {
  constructor(file: string, cause: unknown) {
    super(`${file}: expected the list of files that sim data writes, found something else`, {
      cause,
    });
  }
}

/**
 * A folder of downloaded files with a list of them, data.json: sources, sizes and hashes. A file appears under its name
 * when it is complete, and in the list after that.
 */
export class DataFolder {
  readonly #files: Map<string, DataFile>;

  /** Makes the folder where there is none. Throws `FileFailed` and `DataListUnusable`. */
  constructor(readonly folder: string) {
    this.#do(folder, 'written', () => mkdirSync(folder, { recursive: true }));
    this.#files = new Map(this.#read().map((entry) => [entry.file, entry]));
  }

  /** Where a file stands. */
  at(file: string): string {
    return join(this.folder, file);
  }

  /** The list's entry of a file that is there as it was downloaded; undefined where it is missing or changed. */
  complete(file: string): DataFile | undefined {
    const entry = this.#files.get(file);
    if (!entry || !existsSync(this.at(file))) return undefined;
    return this.hash(this.at(file)) === entry.sha256 ? entry : undefined;
  }

  /** SHA-256 of a file. Throws `FileFailed`. */
  hash(path: string): string {
    const bytes = this.#do(path, 'read', () => readFileSync(path));
    return createHash('sha256').update(bytes).digest('hex');
  }

  /** Writes a file in one piece and lists it. Throws `FileFailed`. */
  write(file: string, content: string, url: string): DataFile {
    const part = this.at(`${file}.part`);
    this.#do(part, 'written', () => writeFileSync(part, content));
    return this.accept(file, { url, isVerified: false });
  }

  /** Gives a file that was written as `<file>.part` its name and lists it. Throws `FileFailed`. */
  accept(file: string, about: { url: string; isVerified: boolean }): DataFile {
    const part = this.at(`${file}.part`);
    const bytes = this.#do(part, 'read', () => statSync(part).size);
    const entry = {
      file,
      url: about.url,
      bytes,
      sha256: this.hash(part),
      isVerified: about.isVerified,
    };
    this.#do(this.at(file), 'written', () => renameSync(part, this.at(file)));
    this.#files.set(file, entry);
    this.#save();
    return entry;
  }

  #save(): void {
    const files = [...this.#files.values()].toSorted((a, b) => (a.file < b.file ? -1 : 1));
    const path = this.at(manifestName);
    this.#do(path, 'written', () => {
      writeFileSync(`${path}.part`, `${JSON.stringify({ files }, null, 2)}\n`);
      renameSync(`${path}.part`, path);
    });
  }

  #read(): DataFile[] {
    const path = this.at(manifestName);
    if (!existsSync(path)) return [];
    const text = this.#do(path, 'read', () => readFileSync(path, 'utf8'));
    try {
      return manifestSchema.parse(JSON.parse(text)).files;
    } catch (cause) {
      throw new DataListUnusable(path, cause);
    }
  }

  #do<T>(path: string, action: 'read' | 'written', work: () => T): T {
    try {
      return work();
    } catch (cause) {
      throw new FileFailed(path, action, cause);
    }
  }
}
