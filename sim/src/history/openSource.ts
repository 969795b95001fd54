import { createHash, type Hash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { basename } from 'node:path';
import { FileFailed } from '../inputError.ts';
import { csvRows, type Row } from './csvRows.ts';
import { parquetRows } from './parquetRows.ts';
import { gunzipped, unzipOne } from './unpack.ts';

/** A file of rows, whatever it is packed in. */
export interface Source {
  /** As it was named. */
  file: string;
  /** What its content is called: the name within a zip, else the file's own without folders. */
  name: string;
  kind: 'csv' | 'parquet';
  /** What its rows are counted in. */
  unit: 'line' | 'row';
  /** The rows in order; of a Parquet file the names of its columns come first. To be walked once. */
  rows: AsyncIterable<Row>;
  /** SHA-256 of the file, once all rows were read. */
  sha256: () => string;
}

/**
 * Opens a CSV, plain, in gzip or zip, or a Parquet file. What it is shows in its first bytes, not in its name.
 * Throws `FileFailed` and what `unzipOne` throws; `rows` throws `RowMalformed` too.
 */
export async function openSource(file: string): Promise<Source> {
  const hash = createHash('sha256');
  const bytes = rawBytes(file, hash);
  const first = await bytes.next();
  const start: Buffer = first.done ? Buffer.alloc(0) : first.value;
  const whole = chain(start, bytes);
  const sha256 = () => hash.copy().digest('hex');
  const text = (name: string, content: AsyncIterable<Uint8Array>): Source => {
    const rows = csvRows(decoded(content, file), file);
    return { file, name, kind: 'csv', unit: 'line', rows, sha256 };
  };
  const begins = (...signature: number[]) => signature.every((byte, at) => start[at] === byte);
  if (begins(0x50, 0x41, 0x52, 0x31)) {
    const rows = parquetRows(file, whole);
    return { file, name: basename(file), kind: 'parquet', unit: 'row', rows, sha256 };
  }
  if (begins(0x50, 0x4b)) {
    const { name, bytes: unpacked } = unzipOne(await gathered(whole), file);
    return text(name, pieces(unpacked));
  }
  const isGzip = begins(0x1f, 0x8b);
  return text(basename(file).replace(/\.gz$/, ''), isGzip ? gunzipped(whole, file) : whole);
}

async function* rawBytes(file: string, hash: Hash): AsyncGenerator<Buffer, void> {
  try {
    for await (const bytes of createReadStream(file) as AsyncIterable<Buffer>) {
      hash.update(bytes);
      yield bytes;
    }
  } catch (cause) {
    throw new FileFailed(file, 'read', cause);
  }
}

async function* chain(first: Buffer, rest: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  yield first;
  yield* rest;
}

async function* decoded(bytes: AsyncIterable<Uint8Array>, file: string): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const decode = (piece?: Uint8Array): string => {
    try {
      return decoder.decode(piece, { stream: piece !== undefined });
    } catch (cause) {
      throw new FileFailed(file, 'read', new Error('it is not UTF-8 text', { cause }));
    }
  };
  for await (const piece of bytes) yield decode(piece);
  yield decode();
}

/** A string has at most half a billion characters; pieces have far fewer. */
async function* pieces(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  const size = 2 ** 20;
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function gathered(bytes: AsyncIterable<Buffer>): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const piece of bytes) parts.push(piece);
  return Buffer.concat(parts);
}
