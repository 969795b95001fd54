import { escrowAbi } from '@weir/contracts';
import { type Address, getAbiItem, type Hex } from 'viem';
import type { ConnectedNode } from '../chain/node.ts';
import { nodeErrorOf, TooMuchAsked } from '../chain/nodeErrors.ts';
import type { LiveKey, LiveTradeKeys } from './liveTradeKeys.ts';

/** States as Trade.sol numbers them: from Taken to Disputed there is something to talk about. */
const firstLive = 1;
const lastLive = 6;

/** Blocks that a fork may take away: the last ones read are read again. */
const forkDepth = 64;
/** Blocks asked for at once, less where the node wants less. */
const longestSpan = 50_000;
const mostTrades = 10_000;

const keysSet = getAbiItem({ abi: escrowAbi, name: 'KeysSet' });

interface Announced extends LiveKey {
  block: bigint;
}

/** What was read of one trade. */
interface Known {
  /** Seconds. */
  at: number;
  isLive: boolean;
  keys: Announced[];
  readTo: bigint;
}

export interface ChainTradeKeysSettings {
  node: Pick<ConnectedNode, 'client'>;
  escrow: Address;
  /** The escrow's first block. */
  fromBlock: bigint;
  /** Seconds for which an answer is used again: so many requests cost a node one. */
  freshSeconds: number;
  /** Seconds. */
  now: () => number;
}

/** Keys and states from an escrow's logs and `stateOf`, read when they are asked for. */
export class ChainTradeKeys implements LiveTradeKeys {
  readonly #settings: ChainTradeKeysSettings;
  readonly #known = new Map<bigint, Known>();
  readonly #reading = new Map<bigint, Promise<Known>>();
  #span = longestSpan;

  constructor(settings: ChainTradeKeysSettings) {
    this.#settings = settings;
  }

  async liveKeys(tradeId: bigint): Promise<LiveKey[]> {
    const known = this.#known.get(tradeId);
    const isFresh = known && this.#settings.now() - known.at < this.#settings.freshSeconds;
    const { isLive, keys } = isFresh ? known : await this.#once(tradeId);
    if (!isLive) return [];
    return presentKeys(keys);
  }

  /** Requests at the same time wait for one reading. */
  #once(tradeId: bigint): Promise<Known> {
    const reading = this.#reading.get(tradeId) ?? this.#read(tradeId);
    this.#reading.set(tradeId, reading);
    return reading.finally(() => this.#reading.delete(tradeId));
  }

  async #read(tradeId: bigint): Promise<Known> {
    const { now, fromBlock } = this.#settings;
    const at = now();
    const before = this.#known.get(tradeId);
    // Asked first: logs are looked through only for trades that live, which somebody pays for.
    const isLive = await this.#isLive(tradeId);
    if (!isLive) return this.#keep(tradeId, { at, isLive, keys: [], readTo: fromBlock - 1n });
    const { client } = this.#settings.node;
    const head = await asked(() => client.getBlockNumber({ cacheTime: 0 }));
    const readTo = before?.readTo ?? fromBlock - 1n;
    const again = readTo - BigInt(forkDepth) + 1n;
    const start = again > fromBlock ? again : fromBlock;
    const kept = before?.keys.filter(({ block }) => block < start) ?? [];
    const keys = [...kept, ...(await this.#announced(tradeId, start, head))];
    return this.#keep(tradeId, { at, isLive, keys, readTo: head });
  }

  async #isLive(tradeId: bigint): Promise<boolean> {
    const { node, escrow } = this.#settings;
    const state = await asked(() =>
      node.client.readContract({
        address: escrow,
        abi: escrowAbi,
        functionName: 'stateOf',
        args: [tradeId],
      }),
    );
    return state >= firstLive && state <= lastLive;
  }

  async #announced(tradeId: bigint, from: bigint, to: bigint): Promise<Announced[]> {
    const { node, escrow } = this.#settings;
    const found: Announced[] = [];
    let start = from;
    while (start <= to) {
      const end = start + BigInt(this.#span) - 1n < to ? start + BigInt(this.#span) - 1n : to;
      try {
        const logs = await asked(() =>
          node.client.getLogs({
            address: escrow,
            event: keysSet,
            args: { tradeId },
            fromBlock: start,
            toBlock: end,
            strict: true,
          }),
        );
        // A node gives logs in the chain's order.
        for (const { args, blockNumber } of logs) {
          const signing = args.signingKey.toLowerCase() as Hex;
          found.push({ party: args.party, signing, block: blockNumber });
        }
        start = end + 1n;
      } catch (error) {
        if (!(error instanceof TooMuchAsked) || this.#span === 1) throw error;
        this.#span = Math.ceil(this.#span / 2);
      }
    }
    return found;
  }

  #keep(tradeId: bigint, known: Known): Known {
    if (this.#known.size >= mostTrades && !this.#known.has(tradeId)) {
      const [oldest] = this.#known.keys();
      if (oldest !== undefined) this.#known.delete(oldest);
    }
    this.#known.set(tradeId, known);
    return known;
  }
}

/**
 * The last key of each party. Who announced a key first has it, as in evidence: whoever announces the other's cannot sign with it,
 * and what the other sends would be counted for the wrong one.
 */
function presentKeys(announced: readonly LiveKey[]): LiveKey[] {
  const owners = new Map<Hex, Address>();
  const last = new Map<Address, Hex>();
  for (const { party, signing } of announced) {
    const owner = owners.get(signing) ?? party;
    owners.set(signing, owner);
    if (owner === party) last.set(party, signing);
  }
  return [...last].map(([party, signing]) => ({ party, signing }));
}

/** viem wraps what the node did wrong. */
async function asked<Result>(ask: () => Promise<Result>): Promise<Result> {
  try {
    return await ask();
  } catch (error) {
    throw nodeErrorOf(error);
  }
}
