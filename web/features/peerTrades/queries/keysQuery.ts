import { queryOptions } from '@tanstack/react-query';
import { escrowAbi } from '@weir/contracts';
import { IndexerError } from '@weir/indexer/client';
import {
  type Address,
  encodeEventTopics,
  formatLog,
  type Log,
  numberToHex,
  parseEventLogs,
} from 'viem';
import { getBlockNumber } from 'viem/actions';
import type { Feed } from '#features/feed';
import { READ_AGAIN, readInRanges } from '#features/peers';
import type { Node } from '#features/wallet';
import { type EscrowTradeLog, eventOfLog, tradeLogNames } from '../model/tradeEvent.ts';
import type { TradeLog } from '../model/tradeLog.ts';

export interface LogReading {
  node: Node;
  /** Null: nobody says where the trade's log begins. */
  feed: Feed | null;
  chainId: number;
  escrow: Address;
  id: bigint;
  deployedAtBlock: bigint;
}

/** A trade's log, the keys of its parties and details posted on the chain in it. Fails with `LogsRefused`. */
export const tradeLogQuery = (reading: LogReading) =>
  queryOptions({
    queryKey: ['peerTrades', reading.chainId, 'log', { id: reading.id.toString() }],
    queryFn: () => readTradeLog(reading),
    refetchInterval: 4000,
    retry: 1,
  });

const signatures = tradeLogNames.flatMap(
  (eventName) => encodeEventTopics({ abi: escrowAbi, eventName })[0],
);

interface Known {
  logs: readonly EscrowTradeLog[];
  readTo: bigint;
}

// By chain, escrow and trade.
const known = new Map<string, Known>();

/**
 * Reads a trade's log from the node, after the first time only what is new. An indexer only says in which block it begins, and is
 * not believed where the log does not begin there: keys are whom one writes to, so nobody but the chain may name them.
 */
export async function readTradeLog(reading: LogReading): Promise<TradeLog> {
  const { node, chainId, escrow, id, deployedAtBlock } = reading;
  const key = `${chainId}.${escrow}.${id}`;
  const latest = await getBlockNumber(node, { cacheTime: 0 });
  const read = (from: bigint) =>
    readInRanges((first, last) => readRange(reading, first, last), from, latest);
  const before = known.get(key);
  let logs: readonly EscrowTradeLog[];
  if (before) {
    // What a chain took back is not read again.
    const from = later(before.readTo - READ_AGAIN, deployedAtBlock);
    const kept = before.logs.filter(({ blockNumber }) => blockNumber < from);
    logs = [...kept, ...(await read(from))];
  } else {
    const begin = await firstBlock(reading);
    logs = await read(begin);
    if (begin > deployedAtBlock && logs[0]?.eventName !== 'TradeTaken') {
      logs = await read(deployedAtBlock);
    }
  }
  known.set(key, { logs, readTo: latest });
  return {
    keys: logs.flatMap((log) => {
      if (log.eventName !== 'KeysSet') return [];
      const { party, encryptionKey: encryption, signingKey: signing } = log.args;
      return [{ party, encryption, signing }];
    }),
    details: logs.flatMap((log) =>
      log.eventName === 'DetailsPosted' ? [log.args.ciphertext] : [],
    ),
    events: logs.map(eventOfLog),
  };
}

async function readRange({ node, escrow, id }: LogReading, fromBlock: bigint, toBlock: bigint) {
  const found = await node.request({
    method: 'eth_getLogs',
    params: [
      {
        address: escrow,
        topics: [signatures, numberToHex(id, { size: 32 })],
        fromBlock: numberToHex(fromBlock),
        toBlock: numberToHex(toBlock),
      },
    ],
  });
  // Of blocks that are there: none of them waits to be in one.
  const logs = found.map((log) => formatLog(log)) as Log<bigint, number, false>[];
  return parseEventLogs({ abi: escrowAbi, eventName: [...tradeLogNames], logs });
}

/** The block in which the trade was taken, as an indexer says; else the deployment's. */
async function firstBlock({ feed, id, deployedAtBlock }: LogReading): Promise<bigint> {
  if (!feed || !isIndexed(id)) return deployedAtBlock;
  try {
    const { trade } = await feed.client.p2p.trade(Number(id));
    return later(BigInt(trade.taken.block), deployedAtBlock);
  } catch (error) {
    if (error instanceof IndexerError) return deployedAtBlock;
    throw error;
  }
}

function later(a: bigint, b: bigint): bigint {
  return a > b ? a : b;
}

/** Whether an indexer can be asked about a trade of this number: it keeps as many as a float counts exactly, and fewer are taken. */
export function isIndexed(id: bigint): boolean {
  return id <= 1_000_000_000_000n;
}
