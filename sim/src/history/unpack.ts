import { basename } from 'node:path';
import { pipeline } from 'node:stream';
import { crc32, createGunzip } from 'node:zlib';
import { FileFailed } from '../inputError.ts';
import { FormatMistaken } from './historyErrors.ts';
import { contentOf, type ZipEntry, zipEntries } from './zipEntries.ts';

/** A zip larger than this unpacked is refused before it fills the memory; a month of one-second candles has 0.4 GB. */
const MOST_UNPACKED_BYTES = 2 ** 30;

/** The one file within a zip. */
export interface ZippedFile {
  /** Its name within the zip, without folders. */
  name: string;
  bytes: Uint8Array;
}

/**
 * Unpacks a zip that holds one file, and checks its CRC-32. Throws `FileFailed` where it is damaged or too large, and
 * `FormatMistaken` where it holds several files or none.
 *
 * @param file its name in messages
 */
export function unzipOne(bytes: Buffer, file: string): ZippedFile {
  const failed = (cause: unknown) => new FileFailed(file, 'unpacked', cause);
  let entries: ZipEntry[];
  try {
    entries = zipEntries(bytes).filter(({ name }) => !name.endsWith('/'));
  } catch (cause) {
    throw failed(new Error('it is no whole zip', { cause }));
  }
  const [entry, ...others] = entries;
  if (!entry || others.length > 0) {
    const names = entries.map(({ name }) => name).join(', ');
    throw new FormatMistaken(file, 'a zip of one file', entries.length === 0 ? 'none' : names);
  }
  if (entry.size > MOST_UNPACKED_BYTES) {
    throw failed(new Error(`it has ${entry.size} bytes, more than ${MOST_UNPACKED_BYTES}`));
  }
  let unpacked: Uint8Array;
  try {
    unpacked = contentOf(bytes, entry);
  } catch (cause) {
    throw failed(cause);
  }
  if (unpacked.length !== entry.size || crc32(unpacked) !== entry.crc) {
    throw failed(new Error('its content does not have the CRC-32 that it names'));
  }
  return { name: basename(entry.name), bytes: unpacked };
}

/** Unpacks gzip, piece by piece. Throws `FileFailed`. */
export async function* gunzipped(
  bytes: AsyncIterable<Buffer>,
  file: string,
): AsyncGenerator<Buffer> {
  const gunzip = createGunzip();
  // A failure on either side ends both, and surfaces where `gunzip` is read.
  pipeline(bytes, gunzip, () => {});
  try {
    yield* gunzip as AsyncIterable<Buffer>;
  } catch (cause) {
    throw cause instanceof FileFailed ? cause : new FileFailed(file, 'unpacked', cause);
  }
}
