import { setTimeout as sleep } from 'node:timers/promises';
import type { Deployment } from '@weir/contracts';
import type { Logger } from 'pino';
import { BackfillReader } from '../chain/backfillReader.ts';
import { type Contracts, contractsOf } from '../chain/contracts.ts';
import type { HeadSocket } from '../chain/headSocket.ts';
import { isLocalChain } from '../chain/localChains.ts';
import type { ChainNode, ConnectedNode } from '../chain/node.ts';
import {
  BlockMissing,
  ChainMoved,
  NodeBehind,
  NodeUnreachable,
  ParentMismatch,
} from '../chain/nodeErrors.ts';
import { readOldBlocks } from '../chain/oldBlocks.ts';
import { readFacts } from '../chain/readFacts.ts';
import {
  attempt,
  attemptsAtStart,
  attemptsOfRequest,
  isPassing,
  type Jitter,
  passingFailures,
  pauseAfter,
} from '../chain/retries.ts';
import type { SealedHeader } from '../chain/wireFormat.ts';
import type { Hub } from '../commits/hub.ts';
import { InconsistentEvent } from '../handlers/indexState.ts';
import { type Identity, readIdentity } from '../store/identity.ts';
import type { Store } from '../store/openStore.ts';
import { BlockStore } from './blockStore.ts';
import { findAncestor } from './findAncestor.ts';
import { identify, isSameChain, WrongChain } from './identify.ts';
import { freshIndex, OtherChainRefused, refuseOrWarn } from './otherChain.ts';
import { type HeadBlock, HeadReader } from './readBlocks.ts';
import type { SyncCounts, SyncStatus } from './syncStatus.ts';
import { Wake } from './wake.ts';

export type { SyncCounts, SyncStatus };

/** Blocks near the head that are read at once. */
const blocksAtOnce = 16;
/** How long an older head is no problem: nodes behind one address are not all equally far. */
const toleratedMilliseconds = 500;
/** A local node that stays so long at a block below ours has really lost the blocks above: it was reverted. */
const patienceMilliseconds = 1_500;
/** How often the head is asked for while old blocks are read, and finality at any time. */
const lookMilliseconds = 2_000;
/** The pause between two looks at the head while the node tells of it by itself. */
const timelyPollMilliseconds = 1_000;

export interface SyncSettings {
  store: Store;
  node: ConnectedNode;
  /** Absent: heads are polled for. */
  heads?: HeadSocket | undefined;
  hub: Hub;
  log: Logger;
  /** Read anew where the chain was replaced by another. */
  readDeployment: () => Deployment;
  journalDepth: number;
  pollMilliseconds: number;
  /** Ranges of old blocks that are read at once. */
  backfillConcurrency: number;
  jitter: Jitter;
  onOtherChain: 'reset' | 'exit' | undefined;
}

/** Follows the chain: backfill, then block by block, undoing forks. */
export class Syncer {
  readonly #settings: SyncSettings;
  /** Asks again by itself, and tells of it. */
  readonly #node: ChainNode;
  readonly #blocks: BlockStore;
  readonly #wake = new Wake();
  #backfill: BackfillReader;
  #reader: HeadReader;
  #deployment: Deployment;
  #status: SyncStatus;
  #behindSince: number | null = null;
  readonly counts: SyncCounts = { events: 0, blocks: 0, forks: 0, failures: 0 };
  #lookedAt = Number.NEGATIVE_INFINITY;
  /** The connection was lost: the node that answers now may be another one. */
  #isUnsure = false;
  /** The block for which recent ones were read again; once is enough. */
  #rereadFor: number | null = null;

  private constructor(
    settings: SyncSettings,
    deployment: Deployment,
    blocks: BlockStore,
    status: SyncStatus,
  ) {
    this.#settings = settings;
    const { node, jitter } = settings;
    const report = (error: unknown) => this.#report(error);
    this.#node = node.persistent({ attempts: attemptsOfRequest, jitter, report });
    this.#deployment = deployment;
    this.#blocks = blocks;
    this.#status = status;
    this.#backfill = this.#newBackfill();
    this.#reader = new HeadReader(this.#node, contractsOf(deployment));
  }

  /**
   * Compares the chain with the store, and starts a fresh index where the store has none of it.
   * `identity` is what `identify` said of the deployment. Throws `WrongChain`, `OtherChainRefused`.
   */
  static async open(
    settings: SyncSettings,
    { deployment, identity }: { deployment: Deployment; identity: Identity },
  ): Promise<Syncer> {
    const { store, log, journalDepth } = settings;
    const stored = await readIdentity(store);
    const blocks = new BlockStore(store, journalDepth);
    const unknown = { head: null, safe: null, finalized: null, problem: null };
    const status = { ...unknown, identity, headsFrom: 'polling' } as const;
    const block = stored && (await blocks.last());
    if (stored && block && isSameChain(stored, identity)) {
      log.info({ block: block.number }, 'going on with the stored index');
      return new Syncer(settings, deployment, blocks, { ...status, epoch: stored.epoch, block });
    }
    if (stored && !isSameChain(stored, identity)) refuseOrWarn(settings, stored, identity);
    const begin = () => freshIndex(settings, blocks, deployment, identity);
    const { jitter } = settings;
    const fresh = await attempt(begin, { attempts: attemptsAtStart, jitter });
    return new Syncer(settings, deployment, blocks, { ...status, ...fresh });
  }

