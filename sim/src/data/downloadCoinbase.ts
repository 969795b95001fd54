import { setTimeout } from 'node:timers/promises';
import { z } from 'zod';
import { coinbaseColumns } from '../history/formats/coinbase.ts';
import { InputError } from '../inputError.ts';
import type { DataFile, DataFolder } from './DataFolder.ts';
import { daysBetween, startOf } from './days.ts';
import type { Wanted } from './downloadBinance.ts';
import { DownloadRefused, type Patience, patient, request } from './request.ts';

/** Coinbase has no candles of that length. */
class GranularityUnknown extends InputError {
  constructor(interval: string) {
    const known = Object.keys(granularities).join(', ');
    super(`--interval: expected one of ${known}, which Coinbase has, found ${interval}`);
  }
}

/** A day has not a single candle. */
class DayEmpty extends InputError {
  constructor(symbol: string, day: string) {
    super(`${symbol} has no candle on ${day}; was it traded then?`);
  }
}

const coinbaseBase = 'https://api.exchange.coinbase.com';

/** Seconds of the candles that Coinbase has. */
const granularities: Record<string, number> = {
  '1m': 60,
  '5m': 300,
  '15m': 900,
  '1h': 3600,
  '6h': 21_600,
  '1d': 86_400,
};

/** The API's limit. */
const CANDLES_A_PAGE = 300;
/** It answers ten public requests a second. */
const PAUSE_MS = 120;

const page = z.array(
  z.tuple([z.int(), z.number(), z.number(), z.number(), z.number(), z.number()]),
);
type Candle = z.output<typeof page>[number];

/**
 * Downloads Coinbase's candles page by page and writes a CSV a day, oldest first, with the API's columns. Days that are
 * complete are not asked for again. Coinbase publishes no checksums, and no candles of times without a trade.
 *
 * Throws `GranularityUnknown`, `DayEmpty`, `NoNetwork`, `DownloadRefused` and `FileFailed`; days before the fault are
 * kept.
 */
export async function downloadCoinbase(wanted: Wanted, folder: DataFolder): Promise<DataFile[]> {
  const { symbol, interval, from, to, base = coinbaseBase, patience = patient, onFile } = wanted;
  const seconds = granularities[interval];
  if (seconds === undefined) throw new GranularityUnknown(interval);
  const url = `${base}/products/${symbol}/candles?granularity=${seconds}`;
  const files: DataFile[] = [];
  for (const day of daysBetween(from, to)) {
    const file = `${symbol}-${interval}-${day}.csv`;
    const there = folder.complete(file);
    const entry = there ?? (await downloadDay());
    onFile?.(entry, there !== undefined);
    files.push(entry);

    async function downloadDay(): Promise<DataFile> {
      const start = startOf(day) / 1000;
      const candles = await candlesOf(url, start, start + 86_400, seconds as number, patience);
      if (candles.length === 0) throw new DayEmpty(symbol, day);
      const rows = candles.map((candle) => candle.join(','));
      return folder.write(file, `${coinbaseColumns.join(',')}\n${rows.join('\n')}\n`, url);
    }
  }
  return files;
}

/** The candles that begin from `start` on and before `end`, oldest first; pages overlap nowhere. */
async function candlesOf(
  url: string,
  start: number,
  end: number,
  seconds: number,
  patience: Patience,
): Promise<Candle[]> {
  const candles = new Map<number, Candle>();
  for (let from = start; from < end; from += CANDLES_A_PAGE * seconds) {
    // The API's end is among what it gives.
    const to = Math.min(from + (CANDLES_A_PAGE - 1) * seconds, end - seconds);
    const pageUrl = `${url}&start=${isoTime(from)}&end=${isoTime(to)}`;
    for (const candle of await request(pageUrl, (answer) => readPage(pageUrl, answer), {
      patience,
    })) {
      if (candle[0] >= from && candle[0] <= to) candles.set(candle[0], candle);
    }
    await setTimeout(Math.min(PAUSE_MS, patience.pause));
  }
  return [...candles.values()].toSorted(([a], [b]) => a - b);
}

async function readPage(url: string, answer: Response): Promise<Candle[]> {
  const text = await answer.text();
  try {
    return page.parse(JSON.parse(text));
  } catch {
    const what = `expected a list of candles [${coinbaseColumns.join(', ')}], found ${text.slice(0, 80)}`;
    throw new DownloadRefused(url, answer.status, what);
  }
}

function isoTime(seconds: number): string {
  return new Date(seconds * 1000).toISOString().replace('.000Z', 'Z');
}
