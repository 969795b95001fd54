import { createWriteStream, existsSync, rmSync, statSync } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { FileFailed, InputError } from '../inputError.ts';
import type { DataFile, DataFolder } from './DataFolder.ts';
import { type Day, monthsAndDays } from './days.ts';
import { type Patience, patient, request } from './request.ts';

/** A file is not what the publisher's checksum says. */
class ChecksumMissed extends InputError {
  constructor(file: string, expected: string, found: string) {
    super(`${file}: expected the SHA-256 ${expected}, found ${found}; it was thrown away`);
  }
}

/** The checksum file holds no checksum. */
class ChecksumUnreadable extends InputError {
  constructor(url: string, found: string) {
    super(`${url}: expected a SHA-256 and a name, found ${JSON.stringify(found.slice(0, 80))}`);
  }
}

/** What to download, and from where. */
export interface Wanted {
  /** Binance: ETHUSDT. Coinbase: ETH-USD. */
  symbol: string;
  /** As the publisher writes it: 1m, 5m, 1h, … */
  interval: string;
  from: Day;
  to: Day;
  /** Instead of the publisher's address. */
  base?: string | undefined;
  patience?: Patience | undefined;
  /** Called with each file that is complete, and whether it was there before. */
  onFile?: ((file: DataFile, wasThere: boolean) => void) | undefined;
}

/** Where Binance publishes its archives. */
const binanceBase = 'https://data.binance.vision';

/**
 * Downloads Binance's spot klines, a zip a month where all of it is wanted and a zip a day elsewhere, and compares each
 * with the checksum beside it. Files that are complete are not asked for again; a broken one goes on where it broke.
 *
 * Throws `NoNetwork`, `DownloadRefused`, `ChecksumMissed`, `ChecksumUnreadable` and `FileFailed`; files before the
 * fault are kept.
 */
export async function downloadBinance(wanted: Wanted, folder: DataFolder): Promise<DataFile[]> {
  const { symbol, interval, from, to, base = binanceBase, patience = patient, onFile } = wanted;
  const files: DataFile[] = [];
  for (const part of monthsAndDays(from, to)) {
    const file = `${symbol}-${interval}-${part}.zip`;
    const there = folder.complete(file);
    const every = part.length === 7 ? 'monthly' : 'daily';
    const url = `${base}/data/spot/${every}/klines/${symbol}/${interval}/${file}`;
    const entry = there ?? (await downloadVerified(url, file, folder, patience));
    onFile?.(entry, there !== undefined);
    files.push(entry);
  }
  return files;
}

async function downloadVerified(
  url: string,
  file: string,
  folder: DataFolder,
  patience: Patience,
): Promise<DataFile> {
  const checksumUrl = `${url}.CHECKSUM`;
  const text = await request(checksumUrl, (answer) => answer.text(), { patience });
  const expected = /^([0-9a-f]{64})\s/i.exec(text)?.[1]?.toLowerCase();
  if (expected === undefined) throw new ChecksumUnreadable(checksumUrl, text);
  const part = folder.at(`${file}.part`);
  // What is there of an earlier attempt may be of another version of the file; then one more download settles it.
  const hadPart = sizeOf(part) > 0;
  await downloadOn(url, part, patience);
  if (hadPart && folder.hash(part) !== expected) {
    rmSync(part, { force: true });
    await downloadOn(url, part, patience);
  }
  const found = folder.hash(part);
  if (found === expected) return folder.accept(file, { url, isVerified: true });
  rmSync(part, { force: true });
  throw new ChecksumMissed(url, expected, found);
}

/** Downloads what is missing of a file at its end. */
async function downloadOn(url: string, part: string, patience: Patience): Promise<void> {
  await request(
    url,
    async (answer) => {
      // 416: all of it is there.
      if (answer.status === 416 || !answer.body) return;
      const flags = answer.status === 206 ? 'a' : 'w';
      await pipeline(Readable.fromWeb(answer.body), createWriteStream(part, { flags })).catch(
        (cause) => {
          throw isFileError(cause) ? new FileFailed(part, 'written', cause) : cause;
        },
      );
    },
    {
      patience,
      accepted: [416],
      headers: (): Record<string, string> => {
        const size = sizeOf(part);
        return size > 0 ? { range: `bytes=${size}-` } : {};
      },
    },
  );
}

/** A full disk or a folder that may not be written to, against a connection that broke. */
function isFileError(cause: unknown): boolean {
  return (
    cause instanceof Error && 'syscall' in cause && /^(open|write)$/.test(String(cause.syscall))
  );
}

function sizeOf(path: string): number {
  return existsSync(path) ? statSync(path).size : 0;
}
