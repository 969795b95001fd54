/** Whole numbers that look random and are the same for the same seed (xorshift, 32 bits). */
export class SeededRandom {
  #state: number;

  /** @param seed any whole number. */
  constructor(seed: number) {
    // The generator's one fixed point is 0.
    this.#state = (seed ^ 0x9e3779b9) >>> 0 || 1;
  }

  /** A whole number from `least` to `most`, both included; their distance is below 2^31. */
  between(least: number, most: number): number {
    this.#state ^= this.#state << 13;
    this.#state ^= this.#state >>> 17;
    this.#state ^= this.#state << 5;
    this.#state >>>= 0;
    return least + (this.#state % (most - least + 1));
  }

  /** One of several. */
  pick<T>(choices: readonly [T, ...T[]]): T {
    return choices[this.between(0, choices.length - 1)] ?? choices[0];
  }
}
