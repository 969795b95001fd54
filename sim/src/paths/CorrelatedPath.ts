import type { Random } from '../random/Random.ts';
import { type ModelClock, ModelPath } from './ModelPath.ts';

/** One asset of several. */
export interface Asset {
  name: string;
  /** First price, in quote tokens. */
  start: number;
  /** Standard deviation of a day's log return. */
  dailyVolatility: number;
  /** Expected growth of the price a day. */
  dailyDrift: number;
}

/** Parameters of several prices that move together. The first asset is the market's base. */
export interface CorrelatedParameters extends Omit<ModelClock, 'start'> {
  assets: readonly Asset[];
  /** Of the log returns, a row an asset: symmetric, 1 on the diagonal, positive definite. */
  correlations: readonly (readonly number[])[];
}

/**
 * Geometric Brownian motions whose log returns have given correlations: with L the Cholesky factor of the matrix,
 * L·Lᵀ = C, each step takes L·z for independent normal z (Glasserman, "Monte Carlo Methods in Financial Engineering",
 * 2003, section 2.3.3). Sampled exactly. `price` is the first asset's; `prices` has all of them.
 */
export class CorrelatedPath extends ModelPath {
  readonly names: readonly string[];
  /** In the order of the assets. */
  readonly prices: Float64Array;
  readonly #assets: readonly Asset[];
  readonly #factor: readonly (readonly number[])[];
  readonly #logs: Float64Array;
  readonly #normals: Float64Array;

  /** Throws a RangeError where the matrix is no correlation matrix; see `choleskyFactor`. */
  constructor(parameters: CorrelatedParameters, random: Random) {
    const { assets, correlations } = parameters;
    super({ ...parameters, start: assets[0]?.start ?? Number.NaN }, random);
    const factor = choleskyFactor(correlations);
    if (factor === null || factor.length !== assets.length) {
      throw new RangeError('The correlations are no positive definite matrix of the assets.');
    }
    this.#assets = assets;
    this.#factor = factor;
    this.names = assets.map(({ name }) => name);
    this.prices = Float64Array.from(assets, ({ start }) => start);
    this.#logs = new Float64Array(assets.length);
    this.#normals = new Float64Array(assets.length);
  }

  protected move(days: number): number {
    const root = Math.sqrt(days);
    for (let index = 0; index < this.#normals.length; index++) {
      this.#normals[index] = this.random.normal();
    }
    for (const [index, { start, dailyVolatility, dailyDrift }] of this.#assets.entries()) {
      const row = this.#factor[index] as readonly number[];
      let normal = 0;
      for (let other = 0; other <= index; other++) {
        normal += (row[other] as number) * (this.#normals[other] as number);
      }
      const drift = (dailyDrift - dailyVolatility ** 2 / 2) * days;
      const log = (this.#logs[index] as number) + drift + dailyVolatility * root * normal;
      this.#logs[index] = log;
      this.prices[index] = start * Math.exp(log);
    }
    return this.#logs[0] as number;
  }
}

/** The lower triangular L with L·Lᵀ = C; null where C is not symmetric and positive definite with 1 on its diagonal. */
export function choleskyFactor(matrix: readonly (readonly number[])[]): number[][] | null {
  const factor: number[][] = [];
  for (const [row, entries] of matrix.entries()) {
    if (entries.length !== matrix.length || entries[row] !== 1) return null;
    const line: number[] = [];
    for (let column = 0; column <= row; column++) {
      const entry = entries[column] as number;
      if (entry !== matrix[column]?.[row]) return null;
      const above = column === row ? line : (factor[column] as number[]);
      let rest = entry;
      for (let index = 0; index < column; index++) {
        rest -= (line[index] as number) * (above[index] as number);
      }
      if (column === row && !(rest > 1e-12)) return null;
      line.push(column === row ? Math.sqrt(rest) : rest / (above[column] as number));
    }
    factor.push(line);
  }
  return factor;
}
