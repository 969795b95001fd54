import { type Address, createPublicClient, custom, type Hash, numberToHex } from 'viem';
import type { BlockHeader } from './chainBlock.ts';
import { type Contracts, filterOf } from './contracts.ts';
import { JsonRpc } from './jsonRpc.ts';
import { ChainMoved, MalformedAnswer, NodeRefused } from './nodeErrors.ts';
import type { Persistence } from './retries.ts';
import {
  type LocatedLog,
  readHeader,
  readLogs,
  readLogsOfReceipts,
  readQuantity,
  type SealedHeader,
} from './wireFormat.ts';

/** An Ethereum node, as far as the indexer asks it. Every call may fail; callers go round again: see retries.ts. */
export type ChainNode = ReturnType<typeof nodeOver>;

/** A node with what only its owner does. */
export interface ConnectedNode extends ChainNode {
  /** The same node, each request to which is made again by these rules. */
  persistent(persistence: Persistence): ChainNode;
  /** Ends the requests that wait: they reject. */
  close(): void;
}

/** Blocks that a fork no longer reaches, or hardly; null where the node does not say. */
export interface Finality {
  safe: number | null;
  finalized: number | null;
}

/** Talks to the node at an http(s) URL. */
export function connectNode(url: string): ConnectedNode {
  const rpc = new JsonRpc(url);
  return {
    ...nodeOver(rpc),
    persistent: (persistence) => nodeOver(rpc.persistent(persistence)),
    close: () => rpc.close(),
  };
}

function nodeOver(rpc: JsonRpc) {
  // For calls of contracts, which viem encodes. It must not try again by itself.
  const client = createPublicClient({
    transport: custom(
      { request: ({ method, params }) => rpc.call(method, params ?? []) },
      { retryCount: 0 },
    ),
  });
  let hasReceipts = true;

  const blockOf = (tag: string) => ({ method: 'eth_getBlockByNumber', params: [tag, false] });
  const found = (value: unknown) =>
    value === null ? null : readHeader('eth_getBlockByNumber', value);
  const checked = (number: number, value: unknown) => {
    const header = found(value);
    if (header && header.number !== number) {
      throw new MalformedAnswer(
        'eth_getBlockByNumber',
        `block ${header.number} instead of block ${number}`,
      );
    }
    return header;
  };

  async function blocks(numbers: readonly number[]): Promise<(SealedHeader | null)[]> {
    const answers = await rpc.callAll(numbers.map((number) => blockOf(numberToHex(number))));
    return numbers.map((number, i) => checked(number, answers[i]));
  }

  /** Where a tag names no block (a young chain) or nothing at all (a chain without finality), there is none. */
  async function taggedNumber(tag: 'safe' | 'finalized'): Promise<number | null> {
    const { method, params } = blockOf(tag);
    try {
      return found(await rpc.call(method, params))?.number ?? null;
    } catch (error) {
      if (error instanceof NodeRefused) return null;
      throw error;
    }
  }

  return {
    client,
    chainId: async () => readQuantity('eth_chainId', await rpc.call('eth_chainId')),
    head: async (): Promise<SealedHeader> => {
      const { method, params } = blockOf('latest');
      const header = found(await rpc.call(method, params));
      if (!header) throw new MalformedAnswer(method, 'no block at all');
      return header;
    },
    /** The block of a number, or null where the chain is not that long. */
    block: async (number: number): Promise<BlockHeader | null> =>
      (await blocks([number]))[0] ?? null,
    /** Likewise for several, in one request where the node takes batches. */
    blocks,
    finality: async (): Promise<Finality> => {
      const [safe, finalized] = await Promise.all([
        taggedNumber('safe'),
        taggedNumber('finalized'),
      ]);
      return { safe, finalized };
    },
    hasCode: async (address: Address) =>
      ((await rpc.call('eth_getCode', [address, 'latest'])) ?? '0x') !== '0x',
    /** Logs of blocks named by their hashes, block by block: they cannot be those of another fork. */
    logsOfBlocks: async (
      contracts: Contracts,
      hashes: readonly Hash[],
    ): Promise<LocatedLog[][]> => {
      const address = filterOf(contracts);
      const calls = hashes.map((blockHash) => ({
        method: 'eth_getLogs',
        params: [{ address, blockHash }],
      }));
      const answers = await rpc.callAll(calls).catch((error: unknown) => {
        // A block that a fork took, or that this node does not have yet: heads may come from another one.
        if (error instanceof NodeRefused) throw new ChainMoved(error.message, { cause: error });
        throw error;
      });
      return answers.map((logs) => readLogs('eth_getLogs', logs));
    },
    /** Logs of blocks `from` to `to`, both included. */
    logsOfRange: async (contracts: Contracts, from: number, to: number): Promise<LocatedLog[]> => {
      const address = filterOf(contracts);
      const range = { address, fromBlock: numberToHex(from), toBlock: numberToHex(to) };
      return readLogs('eth_getLogs', await rpc.call('eth_getLogs', [range]));
    },
    /** The contracts' logs by the block's receipts, or null where the node has no such method. */
    logsByReceipts: async (contracts: Contracts, hash: Hash): Promise<LocatedLog[] | null> => {
      if (!hasReceipts) return null;
      const method = 'eth_getBlockReceipts';
      try {
        return readLogsOfReceipts(method, await rpc.call(method, [hash]), contracts);
      } catch (error) {
        if (!(error instanceof NodeRefused)) throw error;
        hasReceipts = error.code !== methodNotFound;
        return null;
      }
    },
  };
}

/** JSON-RPC 2.0. */
const methodNotFound = -32_601;
