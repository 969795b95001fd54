import {
  type Address,
  BlockNotFoundError,
  createPublicClient,
  type Hash,
  type Hex,
  http,
  numberToHex,
} from 'viem';
import type { BlockHeader, ChainLog } from './chainBlock.ts';

/** An Ethereum node, as far as the indexer asks it. Every call may fail; callers go round again. */
export type ChainNode = ReturnType<typeof connectNode>;

/** The shape of a log on the wire. */
interface RpcLog {
  blockNumber: Hex;
  blockHash: Hash;
  logIndex: Hex;
  transactionHash: Hash;
  transactionIndex: Hex;
  topics: [] | [Hex, ...Hex[]];
  data: Hex;
  removed?: boolean;
  /** Newer nodes say it; then the block need not be asked for. */
  blockTimestamp?: Hex | null;
}

/** A log with what it tells of its block. */
export interface LocatedLog extends ChainLog {
  blockHash: Hash;
  blockTimestamp: number | null;
}

/** Talks to the node at an http(s) URL. */
export function connectNode(url: string) {
  const client = createPublicClient({
    transport: http(url, { timeout: 10_000, retryCount: 2, retryDelay: 100 }),
  });

  async function blockBy(tag: { blockNumber: bigint } | { blockTag: 'latest' }) {
    const block = await client.getBlock(tag);
    if (block.number === null || block.hash === null) {
      throw new Error('The node answered a pending block where a sealed one was asked for');
    }
    return {
      number: Number(block.number),
      hash: block.hash,
      parentHash: block.parentHash,
      timestamp: Number(block.timestamp),
    } satisfies BlockHeader;
  }

  async function logs(filter: object): Promise<LocatedLog[]> {
    const found = (await client.request({
      method: 'eth_getLogs',
      params: [filter] as never,
    })) as unknown as RpcLog[];
    return found
      .filter((log) => !log.removed)
      .map((log) => ({
        blockNumber: Number(log.blockNumber),
        blockHash: log.blockHash,
        blockTimestamp: log.blockTimestamp ? Number(log.blockTimestamp) : null,
        logIndex: Number(log.logIndex),
        transactionHash: log.transactionHash,
        transactionIndex: Number(log.transactionIndex),
        topics: log.topics,
        data: log.data,
      }))
      .toSorted((a, b) => a.blockNumber - b.blockNumber || a.logIndex - b.logIndex);
  }

  return {
    client,
    chainId: () => client.getChainId(),
    head: () => blockBy({ blockTag: 'latest' }),
    /** The block of a number, or null where the chain is not that long. */
    block: (number: number): Promise<BlockHeader | null> =>
      blockBy({ blockNumber: BigInt(number) }).catch((error) => {
        if (error instanceof BlockNotFoundError) return null;
        throw error;
      }),
    hasCode: async (address: Address) => ((await client.getCode({ address })) ?? '0x') !== '0x',
    /** Logs of one block, named by its hash: they cannot be those of another fork. */
    logsOfBlock: (address: Address, blockHash: Hash) => logs({ address, blockHash }),
    /** Logs of blocks `from` to `to`, both included. */
    logsOfRange: (address: Address, from: number, to: number) =>
      logs({ address, fromBlock: numberToHex(from), toBlock: numberToHex(to) }),
  };
}
