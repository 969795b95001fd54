import { setTimeout as sleep } from 'node:timers/promises';
import type { Deployment } from '@weir/contracts';
import type { Logger } from 'pino';
import type { BlockHeader } from '../chain/chainBlock.ts';
import { isLocalChain } from '../chain/localChains.ts';
import type { ChainNode } from '../chain/node.ts';
import { RangeReader } from '../chain/rangeReader.ts';
import type { Hub } from '../live/hub.ts';
import { type Identity, readIdentity, startIndex } from '../store/identity.ts';
import type { Store } from '../store/openStore.ts';
import { BlockStore } from './blockStore.ts';
import { identify, isSameChain, WrongChain } from './identify.ts';
import { ChainMoved, groupByBlock, readHeadBlock, readTokensOf } from './readBlocks.ts';

/** Blocks near the head that are read at once. */
const blocksAtOnce = 16;
/** A node that stays so long at a block below ours has really lost the blocks above: a local chain was reverted. */
const patienceMilliseconds = 3_000;
const longestPause = 5_000;

export interface SyncSettings {
  store: Store;
  node: ChainNode;
  hub: Hub;
  log: Logger;
  /** Read anew where the chain was replaced by another. */
  readDeployment: () => Deployment;
  journalDepth: number;
  pollMilliseconds: number;
  onOtherChain: 'reset' | 'exit' | undefined;
}

/** How far the index is. */
export interface SyncStatus {
  identity: Identity;
  /** Names this index; see `meta`. */
  epoch: string;
  block: BlockHeader;
  /** The node's last block; null until it was asked. */
  head: number | null;
  /** Why the last step failed, or null. */
  problem: string | null;
}

/** Follows the chain: backfill, then block by block, undoing forks. */
export class Syncer {
  readonly #settings: SyncSettings;
  readonly #blocks: BlockStore;
  #ranges: RangeReader;
  #deployment: Deployment;
  #status: SyncStatus;
  #behindSince: number | null = null;

  private constructor(
    settings: SyncSettings,
    deployment: Deployment,
    blocks: BlockStore,
    status: SyncStatus,
  ) {
    this.#settings = settings;
    this.#deployment = deployment;
    this.#blocks = blocks;
    this.#status = status;
    this.#ranges = new RangeReader(settings.node, deployment.exchange);
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
    const status = { identity, head: null, problem: null };
    const block = stored && (await blocks.last());
    if (stored && block && isSameChain(stored, identity)) {
      log.info({ block: block.number }, 'going on with the stored index');
      return new Syncer(settings, deployment, blocks, { ...status, epoch: stored.epoch, block });
    }
    if (stored && !isSameChain(stored, identity)) refuseOrWarn(settings, stored, identity);
    const fresh = await freshIndex(settings, blocks, deployment, identity);
    return new Syncer(settings, deployment, blocks, { ...status, ...fresh });
  }

  get status(): Readonly<SyncStatus> {
    return this.#status;
  }

  /** Runs until the signal. Failures of the node are told in `status.problem` and tried again. */
  async run(signal: AbortSignal): Promise<void> {
    const { log, pollMilliseconds } = this.#settings;
    let failures = 0;
    while (!signal.aborted) {
      let pause = 0;
      try {
        const isIdle = await this.#step();
        if (failures > 0) log.info('the chain is followed again');
        failures = 0;
        this.#status = { ...this.#status, problem: null };
        if (isIdle) pause = pollMilliseconds;
      } catch (error) {
        if (error instanceof OtherChainRefused) throw error;
        failures++;
        const problem =
          error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
        if (problem !== this.#status.problem)
          log.warn({ err: error }, 'a step failed and is tried again');
        this.#status = { ...this.#status, problem };
        pause = error instanceof ChainMoved ? 0 : Math.min(longestPause, 100 * 2 ** failures);
      }
      await sleep(pause, undefined, { signal }).catch(() => undefined);
    }
  }

  /** One look at the chain. @returns whether there was nothing to do. */
  async #step(): Promise<boolean> {
    const { node, journalDepth } = this.#settings;
    const head = await node.head();
    const last = this.#status.block;
    this.#status = { ...this.#status, head: head.number };
    if (head.number <= last.number) return this.#stayOrFork(head);
    this.#behindSince = null;
    if (head.number - last.number > journalDepth) {
      await this.#backfill(head.number - journalDepth);
    } else {
      await this.#follow(head.number);
    }
    return false;
  }

  /** The node shows a block that is not above ours: the same, an older one, or one of a fork. */
  async #stayOrFork(head: BlockHeader): Promise<boolean> {
    const last = this.#status.block;
    if (head.hash === last.hash) {
      this.#behindSince = null;
      return true;
    }
    const ours = await this.#blocks.at(head.number);
    if (ours?.hash !== head.hash) {
      await this.#fork();
      return false;
    }
    this.#behindSince ??= performance.now();
    if (performance.now() - this.#behindSince < patienceMilliseconds) return true;
    this.#settings.log.warn({ block: last.number, head: head.number }, 'the node lost blocks');
    await this.#fork();
    return false;
  }

