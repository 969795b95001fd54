import type { Logger } from 'pino';
import type { Address } from 'viem';
import { TokenUnreadable } from './heldOf.ts';

/** A token of which the exchange holds less than it owes. */
export interface Shortfall {
  token: Address;
  /** Token units. */
  owed: bigint;
  held: bigint;
  block: number;
}

export interface Solvency {
  /** unchecked: no block was checked yet, or the last checks failed. */
  status: 'solvent' | 'insolvent' | 'unchecked';
  /** The last block that was checked. */
  block: number | null;
  /** Tokens that fall short. */
  shortfalls: Shortfall[];
  /** Tokens that do not say what is held of them. */
  unreadable: Address[];
  /** Why nothing can be checked, or null. */
  problem: string | null;
}

/** What the checks found, and the log of it: an error where a token falls short, and where it falls shorter. */
export class SolvencyReport {
  readonly #log: Logger;
  readonly #short = new Map<Address, Shortfall>();
  readonly #unreadable = new Set<Address>();
  #block: number | null = null;
  #problem: string | null = null;

  constructor(log: Logger) {
    this.#log = log;
  }

  get present(): Solvency {
    const isChecked = this.#problem === null && this.#block !== null;
    return {
      status: this.#short.size > 0 ? 'insolvent' : isChecked ? 'solvent' : 'unchecked',
      block: this.#block,
      shortfalls: [...this.#short.values()],
      unreadable: [...this.#unreadable],
      problem: this.#problem,
    };
  }

  note(check: Omit<Shortfall, 'held'> & { held: bigint | TokenUnreadable }): void {
    const { token, owed, held, block } = check;
    if (held instanceof TokenUnreadable) {
      if (!this.#unreadable.has(token))
        this.#log.warn(
          { token, block, err: held },
          'a token does not say what the exchange holds of it',
        );
      this.#unreadable.add(token);
      return;
    }
    this.#unreadable.delete(token);
    const before = this.#short.get(token);
    if (held >= owed) {
      if (before) this.#log.info({ token, block }, 'the exchange holds what it owes again');
      this.#short.delete(token);
      return;
    }
    this.#short.set(token, { token, owed, held, block });
    if (before && before.owed - before.held >= owed - held) return;
    const amounts = { owed: owed.toString(), held: held.toString() };
    this.#log.error({ token, block, ...amounts }, 'the exchange holds less than it owes');
  }

  checked(block: number): void {
    this.#block = block;
    if (this.#problem !== null) this.#log.info({ block }, 'solvency is checked again');
    this.#problem = null;
  }

  unable(problem: string): void {
    if (this.#problem !== problem) this.#log.error({ problem }, 'solvency cannot be checked');
    this.#problem = problem;
  }

  /** Forgets what was found of blocks that are gone. */
  clear(): void {
    this.#short.clear();
    this.#unreadable.clear();
    this.#block = null;
  }
}
