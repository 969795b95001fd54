import type { Random } from '../random/Random.ts';

/** What a unit of gas costs, in gwei (10^-9 of the chain's coin), block by block. */
export interface GasPrice {
  /** The price at a block: called once a block, in order of time, with the outside price there. */
  at(time: number, price: number): number;
}

/** The same at all times. */
export function constantGas(gwei: number): GasPrice {
  return { at: () => gwei };
}

/** Calm and busy times that take turns. */
export interface GasSpikes {
  gwei: number;
  /** While it is busy. */
  spikeGwei: number;
  /** Mean lengths of a calm and a busy time, in seconds. */
  calmSeconds: number;
  spikeSeconds: number;
}

/** A two-state Markov process in continuous time: lengths are exponential, it starts calm. */
export function spikingGas(parameters: GasSpikes, random: Random): GasPrice {
  const { gwei, spikeGwei, calmSeconds, spikeSeconds } = parameters;
  let isBusy = false;
  let until = Number.NaN;
  return {
    at(time) {
      if (Number.isNaN(until)) until = time + calmSeconds * random.exponential();
      while (until <= time) {
        isBusy = !isBusy;
        until += (isBusy ? spikeSeconds : calmSeconds) * random.exponential();
      }
      return isBusy ? spikeGwei : gwei;
    },
  };
}

/** Gas that rises as the price moves. */
export interface GasWithMoves {
  gwei: number;
  /** How many times it multiplies by e for a move of 100 % of the price within the memory: 50 is ×1.65 for 1 %. */
  sensitivity: number;
  /** How long a move is remembered: its weight falls by e in that time. */
  memorySeconds: number;
  /** Never more than that. */
  mostGwei: number;
}

/**
 * gwei · e^(sensitivity · m), at most `mostGwei`, where m is the sum of the price's absolute log returns, each
 * weighted by e^(−age / memory): what everybody's hurry in a moving market does to a fee auction.
 */
export function gasWithMoves(parameters: GasWithMoves): GasPrice {
  const { gwei, sensitivity, memorySeconds, mostGwei } = parameters;
  let last = { time: Number.NaN, price: 0 };
  let moved = 0;
  return {
    at(time, price) {
      if (!Number.isNaN(last.time)) {
        moved *= Math.exp((last.time - time) / memorySeconds);
        moved += Math.abs(Math.log(price / last.price));
      }
      last = { time, price };
      return Math.min(mostGwei, gwei * Math.exp(sensitivity * moved));
    },
  };
}
