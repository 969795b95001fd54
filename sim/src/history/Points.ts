import { HistoryGap, type Place, PriceImplausible, TimeNotRising } from './historyErrors.ts';
import { timeText } from './times.ts';

/** What a history is held to. */
export interface Rules {
  /** Seconds from one point to the next. */
  interval: number;
  /** What a missing row does: ends the reading with `HistoryGap`, or repeats the price before it. */
  gaps: 'error' | 'hold';
  /** Candles have a row an interval. Ticks come at any time; the price at each interval is that of the last one. */
  rows: 'candles' | 'ticks';
  /** Between two ticks, in seconds; what is longer is a gap. */
  longestSilence: number;
  /** The largest ratio, either way, of a price to the one of the row before. */
  largestStep: number;
  /** The prices that are expected; any where absent. */
  range?: { least: number; most: number } | undefined;
}

/** Rows that are missing between two that are there. */
export interface Gap {
  place: Place;
  /** Seconds since 1970 of the rows around it. */
  after: number;
  before: number;
}

/** Collects points and judges each against the one before. */
export class Points {
  readonly times: number[] = [];
  readonly prices: number[] = [];
  readonly gaps: Gap[] = [];
  /** Points that a gap was filled with. */
  filled = 0;
  /** Rows taken in. */
  rows = 0;
  /** The largest ratio of neighbouring prices, either way. */
  largestStep = 1;
  /** The first point of ticks. */
  #start = 0;
  #time = Number.NaN;
  #price = Number.NaN;

  constructor(readonly rules: Rules) {}

  /** Throws `TimeNotRising`, `HistoryGap` and `PriceImplausible`. */
  add(place: Place, time: number, price: number): void {
    const isFirst = this.rows === 0;
    if (this.rules.rows === 'ticks') this.#tick(place, time, isFirst);
    else {
      if (!isFirst) this.#bridge(place, time);
      this.times.push(time);
      this.prices.push(price);
    }
    this.#judgePrice(place, price);
    this.rows++;
    this.#time = time;
    this.#price = price;
  }

  /** Called after the last row. */
  end(): void {
    if (this.rules.rows !== 'ticks' || this.rows === 0) return;
    const { interval } = this.rules;
    for (let at = this.#nextTime(); at <= this.#time; at += interval) this.#push(at, this.#price);
  }

  /** Ticks fill the intervals up to the next one with the price before it. */
  #tick(place: Place, time: number, isFirst: boolean): void {
    const { interval, longestSilence, gaps } = this.rules;
    if (isFirst) {
      this.#start = Math.ceil(time / interval) * interval;
      return;
    }
    if (time < this.#time) throw this.#notRising(place, time, 'at or after');
    const isGap = time - this.#time > longestSilence;
    if (isGap && gaps === 'error') {
      const expected = `expected a tick within ${longestSilence} s after ${timeText(this.#time)}`;
      throw new HistoryGap(place, `${expected}, found ${timeText(time)}${holdRemedy}`);
    }
    if (isGap) this.gaps.push({ place, after: this.#time, before: time });
    for (let at = this.#nextTime(); at < time; at += interval) {
      this.#push(at, this.#price);
      if (isGap) this.filled++;
    }
  }

  #nextTime(): number {
    return this.#start + this.times.length * this.rules.interval;
  }

  #bridge(place: Place, time: number): void {
    const { interval, gaps } = this.rules;
    const before = this.#time;
    if (time <= before) throw this.#notRising(place, time, 'after');
    const steps = Math.round((time - before) / interval);
    // Times of counts below a second are sums of floats.
    const isOnInterval = steps > 0 && Math.abs(time - before - steps * interval) < 1e-6;
    if (isOnInterval && steps === 1) return;
    if (gaps === 'error' || !isOnInterval) {
      const expected = `expected ${timeText(before + interval)}, ${interval} s after the row before`;
      const remedy = isOnInterval ? holdRemedy : '; the time is not on the interval';
      throw new HistoryGap(place, `${expected}, found ${timeText(time)}${remedy}`);
    }
    this.gaps.push({ place, after: before, before: time });
    for (let step = 1; step < steps; step++) {
      this.#push(before + step * interval, this.#price);
      this.filled++;
    }
  }

  #push(time: number, price: number): void {
    this.times.push(time);
    this.prices.push(price);
  }

  #notRising(place: Place, time: number, how: string): TimeNotRising {
    const what = `expected a time ${how} ${timeText(this.#time)}, found ${timeText(time)}`;
    return new TimeNotRising(place, what);
  }

  #judgePrice(place: Place, price: number): void {
    const { range, largestStep } = this.rules;
    if (range && (price < range.least || price > range.most)) {
      const turned = 1 / price >= range.least && 1 / price <= range.most;
      const hint = turned ? `; it is the inverse, 1/${price} = ${1 / price}, that is` : '';
      const what = `expected a price from ${range.least} to ${range.most}, found ${price}${hint}`;
      throw new PriceImplausible(place, what);
    }
    if (this.rows === 0) return;
    const before = this.#price;
    const ratio = Math.max(price / before, before / price);
    if (ratio > largestStep) {
      const what = `expected a price within ${largestStep} times ${before}, that of the row before, found ${price}`;
      throw new PriceImplausible(place, what + likelyCause(before, price, largestStep));
    }
    this.largestStep = Math.max(this.largestStep, ratio);
  }
}

const holdRemedy = '; "gaps: hold" repeats the price before a gap';

function likelyCause(before: number, price: number, largestStep: number): string {
  const inverted = Math.max(before * price, 1 / (before * price));
  if (inverted <= largestStep) return ', as if the price were inverted from here on';
  const digits = Math.abs(Math.log10(price / before));
  const isPower = Math.round(digits) > 0 && Math.abs(digits - Math.round(digits)) < 0.02;
  if (isPower) return `, as if the decimals were off by ${Math.round(digits)} from here on`;
  return '; largestStep allows more';
}
