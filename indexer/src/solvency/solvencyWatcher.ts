import type { Logger } from 'pino';
import type { Address } from 'viem';
import type { Block } from '../answers/schemas.ts';
import { readAllDues } from '../commits/dueChanges.ts';
import type { Commit, Hub } from '../commits/hub.ts';
import type { Store } from '../store/openStore.ts';
import { latestBlock } from '../views/latestBlock.ts';
import { Dues, DuesInconsistent } from './dues.ts';
import { type HeldOf, TokenUnreadable } from './heldOf.ts';
import { SolvencyReport } from './solvencyReport.ts';

export interface SolvencySettings {
  store: Store;
  hub: Hub;
  log: Logger;
  /** What the exchange holds of a token at a block. */
  heldOf: HeldOf;
}

/** How often a quiet chain is looked at: tokens can change balances without an event of the exchange. */
const lookEveryMilliseconds = 10_000;
const asksAtOnce = 8;
/** Failures in a row after which it counts as unable to check: a fork or a slow node is not worth an alarm. */
const failuresBeforeAlarm = 3;

/**
 * Compares, for each token that a block changed and one other in turn, what the exchange owes by the views with what
 * it holds on chain at that block. It works beside the indexing and never holds it up: blocks that come while a
 * check is under way are checked together, at the last of them.
 */
export class SolvencyWatcher {
  readonly report: SolvencyReport;
  readonly #settings: SolvencySettings;
  readonly #leave: () => void;
  readonly #timer: NodeJS.Timeout;
  /** What is owed at `#block`; null where all is to be read anew. */
  #dues: Dues | null = null;
  #block: Block | null = null;
  /** Commits that came while all was read. */
  #early: Commit[] = [];
  #unchecked = new Set<Address>();
  #turn: Address[] = [];
  #failures = 0;
  /** After a failure only the timer tries again, so that a node without state costs next to nothing. */
  #isResting = false;
  #working: Promise<void> | null = null;
  #isStopped = false;

  constructor(settings: SolvencySettings) {
    this.#settings = settings;
    this.report = new SolvencyReport(settings.log);
    this.#leave = settings.hub.follow(
      (commit) => this.#onCommit(commit),
      () => this.#forget(),
    );
    this.#timer = setInterval(() => {
      this.#isResting = false;
      this.look();
    }, lookEveryMilliseconds).unref();
  }

  /** Checks at the present block, unless a check is under way. */
  look(): void {
    if (this.#isStopped || this.#isResting) return;
    this.#working ??= this.#work()
      .catch((error: unknown) => this.#onFailure(error))
      .finally(() => {
        this.#working = null;
        if (this.#unchecked.size > 0 && this.#failures === 0) this.look();
      });
  }

  /** Resolves once no check is under way any more. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    clearInterval(this.#timer);
    this.#leave();
    await this.#working;
  }

  #onCommit(commit: Commit): void {
    const follows = this.#block === null || commit.block.number === this.#block.number + 1;
    if (!commit.dues || !follows) this.#forget();
    try {
      if (this.#dues) this.#take(commit);
      else if (!this.#isResting) this.#early.push(commit);
      this.look();
    } catch (error) {
      // Whoever stores blocks goes on, whatever the views say of each other.
      this.#onFailure(error);
    }
  }

  /** The index is another, or went back: what is in memory is of blocks that are gone. */
  #forget(): void {
    this.#dues = null;
    this.#block = null;
    this.#early = [];
    this.#unchecked.clear();
    this.report.clear();
  }

  #take({ block, dues }: Commit): void {
    if (!this.#dues || !dues) return;
    for (const token of this.#dues.apply(dues)) this.#unchecked.add(token);
    this.#block = block;
  }

  async #work(): Promise<void> {
    if (!this.#dues && !(await this.#readAll())) return;
    const [dues, block] = [this.#dues, this.#block];
    if (!dues || !block) return;
    const next = this.#turn.pop();
    if (next === undefined) this.#turn = dues.tokens;
    else this.#unchecked.add(next);
    const toCheck = [...this.#unchecked].map((token) => ({ token, owed: dues.owed(token) }));
    this.#unchecked.clear();
    try {
      for (let i = 0; i < toCheck.length; i += asksAtOnce) {
        const checks = toCheck.slice(i, i + asksAtOnce).map(async ({ token, owed }) => {
          const held = await this.#heldOf(token, block);
          if (this.#dues === dues) this.report.note({ token, owed, held, block: block.number });
        });
        await Promise.all(checks);
      }
    } catch (error) {
      for (const { token } of toCheck) this.#unchecked.add(token);
      throw error;
    }
    this.#failures = 0;
    if (this.#dues === dues) this.report.checked(block.number);
  }

  /** @returns whether it could be read, and no fork came meanwhile. */
  async #readAll(): Promise<boolean> {
    const before = this.#early;
    const read = await this.#settings.store.read(async (tx) => {
      const block = await latestBlock(tx);
      return block && { block, changes: await readAllDues(tx) };
    });
    if (!read || this.#early !== before) return false;
    const dues = new Dues();
    this.#unchecked = dues.apply(read.changes);
    this.#dues = dues;
    this.#block = read.block;
    for (const commit of this.#early.splice(0)) {
      if (commit.block.number === this.#block.number + 1) this.#take(commit);
    }
    return true;
  }

  async #heldOf(token: Address, block: Block): Promise<bigint | TokenUnreadable> {
    try {
      return await this.#settings.heldOf(token, block);
    } catch (error) {
      if (error instanceof TokenUnreadable) return error;
      throw error;
    }
  }

  #onFailure(error: unknown): void {
    this.#failures++;
    const areViewsWrong = error instanceof DuesInconsistent;
    if (areViewsWrong) this.#forget();
    if (!areViewsWrong && this.#failures < failuresBeforeAlarm) return;
    this.#isResting = true;
    this.report.unable(
      error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error),
    );
  }
}
