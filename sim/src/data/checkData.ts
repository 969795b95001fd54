import { type ReadHistory, readHistory } from '../history/readHistory.ts';
import { timeText } from '../history/times.ts';
import { type ColumnHints, detectFormat } from './detectFormat.ts';

/** How to look at files. */
export interface CheckOptions extends ColumnHints {
  interval?: number | undefined;
  largestStep?: number | undefined;
  rows?: 'candles' | 'ticks' | undefined;
}

/** What files hold together. */
export interface DataCheck {
  history: ReadHistory;
  /** For people, a line each. */
  lines: string[];
}

/** Gaps shown one by one. */
const SHOWN_GAPS = 8;

/**
 * Reads files that follow each other as a scenario would, but counts gaps instead of ending at the first one.
 * Throws what `detectFormat` and `readHistory` throw.
 */
export async function checkData(
  files: readonly string[],
  options: CheckOptions,
): Promise<DataCheck> {
  const [first] = files;
  if (first === undefined) throw new RangeError('There is at least one file to check.');
  const { format, fields } = await detectFormat(first, options);
  const { rows = 'candles' } = options;
  const history = await readHistory(files, format, {
    interval: options.interval,
    gaps: 'hold',
    rows,
    longestSilence: 3600,
    largestStep: options.largestStep ?? 2,
  });
  return {
    history,
    lines: [...figures(history), '', ...scenarioLines(files, fields, history, rows)],
  };
}

function figures(history: ReadHistory): string[] {
  const { times, prices, rows, interval, gaps, filled, largestStep } = history;
  const last = times.length - 1;
  let [least, most] = [0, 0];
  for (let at = 1; at <= last; at++) {
    if ((prices[at] as number) < (prices[least] as number)) least = at;
    if ((prices[at] as number) > (prices[most] as number)) most = at;
  }
  const priceAt = (at: number) => `${prices[at]} at ${timeText(times[at] as number)}`;
  const seconds = (times[last] as number) - (times[0] as number);
  return [
    `rows      ${rows}, ${interval} s apart`,
    `span      ${timeText(times[0] as number)} to ${timeText(times[last] as number)}, ${(seconds / 86_400).toFixed(3)} days`,
    `prices    ${prices[0]} to ${prices[last]}; lowest ${priceAt(least)}, highest ${priceAt(most)}`,
    `          between neighbours at most ${((largestStep - 1) * 100).toFixed(3)} %`,
    gaps.length === 0
      ? 'gaps      none'
      : `gaps      ${gaps.length}; points missing: ${filled} (gaps: hold repeats the price before)`,
    ...gaps.slice(0, SHOWN_GAPS).map(({ place, after, before }) => {
      const where = `${place.file}, ${place.unit} ${place.row}`;
      return `          ${where}: nothing between ${timeText(after)} and ${timeText(before)}`;
    }),
    ...(gaps.length > SHOWN_GAPS ? [`          and ${gaps.length - SHOWN_GAPS} more`] : []),
  ];
}

function scenarioLines(
  files: readonly string[],
  fields: readonly string[],
  { interval, gaps }: ReadHistory,
  rows: string,
): string[] {
  const list = files.map((file) => JSON.stringify(file));
  return [
    'path:',
    ...fields.map((field) => `  ${field}`),
    `  file: ${list.length === 1 ? list[0] : `[${list.join(', ')}]`} # a scenario looks from its own folder`,
    `  interval: ${interval}`,
    ...(rows === 'ticks' ? ['  rows: ticks'] : []),
    ...(gaps.length > 0 ? ['  gaps: hold'] : []),
  ];
}
