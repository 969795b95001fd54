import { basename } from 'node:path';
import { pipeline } from 'node:stream';
import { crc32, createGunzip } from 'node:zlib';
import { type UnzipFileInfo, unzipSync } from 'fflate';
import { FileFailed } from '../inputError.ts';
import { FormatMistaken } from './historyErrors.ts';

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
export function unzipOne(bytes: Uint8Array, file: string): ZippedFile {
  const failed = (cause: unknown) => new FileFailed(file, 'unpacked', cause);
  const entries: UnzipFileInfo[] = [];
  const isFile = ({ name }: UnzipFileInfo) => !name.endsWith('/');
  try {
    unzipSync(bytes, { filter: (entry) => isFile(entry) && entries.push(entry) < 0 });
  } catch (cause) {
    throw failed(cause);
  }
  const [entry, ...others] = entries;
  if (!entry || others.length > 0) {
    const names = entries.map(({ name }) => name).join(', ');
    throw new FormatMistaken(file, 'a zip of one file', entries.length === 0 ? 'none' : names);
  }
  if (entry.originalSize > MOST_UNPACKED_BYTES) {
    throw failed(new Error(`it has ${entry.originalSize} bytes, more than ${MOST_UNPACKED_BYTES}`));
  }
  let unpacked: Uint8Array | undefined;
  try {
    unpacked = unzipSync(bytes, { filter: isFile })[entry.name];
  } catch (cause) {
    throw failed(cause);
  }
  if (unpacked?.length !== entry.originalSize || crc32(unpacked) !== expectedCrc(bytes)) {
    throw failed(new Error('its content does not have the CRC-32 that it names'));
  }
  return { name: basename(entry.name), bytes: unpacked };
}

/** The first entry's CRC-32, as the zip's directory has it (PKWARE's APPNOTE 4.3.12 and 4.3.16). */
function expectedCrc(bytes: Uint8Array): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let end = bytes.length - 22;
  while (view.getUint32(end, true) !== 0x0605_4b50) end--;
  let entry = view.getUint32(end + 16, true);
  // Entries of folders have no content; the file's is the first one of another name.
  for (;;) {
    const [name, extra, comment] = [28, 30, 32].map((at) => view.getUint16(entry + at, true));
    const nameEnd = entry + 46 + (name ?? 0);
    if (bytes[nameEnd - 1] !== '/'.charCodeAt(0)) return view.getUint32(entry + 16, true);
    entry = nameEnd + (extra ?? 0) + (comment ?? 0);
  }
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
