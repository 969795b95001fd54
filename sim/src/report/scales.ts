/** A value's place on an axis in pixels. */
export type Scale = (value: number) => number;

/** An axis: from where to where, and whether equal distances are equal differences or equal ratios. */
export interface AxisRange {
  low: number;
  high: number;
  isLog: boolean;
}

/** The range of some values with a little air; around a single value where all are equal. */
export function rangeOf(values: readonly number[], isLog = false): AxisRange {
  const finite = values.filter((value) => Number.isFinite(value) && (!isLog || value > 0));
  if (finite.length === 0) return { low: isLog ? 1 : 0, high: isLog ? 10 : 1, isLog };
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (const value of finite) {
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  if (isLog) {
    const air = Math.max((high / low) ** 0.04, 1.02);
    return { low: low / air, high: high * air, isLog };
  }
  const air = high > low ? (high - low) * 0.05 : Math.abs(high) * 0.05 || 1;
  return { low: low - air, high: high + air, isLog };
}

/** Maps a range onto pixels. */
export function scaleOf({ low, high, isLog }: AxisRange, from: number, to: number): Scale {
  const place = isLog ? Math.log : (value: number) => value;
  const start = place(low);
  const length = place(high) - start;
  return (value) => from + ((place(value) - start) / length) * (to - from);
}

/** Round values within a range, about as many as asked for. */
export function ticksOf({ low, high, isLog }: AxisRange, count: number): number[] {
  if (isLog && high / low > 8) {
    const first = Math.ceil(Math.log10(low) - 1e-9);
    const last = Math.floor(Math.log10(high) + 1e-9);
    const every = Math.max(1, Math.ceil((last - first + 1) / count));
    const powers: number[] = [];
    for (let power = first; power <= last; power += every) powers.push(Number(`1e${power}`));
    if (powers.length > 1) return powers;
  }
  const step = roundStep((high - low) / count);
  const ticks: number[] = [];
  for (let index = Math.ceil(low / step - 1e-9); index * step <= high + step * 1e-9; index++) {
    ticks.push(Number((index * step).toPrecision(12)));
  }
  return ticks;
}

/** The nearest of 1, 2, 2.5, 5, 10 times a power of ten that is not below. */
function roundStep(least: number): number {
  const power = 10 ** Math.floor(Math.log10(least));
  const factor = [1, 2, 2.5, 5, 10].find((candidate) => candidate * power >= least * (1 - 1e-9));
  return (factor ?? 10) * power;
}

/** A number as short as an axis needs it: 12k, 1.5M, 0.003. */
export function shortNumber(value: number): string {
  const size = Math.abs(value);
  if (size === 0) return '0';
  if (size >= 1e9) return `${trimmed(value / 1e9)}B`;
  if (size >= 1e6) return `${trimmed(value / 1e6)}M`;
  if (size >= 1e4) return `${trimmed(value / 1e3)}k`;
  if (size < 1e-4) return value.toExponential(1).replace('.0e', 'e');
  return trimmed(value);
}

/** A value for a label or a table, to five digits. */
export function figure(value: number | null | undefined): string {
  if (value === null || value === undefined || !Number.isFinite(value)) return '–';
  const size = Math.abs(value);
  if (size !== 0 && size < 1e-4) return value.toExponential(2);
  return value.toLocaleString('en-US', {
    maximumSignificantDigits: size >= 1e5 ? Math.ceil(Math.log10(size)) : 5,
  });
}

function trimmed(value: number): string {
  return String(Number(value.toPrecision(4)));
}

/** How times are written on an axis: dates for history, else minutes, hours or days since the start. */
export function timeFormat(
  low: number,
  high: number,
): { unit: string; format: (t: number) => string; per: number } {
  const isDate = low > 5e8;
  const span = high - low;
  if (isDate) {
    const isShort = span < 3 * 86_400;
    const format = (t: number) => {
      const text = new Date(t * 1000).toISOString();
      return isShort ? text.slice(11, 16) : text.slice(0, 10);
    };
    const unit = isShort ? `UTC, ${new Date(low * 1000).toISOString().slice(0, 10)}` : 'UTC';
    return { unit, format, per: isShort ? 3600 : 86_400 };
  }
  const [per, unit] =
    span > 2 * 86_400 ? [86_400, 'days'] : span > 7200 ? [3600, 'hours'] : [60, 'minutes'];
  return { unit, format: (t) => shortNumber(t / per), per };
}
