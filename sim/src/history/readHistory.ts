import type { PriceHistory } from '../paths/HistoryPath.ts';
import type { Row } from './csvRows.ts';
import { HistoryEmpty, type Place, TimeImplausible } from './historyErrors.ts';
import type { HistoryFormat, Layout } from './Layout.ts';
import { openSource, type Source } from './openSource.ts';
import { PointReader } from './PointReader.ts';
import { type Gap, Points, type Rules } from './Points.ts';
import { isMarketTime } from './times.ts';

/** What is asked of a history; the interval may be left to files that tell it. */
export type HistoryRules = Omit<Rules, 'interval'> & { interval?: number | undefined };

/** A history with what is to be said of its files. */
export interface ReadHistory extends PriceHistory {
  /** Rows that were read, headers not counted. */
  rows: number;
  /** Points that gaps were filled with, and where. */
  filled: number;
  gaps: Gap[];
  /** Seconds between points. */
  interval: number;
  /** The largest ratio of neighbouring prices, either way. */
  largestStep: number;
  /** SHA-256 of each file. */
  sha256: string[];
}

/** Seconds between rows where neither the scenario nor the file tells. */
const DEFAULT_INTERVAL = 60;

/**
 * Reads a price history from files that follow each other. Nothing is guessed: a time that does not rise, a gap, a
 * price that is no positive number or far from its neighbours each end the reading.
 *
 * Throws `FileFailed`, `FormatMistaken` and the errors of `historyErrors.ts`, which name file, line and what was
 * expected there.
 */
export async function readHistory(
  files: readonly string[],
  format: HistoryFormat,
  rules: HistoryRules,
): Promise<ReadHistory> {
  let points: Points | undefined;
  const sha256: string[] = [];
  for (const file of files) {
    const source = await openSource(file);
    const found = await readRows(source, format);
    sha256.push(source.sha256());
    points ??= new Points({
      ...rules,
      interval: rules.interval ?? found.interval ?? DEFAULT_INTERVAL,
    });
    for (const [index, time] of found.times.entries()) {
      const place = placeOf(source, found.numbers[index] as number);
      points.add(place, time, found.prices[index] as number);
    }
  }
  if (!points) throw new RangeError('A history has at least one file.');
  points.end();
  return {
    times: Float64Array.from(points.times),
    prices: Float64Array.from(points.prices),
    rows: points.rows,
    filled: points.filled,
    gaps: points.gaps,
    interval: points.rules.interval,
    largestStep: points.largestStep,
    sha256,
  };
}

/** The rows of one file, oldest first. */
interface FoundRows {
  times: number[];
  prices: number[];
  /** Lines or rows in the file. */
  numbers: number[];
  interval?: number | undefined;
}

async function readRows(source: Source, format: HistoryFormat): Promise<FoundRows> {
  const found: FoundRows = { times: [], prices: [], numbers: [] };
  let layout: Layout | undefined;
  let reader: PointReader | undefined;
  let last = 0;
  for await (const row of source.rows) {
    last = row.number;
    if (!reader || !layout) {
      layout = format(source, row);
      reader = new PointReader(source, layout, row);
      if (layout.hasHeader) continue;
    }
    const time = reader.time(row);
    if (found.times.length === 0) judgeFirst(source, layout, row, time, found);
    found.times.push(time);
    found.prices.push(reader.price(row));
    found.numbers.push(row.number);
  }
  if (found.times.length === 0) {
    const what = 'expected a row with a time and a price, found the end';
    throw new HistoryEmpty(placeOf(source, last + 1), what);
  }
  const [first, second] = found.times;
  if (layout?.newestFirst && second !== undefined && second < (first as number)) {
    for (const list of [found.times, found.prices, found.numbers]) list.reverse();
  }
  return found;
}

function judgeFirst(
  source: Source,
  layout: Layout,
  row: Row,
  time: number,
  found: FoundRows,
): void {
  const fault =
    layout.unitFault?.(time) ??
    (isMarketTime(time)
      ? undefined
      : `expected a time from 1900 to 2100, found ${time} s since 1970`);
  if (fault !== undefined) throw new TimeImplausible(placeOf(source, row.number), fault);
  found.interval = layout.intervalOf?.(row);
}

function placeOf({ file, unit }: Source, row: number): Place {
  return { file, row, unit };
}
