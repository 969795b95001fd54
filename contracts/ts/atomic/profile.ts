import { squareRoot } from '../maths/squareRoot.ts';

const HOUR = 3600;

/** What a swap's times assume of its two chains. All in seconds. */
export interface SwapProfile {
  /** From the proposal to the first lock's expiry, T₁. */
  firstExpiry: number;
  /** From the proposal to the second lock's expiry, T₂. */
  secondExpiry: number;
  /** After so long a transaction is in a block, even against a sequencer that leaves it out. */
  inclusion: number;
  /** After so long a block is final: of a rollup, once the block that carries it is final on its own base chain. */
  finality: number;
  /** A chain whose newest block is older or newer than this by one's own clock is halted, or lies about the time. */
  silence: number;
  /** Whom this relies on, in a sentence. */
  trust: string;
}

/** Both chains' worst cases, and a chain's sequencers believed. */
export const swapProfiles = {
  rollup: {
    firstExpiry: 64 * HOUR,
    secondExpiry: 36 * HOUR,
    inclusion: 24 * HOUR,
    finality: 1.5 * HOUR,
    silence: HOUR / 4,
    trust:
      'No sequencer is trusted: a transaction that is left out can be forced in within 24 hours.',
  },
  fast: {
    firstExpiry: 24 * HOUR,
    secondExpiry: 12 * HOUR,
    inclusion: HOUR,
    finality: 1.5 * HOUR,
    silence: HOUR / 4,
    trust:
      'The sequencers of both chains are trusted: one that leaves your transaction out for hours, or stands still, can cost you all that you swap.',
  },
} as const satisfies Record<string, SwapProfile>;

/** The name of one of `swapProfiles`. */
export type SwapProfileName = keyof typeof swapProfiles;

/** Beyond inclusion and finality, between the two expiries, in seconds. */
const GAP_MARGIN = 2 * HOUR;
/** Beyond inclusion and finality, between the reveal and the second lock's expiry, in seconds. */
const REVEAL_MARGIN = HOUR;

/**
 * How far the first lock's expiry lies behind the second's at the least, in seconds: a secret that is revealed in the
 * second's last moment must become final, and the first lock be redeemed, before the first one's expiry.
 */
export function leastGap({ inclusion, finality }: SwapProfile): number {
  return inclusion + finality + GAP_MARGIN;
}

/**
 * The first second in which the holder must not reveal any more: the transaction might come too late for the second lock
 * and still tell the secret, with which the first can be redeemed.
 */
export function revealDeadline({ inclusion, finality }: SwapProfile, secondExpiry: number): number {
  return secondExpiry - (inclusion + finality + REVEAL_MARGIN);
}

/**
 * What it costs to leave the other side free to go through with a swap or not, in millionths of the amount: an option at
 * the money, σ √(t / 2π), with a volatility σ of 4 % a day (Brenner and Subrahmanyam, 1988). 1.1 % for 12 hours.
 *
 * @param seconds how long the other side may choose; at or below 0 it may not.
 */
export function optionCost(seconds: number): bigint {
  if (seconds <= 0) return 0n;
  // (0.04² / 2π) in parts of 10¹²; the root of such a part is a millionth.
  return squareRoot((254_647_909n * BigInt(Math.ceil(seconds))) / 86_400n);
}