  async #backfill(last: number): Promise<void> {
    const { node, log } = this.#settings;
    const before = this.#status.block;
    if ((await node.block(before.number))?.hash !== before.hash) return this.#fork();
    const { to, logs } = await this.#ranges.read(before.number + 1, last);
    const end = await node.block(to);
    if (!end) throw new ChainMoved(`block ${to} is gone`);
    const tokens = await readTokensOf(node, logs);
    await this.#blocks.addOld(await groupByBlock(node, logs), end, tokens);
    this.#status = { ...this.#status, block: end };
    log.info({ block: to, logs: logs.length }, 'backfilled');
  }

  async #follow(head: number): Promise<void> {
    const { node, hub } = this.#settings;
    const from = this.#status.block.number + 1;
    const count = Math.min(blocksAtOnce, head - from + 1);
    const found = await Promise.all(
      Array.from({ length: count }, (_, i) =>
        readHeadBlock(node, this.#deployment.exchange, from + i),
      ),
    );
    for (const block of found) {
      if (!block) return;
      if (block.parentHash !== this.#status.block.hash) return this.#fork();
      const commit = await this.#blocks.add(block, await readTokensOf(node, block.logs));
      const { number, hash, parentHash, timestamp } = block;
      this.#status = { ...this.#status, block: { number, hash, parentHash, timestamp } };
      hub.tell(commit);
    }
  }

  /** Goes back to the last block that the chain still has; where that is too deep, starts anew. */
  async #fork(): Promise<void> {
    const { node, log } = this.#settings;
    const genesis = await node.block(0);
    if (genesis?.hash !== this.#status.identity.genesisHash)
      return this.#startAnew('another chain');
    for (const ours of await this.#blocks.safeTargets()) {
      if ((await node.block(ours.number))?.hash !== ours.hash) continue;
      log.warn({ from: this.#status.block.number, to: ours.number }, 'the chain forked');
      return this.#undoTo(ours);
    }
    return this.#startAnew('a fork deeper than the journal');
  }

  async #undoTo(block: BlockHeader): Promise<void> {
    // Equal to the present block where the node changed its mind between two answers.
    if (block.number === this.#status.block.number) return;
    const commit = await this.#blocks.undoTo(block);
    this.#status = { ...this.#status, block };
    this.#behindSince = null;
    this.#settings.hub.tell(commit);
  }

  async #startAnew(reason: string): Promise<void> {
    const { node, log, hub } = this.#settings;
    const deployment = this.#settings.readDeployment();
    const identity = await identify(node, deployment);
    if (!isSameChain(identity, this.#status.identity)) {
      refuseOrWarn(this.#settings, this.#status.identity, identity);
    }
    log.warn({ reason }, 'indexing anew');
    const fresh = await freshIndex(this.#settings, this.#blocks, deployment, identity);
    this.#deployment = deployment;
    this.#ranges = new RangeReader(node, deployment.exchange);
    this.#status = { ...this.#status, ...fresh, identity };
    this.#behindSince = null;
    hub.endAll();
  }
}

/** The store belongs to another chain, and the settings forbid to replace it. */
export class OtherChainRefused extends Error {
  override readonly name = 'OtherChainRefused';
}

function refuseOrWarn(
  { onOtherChain, log }: SyncSettings,
  stored: Identity,
  found: Identity,
): void {
  const policy = onOtherChain ?? (isLocalChain(found.chainId) ? 'reset' : 'exit');
  const say = ({ chainId, genesisHash, exchange }: Identity) =>
    `exchange ${exchange} on chain ${chainId} (genesis ${genesisHash})`;
  const message = `The index is of ${say(stored)}, the node shows ${say(found)}.`;
  if (policy === 'exit') {
    throw new OtherChainRefused(`${message} Set ON_OTHER_CHAIN=reset to index anew.`);
  }
  log.warn(message);
}

async function freshIndex(
  { store, node }: SyncSettings,
  blocks: BlockStore,
  deployment: Deployment,
  identity: Identity,
): Promise<Pick<SyncStatus, 'epoch' | 'block'>> {
  const first = Number(deployment.deployedAtBlock);
  const block = await node.block(Math.max(0, first - 1));
  if (!block) {
    throw new WrongChain(
      `DEPLOYMENT says that the exchange was deployed in block ${first}, which the node does not have.`,
    );
  }
  const epoch = await startIndex(store, identity);
  await blocks.begin(block);
  return { epoch, block };
}
