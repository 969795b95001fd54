import { relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { type CheckOptions, checkData } from '../data/checkData.ts';
import { DataFolder } from '../data/DataFolder.ts';
import { isDay } from '../data/days.ts';
import { downloadBinance, type Wanted } from '../data/downloadBinance.ts';
import { downloadCoinbase } from '../data/downloadCoinbase.ts';
import type { TimeUnit } from '../history/times.ts';
import { dataHelp } from './dataHelp.ts';
import { onlyArgument } from './options.ts';
import { UsageError } from './UsageError.ts';

const dataFolder = fileURLToPath(new URL('../../data', import.meta.url));

/** `sim data`: downloads and checks files of prices. Resolves to the exit code: 1 where a file has gaps. */
export async function dataCommand(args: string[]): Promise<number> {
  const [what, ...rest] = args;
  switch (what) {
    case 'binance':
      return download(rest, downloadBinance);
    case 'coinbase':
      return download(rest, downloadCoinbase);
    case 'check':
      return check(rest);
    case '--help':
    case '-h':
      console.log(dataHelp);
      return 0;
    default:
      throw new UsageError(
        `data: expected binance, coinbase or check, found ${what === undefined ? 'nothing' : `"${what}"`}`,
      );
  }
}

async function download(args: string[], from: typeof downloadBinance): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      from: { type: 'string' },
      to: { type: 'string' },
      interval: { type: 'string' },
      out: { type: 'string' },
      'base-url': { type: 'string' },
      quiet: { type: 'boolean', short: 'q' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help) {
    console.log(dataHelp);
    return 0;
  }
  const symbol = onlyArgument(positionals, 'symbol');
  if (!/^[A-Za-z0-9-]+$/.test(symbol)) {
    throw new UsageError(`expected a symbol of letters and digits, found "${symbol}"`);
  }
  const wanted: Wanted = {
    symbol,
    interval: intervalOf(values.interval),
    from: dayOf('--from', values.from),
    to: dayOf('--to', values.to),
    base: baseOf(values['base-url']),
    onFile: ({ file, bytes, isVerified }, wasThere) => {
      const state = wasThere ? 'there already' : `${bytes} bytes${isVerified ? ', verified' : ''}`;
      if (!values.quiet) console.log(`${file}: ${state}`);
    },
  };
  if (wanted.from > wanted.to) {
    throw new UsageError(`expected --from before --to, found ${wanted.from} and ${wanted.to}`);
  }
  const folder = new DataFolder(resolve(values.out ?? `${dataFolder}/${symbol}`));
  const files = await from(wanted, folder);
  const shown = relative('.', folder.folder) || '.';
  if (!values.quiet)
    console.log(
      `${files.length} ${files.length === 1 ? 'file' : 'files'} and data.json are in ${shown}`,
    );
  return 0;
}

async function check(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      price: { type: 'string' },
      time: { type: 'string' },
      'time-unit': { type: 'string' },
      interval: { type: 'string' },
      'largest-step': { type: 'string' },
      ticks: { type: 'boolean' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help) {
    console.log(dataHelp);
    return 0;
  }
  if (positionals.length === 0) throw new UsageError('expected files to check, found none');
  const options: CheckOptions = {
    price: values.price,
    time: values.time,
    timeUnit: unitOf(values['time-unit']),
    interval: numberAbove('--interval', values.interval, 0),
    largestStep: numberAbove('--largest-step', values['largest-step'], 1),
    rows: values.ticks ? 'ticks' : 'candles',
  };
  const { lines, history } = await checkData(positionals, options);
  console.log(lines.join('\n'));
  return history.gaps.length === 0 ? 0 : 1;
}

const timeUnits = ['iso', 'seconds', 'milliseconds', 'microseconds', 'nanoseconds'] as const;

function unitOf(text: string | undefined): TimeUnit | undefined {
  const unit = timeUnits.find((known) => known === text);
  if (text === undefined || unit !== undefined) return unit;
  throw new UsageError(`--time-unit: expected one of ${timeUnits.join(', ')}, found "${text}"`);
}

function numberAbove(option: string, text: string | undefined, least: number): number | undefined {
  if (text === undefined) return undefined;
  const value = Number(text);
  if (text.trim() !== '' && value > least && value < Number.POSITIVE_INFINITY) return value;
  throw new UsageError(`${option}: expected a number above ${least}, found "${text}"`);
}

function dayOf(option: string, text: string | undefined): string {
  if (text !== undefined && isDay(text)) return text;
  throw new UsageError(
    `${option}: expected a day such as 2024-01-31, found ${text === undefined ? 'none' : `"${text}"`}`,
  );
}

function intervalOf(text = '1m'): string {
  if (/^\d+(s|m|h|d|w|mo)$/.test(text)) return text;
  throw new UsageError(`--interval: expected a length such as 1m or 1h, found "${text}"`);
}

function baseOf(text: string | undefined): string | undefined {
  if (text === undefined || /^https?:\/\/[^/]/.test(text)) return text?.replace(/\/+$/, '');
  throw new UsageError(`--base-url: expected an http or https address, found "${text}"`);
}
