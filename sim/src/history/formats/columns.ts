import type { Formula } from '../formula.ts';
import { FormatMistaken } from '../historyErrors.ts';
import type { HistoryFormat } from '../Layout.ts';
import {
  likelierUnit,
  parseTime,
  type TimeUnit,
  timeExample,
  timeText,
  unitsPerSecond,
} from '../times.ts';

/** Columns by name, of a file that follows no known form. */
export interface ColumnMap {
  /** What the file must be; either where absent. */
  kind?: 'csv' | 'parquet';
  /** Whether a CSV's first row names the columns; without, they are `$1`, `$2`, … */
  hasHeader: boolean;
  time: string;
  timeUnit: TimeUnit;
  price: Formula;
}

/** A CSV or Parquet file of any columns. */
export function columnsFormat({
  kind,
  hasHeader,
  time,
  timeUnit,
  price,
}: ColumnMap): HistoryFormat {
  return (source) => {
    if (kind !== undefined && kind !== source.kind) {
      const found = `${fileKinds[source.kind]}, which kind: ${source.kind} reads`;
      throw new FormatMistaken(source.file, fileKinds[kind], found);
    }
    return {
      hasHeader: hasHeader || source.kind === 'parquet',
      time,
      parseTime: (text) => parseTime(text, timeUnit),
      timeExample: timeExample(timeUnit),
      price,
      unitFault: (seconds) => unitFault(seconds, timeUnit),
    };
  };
}

const fileKinds = { csv: 'a CSV', parquet: 'a Parquet file' };

function unitFault(seconds: number, unit: TimeUnit): string | undefined {
  const likelier = likelierUnit(seconds, unit);
  if (unit === 'iso' || likelier === undefined || likelier === 'iso') return undefined;

  const count = seconds * unitsPerSecond[unit];
  const day = timeText(count / unitsPerSecond[likelier]).slice(0, 10);
  return `expected ${unit} since 1970, found ${count}, which is ${day} in ${likelier}; see timeUnit`;
}
