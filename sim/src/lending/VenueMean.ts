/** The recorded price moves by at most this many ticks of 0.01 % a second, as the contract's observation does. */
const TICKS_PER_SECOND = 4;
const TICK = Math.log(1.0001);
/** Seconds of the mean. */
const WINDOW = 1800;

/**
 * The venue's observation: the geometric mean of the pool's price over the last 30 minutes, of which the record moves by
 * at most four ticks a second (Observation in the bindings, here in floats and recorded at each block). Before a window
 * has passed it is the mean since the start.
 */
export class VenueMean {
  #times = new Float64Array(256);
  /** The integral of the logarithm until each time. */
  #sums = new Float64Array(256);
  #first = 0;
  #end = 1;
  #log: number;

  constructor(time: number, price: number) {
    this.#times[0] = time;
    this.#log = Math.log(price);
  }

  /** A block: the pool has had `price` since the last one. Returns the mean. */
  update(time: number, price: number): number {
    const mask = this.#times.length - 1;
    const before = this.#times[(this.#end - 1) & mask] as number;
    const passed = time - before;
    if (passed > 0) {
      const most = passed * TICKS_PER_SECOND * TICK;
      this.#log += Math.max(-most, Math.min(most, Math.log(price) - this.#log));
      this.#keep(time, (this.#sums[(this.#end - 1) & mask] as number) + this.#log * passed);
    }
    return Math.exp(this.#meanLog(time));
  }

  #meanLog(time: number): number {
    const mask = this.#times.length - 1;
    const start = time - WINDOW;
    while (
      this.#first + 1 < this.#end &&
      (this.#times[(this.#first + 1) & mask] as number) <= start
    ) {
      this.#first++;
    }
    const [time0, sum0] = [
      this.#times[this.#first & mask] as number,
      this.#sums[this.#first & mask] as number,
    ];
    if (this.#first + 1 === this.#end) return this.#log;
    const next = (this.#first + 1) & mask;
    // The record between two times is straight: the window's start can lie within.
    const slope = ((this.#sums[next] as number) - sum0) / ((this.#times[next] as number) - time0);
    const from = Math.max(time0, start);
    const sumAtStart = sum0 + slope * (from - time0);
    return ((this.#sums[(this.#end - 1) & mask] as number) - sumAtStart) / (time - from);
  }

  #keep(time: number, sum: number): void {
    if (this.#end - this.#first === this.#times.length) this.#grow();
    const place = this.#end++ & (this.#times.length - 1);
    this.#times[place] = time;
    this.#sums[place] = sum;
  }

  #grow(): void {
    const length = 2 * this.#times.length;
    const [times, sums] = [new Float64Array(length), new Float64Array(length)];
    for (let point = this.#first; point < this.#end; point++) {
      const from = point & (this.#times.length - 1);
      times[point & (length - 1)] = this.#times[from] as number;
      sums[point & (length - 1)] = this.#sums[from] as number;
    }
    this.#times = times;
    this.#sums = sums;
  }
}