  get status(): Readonly<SyncStatus> {
    const isTold = this.#settings.heads?.isTimely === true;
    return { ...this.#status, headsFrom: isTold ? 'socket' : 'polling' };
  }

  /** Runs until the signal. Failures of the node are told in `status.problem` and tried again: see retries.ts. */
  async run(signal: AbortSignal): Promise<void> {
    const { node, heads } = this.#settings;
    signal.addEventListener('abort', () => node.close());
    heads?.start(() => this.#wake.call());
    try {
      await this.#loop(signal);
    } finally {
      heads?.stop();
    }
  }

  async #loop(signal: AbortSignal): Promise<void> {
    const { log, jitter } = this.#settings;
    let failures = 0;
    while (!signal.aborted) {
      try {
        const isIdle = await this.#step(signal);
        if (this.#status.problem !== null) log.info('the chain is followed again');
        failures = 0;
        this.#update({ problem: null });
        if (!isIdle) continue;
        await this.#lookAtFinality();
        await this.#wake.pause(this.#pollPause(), signal);
      } catch (error) {
        if (error instanceof OtherChainRefused) throw error;
        if (signal.aborted) return;
        failures++;
        this.counts.failures++;
        if (!isPassing(error) || failures >= passingFailures) this.#report(error);
        if (error instanceof InconsistentEvent && failures === passingFailures) {
          await this.#undoRecent();
        }
        const pause = pauseAfter(error, failures, jitter);
        await sleep(pause, undefined, { signal }).catch(() => undefined);
      }
    }
  }

  /** One look at the chain. @returns whether there is nothing more to do. */
  async #step(signal: AbortSignal): Promise<boolean> {
    const { heads, journalDepth } = this.#settings;
    if (heads?.takeReconnected()) this.#isUnsure = true;
    await this.#beSure();
    const last = this.#status.block;
    const told = heads?.takeHead();
    if (told?.parentHash === last.hash && told.number === last.number + 1) {
      this.#update({ head: told.number });
      for (const block of await this.#reader.withLogs([told])) await this.#add(block);
      return true;
    }
    const head = told && told.number > last.number ? told : await this.#pollHead();
    this.#update({ head: head.number });
    if (head.number <= last.number) return this.#stayOrFork(head);
    this.#behindSince = null;
    if (head.number - last.number > journalDepth) {
      await this.#readOld(head.number - journalDepth, signal);
    } else {
      await this.#follow(head.number);
    }
    return false;
  }

  async #pollHead(): Promise<SealedHeader> {
    const head = await this.#node.head();
    this.#settings.heads?.polled(head.number);
    return head;
  }

  /** The node shows a block that is not above ours: the same, an older one, or one of a fork. */
  async #stayOrFork(head: SealedHeader): Promise<boolean> {
    const last = this.#status.block;
    if (head.hash === last.hash) {
      this.#behindSince = null;
      return true;
    }
    const ours = await this.#blocks.at(head.number);
    // Blocks that were indexed in ranges are not kept one by one: a head among them is old, whatever its hash.
    if (ours && ours.hash !== head.hash) {
      await this.#fork();
      return false;
    }
    this.#behindSince ??= performance.now();
    const waited = performance.now() - this.#behindSince;
    if (waited < toleratedMilliseconds) return true;
    // Only local chains are reverted. On others the node is behind, and what it showed before still holds.
    if (waited < patienceMilliseconds || !isLocalChain(this.#status.identity.chainId)) {
      throw new NodeBehind(head.number, last.number);
    }
    this.#settings.log.warn({ block: last.number, head: head.number }, 'the node lost blocks');
    await this.#fork();
    return false;
  }

  async #readOld(last: number, signal: AbortSignal): Promise<void> {
    const { log } = this.#settings;
    const before = this.#status.block;
    const known = await this.#node.block(before.number);
    if (!known) throw new BlockMissing(before.number, this.#status.head ?? last);
    if (known.hash !== before.hash) return this.#fork();
    for await (const found of this.#backfill.read(before, last, signal)) {
      const { first, last: end, blocks, logs, facts } = found;
      await this.#beSure();
      await this.#blocks.addOld(blocks, end, facts);
      this.counts.events += logs;
      this.#update({ block: end, problem: null });
      log.info({ from: first.number, to: end.number, logs }, 'backfilled');
      if (performance.now() - this.#lookedAt < lookMilliseconds) continue;
      this.#update({ head: (await this.#node.head()).number });
      await this.#lookAtFinality();
    }
  }

  async #follow(head: number): Promise<void> {
    const from = this.#status.block.number + 1;
    const found = await this.#reader.read(from, Math.min(head, from + blocksAtOnce - 1));
    if (found.length === 0) throw new BlockMissing(from, head);
    for (const block of found) {
      if (block.parentHash !== this.#status.block.hash) return this.#fork(block);
      await this.#add(block);
    }
  }

  async #add(block: HeadBlock): Promise<void> {
    const { hub } = this.#settings;
    const facts = await readFacts(this.#node, this.#contracts, block.logs);
    await this.#beSure();
    const commit = await this.#blocks.add(block, facts);
    const { logs: _, ...header } = block;
    this.#update({ block: header });
    this.counts.events += block.logs.length;
    this.counts.blocks++;
    hub.tell(commit);
  }

  /**
   * Goes back to the last block that the chain still has. Where that is too deep for the journal, starts anew: views
   * hold the present only, and without the journal nothing tells what they were at an older block.
   *
   * @param misfit the block that named another parent than our last block, where there was one.
   */
  async #fork(misfit?: HeadBlock): Promise<void> {
    const { log } = this.#settings;
    await this.#confirmChain();
    const last = this.#status.block;
    const { ancestor, isShort } = await findAncestor(this.#node, await this.#blocks.safeTargets());
    if (ancestor?.number === last.number) {
      throw misfit
        ? new ParentMismatch(misfit.number, misfit.parentHash, last.hash)
        : new ChainMoved(`the node shows two blocks ${last.number}, one after the other`);
    }
    if (ancestor) {
      log.warn({ from: last.number, to: ancestor.number }, 'the chain forked');
      return this.#undoTo(ancestor);
    }
    if (isShort && !isLocalChain(this.#status.identity.chainId)) {
      throw new NodeBehind(this.#status.head ?? 0, last.number);
    }
    return this.#startAnew('a fork deeper than the journal');
  }

  async #undoTo(block: SyncStatus['block']): Promise<void> {
    const commit = await this.#blocks.undoTo(block);
    this.counts.forks++;
    this.#update({ block });
    this.#behindSince = null;
    this.#settings.hub.tell(commit);
  }

  /**
   * Logs contradict what is stored, and stay so: either this code is wrong, or a node left out logs of a recent block
   * in a way that nothing told. The second is healed by reading again all that the journal can undo.
   */
  async #undoRecent(): Promise<void> {
    const { block } = this.#status;
    if (this.#rereadFor === block.number) return;
    this.#rereadFor = block.number;
    const oldest = (await this.#blocks.safeTargets()).at(-1);
    if (!oldest || oldest.number === block.number) return;
    this.#settings.log.warn(
      { from: block.number, to: oldest.number },
      'recent blocks are read again',
    );
    await this.#undoTo(oldest);
  }

  /** Nothing is stored between a lost connection and this. */
  async #beSure(): Promise<void> {
    if (this.#isUnsure) await this.#confirmChain();
  }

  /** Whether the node is still one of our chain: another id is told and waited out, another genesis begins anew. */
  async #confirmChain(): Promise<void> {
    const { chainId, genesisHash } = this.#status.identity;
    const [found, genesis] = await Promise.all([this.#node.chainId(), this.#node.block(0)]);
    if (found !== chainId) {
      throw new WrongChain(
        `RPC_URL is a node of chain ${found} now; the index is of chain ${chainId}.`,
      );
    }
    this.#isUnsure = false;
    if (genesis?.hash === genesisHash) return;
    await this.#startAnew('another chain');
    throw new ChainMoved('the chain was replaced by another');
  }

  async #startAnew(reason: string): Promise<void> {
    const { log, hub } = this.#settings;
    const deployment = this.#settings.readDeployment();
    const identity = await identify(this.#node, deployment);
    if (!isSameChain(identity, this.#status.identity)) {
      refuseOrWarn(this.#settings, this.#status.identity, identity);
    }
    log.warn({ reason }, 'indexing anew');
    const fresh = await freshIndex(this.#settings, this.#blocks, deployment, identity);
    this.#deployment = deployment;
    this.#backfill = this.#newBackfill();
    this.#reader = new HeadReader(this.#node, contractsOf(deployment));
    this.#update({ ...fresh, identity });
    this.#behindSince = null;
    hub.endAll('reindexed');
  }

  get #contracts(): Contracts {
    return contractsOf(this.#deployment);
  }

  #newBackfill(): BackfillReader {
    const contracts = this.#contracts;
    const readRange = (from: number, to: number) => readOldBlocks(this.#node, contracts, from, to);
    const { backfillConcurrency: concurrency } = this.#settings;
    return new BackfillReader({ readRange, concurrency });
  }

  async #lookAtFinality(): Promise<void> {
    if (performance.now() - this.#lookedAt < lookMilliseconds) return;
    this.#lookedAt = performance.now();
    this.#update(await this.#node.finality());
  }

  #pollPause(): number {
    const { heads, pollMilliseconds } = this.#settings;
    return heads?.isTimely ? Math.max(pollMilliseconds, timelyPollMilliseconds) : pollMilliseconds;
  }

  #report(error: unknown): void {
    if (error instanceof NodeUnreachable) this.#isUnsure = true;
    const problem = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
    if (problem !== this.#status.problem) {
      this.#settings.log.warn({ err: error }, 'the node is asked again');
    }
    this.#update({ problem });
  }

  #update(change: Partial<SyncStatus>): void {
    this.#status = { ...this.#status, ...change };
  }
}
