import { growArray } from './growArray.ts';

/** What each account got less what it gave, and its pool shares, by the account's number. */
export class FloatAccounts {
  base = new Float64Array(16);
  quote = new Float64Array(16);
  shares = new Float64Array(16);
  readonly #numbers = new Map<string, number>();

  /** An account's number; a new one where the name is new. */
  numberOf(name: string): number {
    let number = this.#numbers.get(name);
    if (number === undefined) {
      number = this.#numbers.size;
      this.#numbers.set(name, number);
      if (number === this.base.length) {
        this.base = growArray(this.base);
        this.quote = growArray(this.quote);
        this.shares = growArray(this.shares);
      }
    }
    return number;
  }

  add(account: number, base: number, quote: number): void {
    this.base[account] = (this.base[account] as number) + base;
    this.quote[account] = (this.quote[account] as number) + quote;
  }
}
