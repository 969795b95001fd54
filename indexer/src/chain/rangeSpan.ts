/** Short, since several ranges are asked for before the first answer tells how much there is; it doubles with each. */
const firstSpan = 32;
const longestSpan = 50_000;
/** Logs that an answer should have: enough to be worth a request and a transaction, few enough to hold several. */
const wantedLogs = 4_000;
/** Answers after which a length that was refused is tried again: limits depend on what is in the blocks. */
const answersUntilRaised = 32;

/** How many blocks to ask for at once: by what the last answers held, and by what the node refused. */
export class RangeSpan {
  #span = firstSpan;
  #ceiling = longestSpan;
  #answers = 0;

  get blocks(): number {
    return Math.min(this.#span, this.#ceiling);
  }

  /** An answer of `logs` logs to a range of `length` blocks. */
  answered(length: number, logs: number): void {
    const fitting = logs === 0 ? longestSpan : Math.floor((length * wantedLogs) / logs);
    this.#span = Math.max(1, Math.min(fitting, 2 * Math.max(length, this.#span / 2), longestSpan));
    if (++this.#answers < answersUntilRaised) return;
    this.#answers = 0;
    this.#ceiling = Math.min(longestSpan, 2 * this.#ceiling);
  }

  /** The node would not answer a range of `length` blocks. */
  refused(length: number): void {
    this.#ceiling = Math.max(1, Math.min(this.#ceiling, Math.floor(length / 2)));
    this.#answers = 0;
  }
}
