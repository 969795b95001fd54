const never = Number.POSITIVE_INFINITY;

/** How a price feed follows the outside price, and what goes wrong with it. Times are seconds since the start. */
export interface FeedParameters {
  /** It writes at least this often. */
  heartbeat: number;
  /** And whenever the price it sees is further than this from what it wrote, as a fraction; 0: at each block. */
  deviation: number;
  /** It sees the outside price of this long ago. */
  lag: number;
  /** From when until when it writes nothing; absent for never, and for ever. */
  stuckFrom?: number | undefined;
  stuckUntil?: number | undefined;
  /** From when on it writes the price times `lieFactor`; absent for never. */
  lieFrom?: number | undefined;
  lieFactor: number;
}

/**
 * A price feed as lending markets read them: an answer and the time it was written at. A feed
 * without heartbeat, deviation, lag and faults is the outside price itself.
 */
export class PriceFeed {
  price: number;
  /** When `price` was written. */
  updatedAt: number;
  readonly #parameters: FeedParameters;
  readonly #start: number;

  /** Starts with a first answer, written at the start. */
  constructor(parameters: FeedParameters, time: number, price: number) {
    this.#parameters = parameters;
    this.#start = time;
    this.updatedAt = time;
    this.price = price;
  }

  /** How long ago the feed looks: it is updated with the outside price of then. */
  get lag(): number {
    return this.#parameters.lag;
  }

  /** A block. @param seen the outside price `lag` seconds before `time` */
  update(time: number, seen: number): void {
    const { heartbeat, deviation, lieFactor } = this.#parameters;
    const { stuckFrom = never, stuckUntil = never, lieFrom = never } = this.#parameters;
    const since = time - this.#start;
    if (since >= stuckFrom && since < stuckUntil) return;
    const answer = since >= lieFrom ? seen * lieFactor : seen;
    const isDue = time - this.updatedAt >= heartbeat;
    if (!isDue && Math.abs(answer / this.price - 1) < deviation) return;
    this.price = answer;
    this.updatedAt = time;
  }
}
