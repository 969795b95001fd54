/** An exponential moving average over times that need not be equal: what is older by `seconds` weighs e times less. */
export class MovingAverage {
  value: number;
  readonly #seconds: number;

  /** @param value the first one */
  constructor(seconds: number, value: number) {
    this.#seconds = seconds;
    this.value = value;
  }

  /** Takes in what was seen `elapsed` seconds after the last one. */
  follow(seen: number, elapsed: number): void {
    this.value += (seen - this.value) * -Math.expm1(-elapsed / this.#seconds);
  }
}
