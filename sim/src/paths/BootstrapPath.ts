import type { Random } from '../random/Random.ts';
import type { PriceHistory } from './HistoryPath.ts';
import type { PricePath } from './PricePath.ts';

/** Parameters of a price drawn from a history. */
export interface BootstrapParameters {
  /** First price; the history's first one where it is absent. */
  start?: number | undefined;
  /** Steps after the first point. */
  steps: number;
  /** Mean length of the pieces that are drawn, in points: they keep what follows what within them. */
  blockPoints: number;
}

/**
 * The stationary bootstrap (Politis and Romano 1994, J. American Statistical Association 89) of a history's log
 * returns: pieces that begin anywhere with equal chance and have geometric lengths of that mean, the history's end
 * joined to its start. Each step takes its return and the time it took.
 */
export class BootstrapPath implements PricePath {
  time = 0;
  price: number;
  readonly #history: PriceHistory;
  readonly #random: Random;
  readonly #newPiece: number;
  /** The return that comes next: from this point to the one after. */
  #at = -1;
  #left: number;

  /** Throws a RangeError where the history has fewer than two points. */
  constructor(history: PriceHistory, parameters: BootstrapParameters, random: Random) {
    const [first] = history.prices;
    if (first === undefined || history.prices.length < 2) {
      throw new RangeError('A history to draw from has at least two points.');
    }
    this.#history = history;
    this.#random = random;
    this.#newPiece = 1 / parameters.blockPoints;
    this.#left = parameters.steps;
    this.price = parameters.start ?? first;
  }

  advance(): boolean {
    if (this.#left === 0) return false;
    this.#left--;
    const { times, prices } = this.#history;
    const returns = prices.length - 1;
    const isNew = this.#at < 0 || this.#random.uniform() < this.#newPiece;
    this.#at = isNew ? Math.floor(this.#random.uniform() * returns) : (this.#at + 1) % returns;
    const [from, to] = [this.#at, this.#at + 1];
    this.time += (times[to] as number) - (times[from] as number);
    this.price *= (prices[to] as number) / (prices[from] as number);
    return true;
  }
}
