import { setTimeout as sleep } from 'node:timers/promises';
import { Client, escapeIdentifier } from 'pg';
import type { Logger } from 'pino';
import type { Hash } from 'viem';
import type { Block } from '../answers/schemas.ts';
import { commitChannel, lastCommit, readCommitsAfter } from '../commits/commitLog.ts';
import type { Hub } from '../commits/hub.ts';
import type { Solvency } from '../solvency/solvencyReport.ts';
import { type Identity, readIdentity } from '../store/identity.ts';
import type { ReadStore } from '../store/openStore.ts';
import { type ServerPlace, settings } from '../store/serverStore.ts';
import { StoreUnusable } from '../store/storeErrors.ts';
import type { IndexStatus, SyncCounts } from '../sync/syncStatus.ts';
import { latestBlock } from '../views/latestBlock.ts';
import { lastPriced } from '../views/lending/positionsAtRisk.ts';
import { type IndexingReport, readReport, silentAfterMilliseconds } from './indexingReport.ts';

export interface FollowerSettings {
  store: ReadStore;
  place: ServerPlace;
  hub: Hub;
  log: Logger;
}

/** Without being told, so often: a notification may be lost with its connection. */
const lookEveryMilliseconds = 500;
const pauseAfterFailure = 1_000;

/** What the present index is, and up to where it was followed. */
interface Place {
  identity: Identity;
  epoch: string;
  block: IndexStatus['block'];
  commit: number;
}

/**
 * Follows what another process indexes into a shared store, and tells this process's streams of it. Woken by the
 * database with each commit; looks by itself too.
 */
export class IndexFollower {
  readonly #settings: FollowerSettings;
  #place: Place;
  #report: IndexingReport;
  #problem: string | null = null;
  /** Hash of the block of which guards' prices were last read. */
  #priced: string | undefined;
  #wake: (() => void) | null = null;
  #isWoken = false;

  private constructor(followed: FollowerSettings, place: Place) {
    this.#settings = followed;
    this.#place = place;
    this.#report = nothingReported;
  }

  /** Throws `StoreUnusable` where nothing is indexed there by this version. */
  static async open(followed: FollowerSettings): Promise<IndexFollower> {
    const place = await readPlace(followed.store);
    if (!place) {
      throw new StoreUnusable(
        `DATABASE_SCHEMA: ${followed.place.schema} holds no index of this version. Start the process that indexes first.`,
      );
    }
    const follower = new IndexFollower(followed, place);
    await follower.#look();
    return follower;
  }

  get status(): Readonly<IndexStatus> {
    const { identity, epoch, block } = this.#place;
    const { status } = this.#report;
    return { ...status, identity, epoch, block, problem: this.#problem ?? status.problem };
  }

  get counts(): Readonly<SyncCounts> {
    return this.#report.counts;
  }

  get solvency(): Solvency {
    return this.#report.solvency;
  }

  /** Runs until the signal. Failures of the database are told in the status, and it tries again. */
  async run(signal: AbortSignal): Promise<void> {
    const { log } = this.#settings;
    const listening = this.#listen(signal);
    signal.addEventListener('abort', () => this.#call());
    while (!signal.aborted) {
      try {
        await this.#look();
        await this.#pause();
      } catch (error) {
        const words = error instanceof Error ? error.message : String(error);
        if (this.#problem === null) log.warn({ err: error }, 'the database is asked again');
        this.#problem = `the database does not answer (${words})`;
        await sleep(pauseAfterFailure, undefined, { signal }).catch(() => undefined);
      }
    }
    await listening;
  }

  async #look(): Promise<void> {
    const { store, hub, log } = this.#settings;
    const before = this.#place;
    const found = await store.read(async (tx) => ({
      reported: await readReport(tx),
      commits: await readCommitsAfter(tx, before.commit),
      priced: await lastPriced(tx),
    }));
    this.#take(found.reported);
    const now = await readPlace(store);
    if (!now) throw new Error('the index is being made anew');
    if (now.epoch !== before.epoch || !found.commits) {
      log.warn({ epoch: now.epoch }, 'the index is another, or was followed too late');
      this.#place = now;
      hub.endAll('reindexed');
      return;
    }
    for (const { id, commit } of found.commits) {
      this.#place = { ...before, block: statusBlock(commit.block), commit: id };
      hub.tell(commit);
    }
    const isPricedAnew = found.priced?.hash !== this.#priced;
    this.#priced = found.priced?.hash;
    if (isPricedAnew || found.commits.length > 0) hub.tellPrices();
    // Old blocks are taken in ranges, and told to nobody.
    if (found.commits.length === 0 && now.commit === before.commit) this.#place = now;
  }

  #take(reported: Awaited<ReturnType<typeof readReport>>): void {
    const isSilent = !reported || reported.ageMilliseconds > silentAfterMilliseconds;
    if (reported) this.#report = reported.report;
    this.#problem = isSilent ? 'the process that indexes is not heard of' : null;
  }

  /** Listens for commits, on a connection that is made again whenever it breaks. */
  async #listen(signal: AbortSignal): Promise<void> {
    const { place, log } = this.#settings;
    const { url, schema } = place;
    const aborted = new Promise<void>((resolve) => {
      signal.addEventListener('abort', () => resolve(), { once: true });
    });
    while (!signal.aborted) {
      const client = new Client({ ...settings(url, schema), application_name: 'weir-listener' });
      const ended = new Promise<void>((resolve) => {
        // Not once: a connection may fail again, and an error that nobody listens to ends the process.
        client.on('error', () => resolve());
        client.on('end', () => resolve());
      });
      try {
        client.on('notification', () => this.#call());
        await client.connect();
        await client.query(`listen ${escapeIdentifier(commitChannel(schema))}`);
        await Promise.race([ended, aborted]);
      } catch (error) {
        log.debug({ err: error }, 'commits are not told; they are looked for');
      }
      await client.end().catch(() => undefined);
      await sleep(pauseAfterFailure, undefined, { signal }).catch(() => undefined);
    }
  }

  #call(): void {
    this.#isWoken = true;
    this.#wake?.();
  }

  async #pause(): Promise<void> {
    if (!this.#isWoken) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, lookEveryMilliseconds);
        this.#wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
    this.#wake = null;
    this.#isWoken = false;
  }
}

const nothingReported: IndexingReport = {
  status: { head: null, headsFrom: 'polling', safe: null, finalized: null, problem: null },
  counts: { events: 0, blocks: 0, forks: 0, failures: 0 },
  solvency: { status: 'unchecked', block: null, shortfalls: [], unreadable: [], problem: null },
};

async function readPlace(store: ReadStore): Promise<Place | null> {
  const identity = await readIdentity(store);
  if (!identity) return null;
  const { epoch, ...rest } = identity;
  return store.read(async (tx) => {
    const block = await latestBlock(tx);
    if (!block) return null;
    return { identity: rest, epoch, block: statusBlock(block), commit: await lastCommit(tx) };
  });
}

function statusBlock({ number, hash, timestamp }: Block): IndexStatus['block'] {
  return { number, hash: hash as Hash, timestamp };
}
