/** How a file writes times: ISO 8601 text (UTC where it names no zone), or a count since 1970. */
export type TimeUnit = 'iso' | keyof typeof unitsPerSecond;

/** Counts of time, by what one second has of them. */
export const unitsPerSecond = {
  seconds: 1,
  milliseconds: 1e3,
  microseconds: 1e6,
  nanoseconds: 1e9,
} as const;

/** What a time should look like, for messages. */
export function timeExample(unit: TimeUnit): string {
  return unit === 'iso'
    ? 'an ISO 8601 time such as 2024-02-15 00:01:00'
    : `${unit} since 1970, a number`;
}

/** Seconds since 1970, or NaN where the text is no time. */
export function parseTime(text: string, unit: TimeUnit): number {
  return unit === 'iso' ? parseIso(text) : parseNumber(text) / unitsPerSecond[unit];
}

/** A plain decimal number, or NaN. */
export function parseNumber(text: string): number {
  return /^[-+]?(\d+\.?\d*|\.\d+)([eE][-+]?\d+)?$/.test(text) ? Number(text) : Number.NaN;
}

/** A time as people read it, of any that a Date can hold. */
export function timeText(seconds: number): string {
  return new Date(seconds * 1000).toISOString().replace('.000Z', 'Z');
}

/** The last time that a Date can hold, in seconds since 1970. */
export const LAST_SECOND = 8.64e12;

const FIRST_MARKET = Date.UTC(1900, 0) / 1000;
const LAST_MARKET = Date.UTC(2100, 0) / 1000;
/** Counts in another unit are told by landing in these years. */
const LIKELY_FROM = Date.UTC(2005, 0) / 1000;

/**
 * The unit that a file's first time seems to be counted in, where it is not the one named: 1700000000000 is no count of
 * seconds, but November 2023 in milliseconds. Undefined where the named one may be right.
 */
export function likelierUnit(seconds: number, unit: TimeUnit): TimeUnit | undefined {
  if (unit === 'iso' || (seconds >= LIKELY_FROM && seconds < LAST_MARKET)) return undefined;
  const count = seconds * unitsPerSecond[unit];
  return (Object.keys(unitsPerSecond) as (keyof typeof unitsPerSecond)[]).find((other) => {
    const time = count / unitsPerSecond[other];
    return other !== unit && time >= LIKELY_FROM && time < LAST_MARKET;
  });
}

/** Whether a time can be one of a market: from 1900 to 2100. */
export function isMarketTime(seconds: number): boolean {
  return seconds >= FIRST_MARKET && seconds < LAST_MARKET;
}

function parseIso(text: string): number {
  const parts =
    /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d(?:\.\d+)?)?) ?(Z|UTC|[-+]\d\d:\d\d)?)?$/.exec(
      text,
    );
  if (!parts) return Number.NaN;
  const [, day, clock = '00:00', zone = 'Z'] = parts;
  // Date.parse takes the 31st of any month for a day of the next one.
  if (!isDay(day ?? '')) return Number.NaN;
  return Date.parse(`${day}T${clock}${zone === 'UTC' ? 'Z' : zone}`) / 1000;
}

function isDay(day: string): boolean {
  const parsed = new Date(`${day}T00:00Z`);
  return !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(day);
}
