import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { FileFailed } from '../inputError.ts';
import { CsvMalformed } from './csvErrors.ts';

/** One row and the line on which it starts, counted from 1. */
export interface CsvRow {
  line: number;
  fields: string[];
}

/**
 * The rows of a CSV file as RFC 4180 has it: comma-separated, `"` quotes a field and `""` is a quote in one, lines end
 * in LF or CRLF. A gzip file is unpacked (it is known by its first bytes, not its name), a byte order mark and blank
 * lines are skipped. `onBytes`, if given, sees the file's raw bytes.
 *
 * Throws `FileFailed` and `CsvMalformed`.
 */
export async function* csvRows(
  file: string,
  onBytes: (bytes: Buffer) => void = () => {},
): AsyncGenerator<CsvRow> {
  const splitter = new RowSplitter(file);
  for await (const text of decodedText(file, onBytes)) yield* splitter.push(text);
  yield* splitter.end();
}

/** SHA-256 of what is pushed through `update`, in hexadecimal. */
export function fileHash(): { update: (bytes: Buffer) => void; hex: () => string } {
  const hash = createHash('sha256');
  return { update: (bytes) => hash.update(bytes), hex: () => hash.digest('hex') };
}

async function* decodedText(
  file: string,
  onBytes: (bytes: Buffer) => void,
): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  for await (const bytes of unpackedBytes(file, onBytes)) yield decode(bytes);
  yield decode();

  function decode(bytes?: Buffer): string {
    try {
      return decoder.decode(bytes, { stream: bytes !== undefined });
    } catch (cause) {
      throw new FileFailed(file, 'read', new Error('it is not UTF-8 text', { cause }));
    }
  }
}

async function* unpackedBytes(
  file: string,
  onBytes: (bytes: Buffer) => void,
): AsyncGenerator<Buffer> {
  const raw = rawBytes(file, onBytes);
  const first = await raw.next();
  if (first.done) return;
  const isGzip = first.value[0] === 0x1f && first.value[1] === 0x8b;
  if (!isGzip) {
    yield first.value;
    yield* raw;
    return;
  }
  // A failure on either side ends both, and surfaces where `gunzip` is read.
  const gunzip = createGunzip();
  pipeline(chain(first.value, raw), gunzip, () => {});
  try {
    yield* gunzip as AsyncIterable<Buffer>;
  } catch (cause) {
    throw cause instanceof FileFailed ? cause : new FileFailed(file, 'unpacked', cause);
  }
}

async function* chain(first: Buffer, rest: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  yield first;
  yield* rest;
}

async function* rawBytes(
  file: string,
  onBytes: (bytes: Buffer) => void,
): AsyncGenerator<Buffer, void> {
  try {
    for await (const bytes of createReadStream(file) as AsyncIterable<Buffer>) {
      onBytes(bytes);
      yield bytes;
    }
  } catch (cause) {
    throw new FileFailed(file, 'read', cause);
  }
}

/** Splits text that comes in pieces into rows. */
class RowSplitter {
  #line = 1;
  #rowLine = 1;
  #fields: string[] = [];
  #field = '';
  #state: 'start' | 'plain' | 'quoted' | 'quoteInQuoted' | 'afterReturn' = 'start';

  constructor(readonly file: string) {}

  *push(text: string): Generator<CsvRow> {
    for (const char of text) {
      if (this.#state === 'quoted') {
        if (char === '"') this.#state = 'quoteInQuoted';
        else this.#field += char;
        if (char === '\n') this.#line++;
      } else if (char === '\n') {
        const row = this.#endRow();
        this.#rowLine = ++this.#line;
        if (row) yield row;
      } else if (this.#state === 'afterReturn') {
        throw this.#malformed('a carriage return without a line feed');
      } else if (char === '\r') {
        this.#state = 'afterReturn';
      } else if (char === ',') {
        this.#endField();
      } else if (char === '"') {
        this.#openQuote();
      } else if (this.#state === 'quoteInQuoted') {
        throw this.#malformed(`expected a comma or the line's end after a closing quote`);
      } else {
        this.#field += char;
        this.#state = 'plain';
      }
    }
  }

  *end(): Generator<CsvRow> {
    if (this.#state === 'quoted') {
      throw new CsvMalformed(this.file, this.#rowLine, 'a quoted field is never closed');
    }
    const row = this.#endRow();
    if (row) yield row;
  }

  #openQuote(): void {
    if (this.#state === 'plain') throw this.#malformed('a quote inside an unquoted field');
    if (this.#state === 'quoteInQuoted') this.#field += '"';
    this.#state = 'quoted';
  }

  #endField(): void {
    this.#fields.push(this.#field);
    this.#field = '';
    this.#state = 'start';
  }

  #endRow(): CsvRow | undefined {
    const isBlank = this.#fields.length === 0 && this.#field === '';
    this.#endField();
    const fields = this.#fields;
    this.#fields = [];
    return isBlank ? undefined : { line: this.#rowLine, fields };
  }

  #malformed(what: string): CsvMalformed {
    return new CsvMalformed(this.file, this.#line, what);
  }
}
