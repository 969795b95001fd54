/** What an account holds against its start, in units; below zero where it has paid more than it got. */
export interface Position {
  base: bigint;
  quote: bigint;
}

/**
 * The accounts' positions. Accounts have credit without bound: an agent's result is what it gained, and whoever hedges
 * outside brings the tokens from there. What all of them are down is what the exchange holds.
 */
export class Ledger {
  readonly #positions = new Map<string, Position>();

  /** Adds to an account's position; amounts may be negative. */
  add(account: string, base: bigint, quote: bigint): void {
    const position = this.#positions.get(account);
    if (position) {
      position.base += base;
      position.quote += quote;
    } else {
      this.#positions.set(account, { base, quote });
    }
  }

  /** An account's position; zero where it never traded. */
  position(account: string): Readonly<Position> {
    return this.#positions.get(account) ?? { base: 0n, quote: 0n };
  }

  /** What the exchange holds: the opposite of all positions. */
  held(): Position {
    const held = { base: 0n, quote: 0n };
    for (const { base, quote } of this.#positions.values()) {
      held.base -= base;
      held.quote -= quote;
    }
    return held;
  }
}
