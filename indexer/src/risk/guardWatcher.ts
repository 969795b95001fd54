import { gt, sql } from 'drizzle-orm';
import type { Logger } from 'pino';
import type { Address } from 'viem';
import type { Block } from '../answers/schemas.ts';
import type { GuardPrices } from '../chain/guardPrices.ts';
import { tellFollowers } from '../commits/commitLog.ts';
import type { Commit, Hub } from '../commits/hub.ts';
import { guardPrices } from '../schema/indexTables.ts';
import { lendingCollaterals, lendingPledges, lendingPositions } from '../schema/lendingTables.ts';
import type { Sql, Store } from '../store/openStore.ts';
import { latestBlock } from '../views/latestBlock.ts';

export interface GuardSettings {
  store: Store;
  hub: Hub;
  log: Logger;
  /** Whether the index has lending at all. */
  hasLending: () => boolean;
  /** What a guard says at a block. Throws the node's errors. */
  readGuard: (guard: Address, blockHash: string) => Promise<GuardPrices>;
}

/** How often a quiet chain is looked at, and one whose node failed. */
const lookEveryMilliseconds = 10_000;
const asksAtOnce = 8;
/** Guards that price no debt are asked so many a block, in turn: anybody may open markets. */
const idleAtOnce = 32;

/** Guards of all markets. */
interface Guards {
  /** Those that price a pledge of a position with a debt. */
  needed: Address[];
  idle: Address[];
}

/**
 * Reads the guards of the lending markets from the node once a block is stored, and keeps what they say. It works beside
 * the indexing and never holds it up: of blocks that come while a round is under way, the last one has the next round.
 */
export class GuardWatcher {
  readonly #settings: GuardSettings;
  readonly #leave: () => void;
  readonly #timer: NodeJS.Timeout;
  /** Null where they are to be read anew. */
  #guards: Guards | null = null;
  #turn = 0;
  #isDue = true;
  #hasFailed = false;
  #working: Promise<void> | null = null;
  #isStopped = false;

  constructor(settings: GuardSettings) {
    this.#settings = settings;
    this.#leave = settings.hub.follow(
      (commit) => this.#onCommit(commit),
      () => {
        this.#guards = null;
      },
    );
    this.#timer = setInterval(() => this.look(), lookEveryMilliseconds).unref();
    this.look();
  }

  /** Reads the guards at the present block, unless a round is under way. */
  look(): void {
    if (this.#isStopped || !this.#settings.hasLending()) return;
    this.#isDue = true;
    this.#working ??= this.#work().finally(() => {
      this.#working = null;
    });
  }

  /** Resolves once no round is under way any more. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    clearInterval(this.#timer);
    this.#leave();
    await this.#working;
  }

  #onCommit({ isLending }: Commit): void {
    if (isLending) this.#guards = null;
    this.look();
  }

  async #work(): Promise<void> {
    while (this.#isDue && !this.#isStopped) {
      this.#isDue = false;
      try {
        await this.#round();
        this.#hasFailed = false;
      } catch (error) {
        // A fork or a slow node: the next block, or the timer, tries again.
        if (!this.#hasFailed) this.#settings.log.warn({ err: error }, 'guards could not be read');
        this.#hasFailed = true;
      }
      this.#settings.hub.tellPrices();
    }
  }

  async #round(): Promise<void> {
    const { store } = this.#settings;
    const known = this.#guards;
    const { block, guards } = await store.read(async (tx) => {
      return { block: await latestBlock(tx), guards: known ?? (await readGuards(tx)) };
    });
    // What changed meanwhile is asked for in the next round.
    if (!this.#isDue) this.#guards = guards;
    const asked = [...guards.needed, ...this.#nextIdle(guards.idle)];
    if (!block || asked.length === 0) return;
    const said = new Map<Address, GuardPrices>();
    for (let i = 0; i < asked.length; i += asksAtOnce) {
      const some = asked.slice(i, i + asksAtOnce).map(async (guard) => {
        said.set(guard, await this.#settings.readGuard(guard, block.hash));
      });
      await Promise.all(some);
    }
    await store.write(async (tx) => {
      await writePrices(tx, said, block);
      if (store.isShared) await tellFollowers(tx);
    });
  }

  #nextIdle(idle: Address[]): Address[] {
    if (idle.length <= idleAtOnce) return idle;
    const from = this.#turn % idle.length;
    this.#turn = from + idleAtOnce;
    return [...idle, ...idle].slice(from, from + idleAtOnce);
  }
}

async function readGuards(tx: Sql): Promise<Guards> {
  const all = await tx.selectDistinct({ guard: lendingCollaterals.guard }).from(lendingCollaterals);
  const { market, owner, number } = lendingPositions;
  const used = await tx
    .selectDistinct({ guard: lendingCollaterals.guard })
    .from(lendingPositions)
    .innerJoin(
      lendingPledges,
      sql`(${lendingPledges.market}, ${lendingPledges.owner}, ${lendingPledges.number}) = (${market}, ${owner}, ${number})`,
    )
    .innerJoin(
      lendingCollaterals,
      sql`(${lendingCollaterals.market}, ${lendingCollaterals.index}) = (${market}, ${lendingPledges.index})`,
    )
    .where(gt(lendingPositions.debtShares, 0n));
  const needed = new Set(used.map(({ guard }) => guard));
  return {
    needed: [...needed] as Address[],
    idle: all.map(({ guard }) => guard).filter((guard) => !needed.has(guard)) as Address[],
  };
}

async function writePrices(
  tx: Sql,
  said: ReadonlyMap<Address, GuardPrices>,
  { number: blockNumber, hash: blockHash, timestamp }: Block,
): Promise<void> {
  // What was said at blocks that are gone, of guards that nobody asks any more.
  await tx.delete(guardPrices).where(gt(guardPrices.blockNumber, blockNumber));
  const rows = [...said].map(([guard, prices]) => {
    return { guard, ...prices, blockNumber, blockHash, timestamp };
  });
  await tx
    .insert(guardPrices)
    .values(rows)
    .onConflictDoUpdate({
      target: guardPrices.guard,
      set: {
        borrowPrice: sql`excluded.borrow_price`,
        liquidationPrice: sql`excluded.liquidation_price`,
        isLive: sql`excluded.is_live`,
        graceSince: sql`excluded.grace_since`,
        blockNumber: sql`excluded.block_number`,
        blockHash: sql`excluded.block_hash`,
        timestamp: sql`excluded.timestamp`,
      },
    });
}
