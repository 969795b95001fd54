import { escrowAbi, type Trade } from '@weir/contracts';
import { IndexerError } from '@weir/indexer/client';
import {
  type Address,
  encodeAbiParameters,
  encodeEventTopics,
  getAbiItem,
  type Hex,
  hexToBigInt,
  numberToHex,
} from 'viem';
import { describe, expect, it } from 'vitest';
import type { Feed } from '#features/feed';
import { LogsRefused } from '#features/peers';
import type { Node } from '#features/wallet';
import { syntheticTrade } from '../testing/syntheticTrade.ts';
import { readTradeLog } from './keysQuery.ts';

const ESCROW: Address = '0x5000000000000000000000000000000000000005';
const OFFER: Hex = `0x${'0f'.repeat(32)}`;
const word = (byte: string): Hex => `0x${byte.repeat(32)}`;
const TRADE: Trade = syntheticTrade('Taken');

interface RawLog {
  blockNumber: bigint;
  topics: readonly unknown[];
  data: Hex;
}

function taken(blockNumber: bigint, tradeId: bigint): RawLog {
  const topics = encodeEventTopics({
    abi: escrowAbi,
    eventName: 'TradeTaken',
    args: { tradeId, offerId: OFFER, taker: TRADE.buyer },
  });
  const { inputs } = getAbiItem({ abi: escrowAbi, name: 'TradeTaken' });
  return { blockNumber, topics, data: encodeAbiParameters([inputs[3]], [TRADE]) };
}

function keys(blockNumber: bigint, tradeId: bigint, party: Address, byte: string): RawLog {
  const topics = encodeEventTopics({
    abi: escrowAbi,
    eventName: 'KeysSet',
    args: { tradeId, party },
  });
  return { blockNumber, topics, data: `${word(byte)}${word(byte).slice(2)}` };
}

/** A node with logs up to a block, for at most `most` blocks at once. */
function nodeOf(logs: RawLog[], latest = 1000n, most = 1_000_000n) {
  const asked: [bigint, bigint][] = [];
  const state = { logs, latest };
  const request = async ({ method, params }: { method: string; params: Asked }) => {
    if (method === 'eth_blockNumber') return numberToHex(state.latest);
    const [{ fromBlock, toBlock, topics }] = params;
    const [from, to] = [hexToBigInt(fromBlock), hexToBigInt(toBlock)];
    asked.push([from, to]);
    if (to - from + 1n > most) throw new Error('query exceeds the range');
    return state.logs
      .filter(({ blockNumber: at }) => from <= at && at <= to)
      .filter((log) => log.topics[1] === topics[1])
      .map(({ blockNumber, topics, data }, i) => ({
        address: ESCROW,
        topics,
        data,
        blockNumber: numberToHex(blockNumber),
        logIndex: numberToHex(i),
        transactionHash: word('ee'),
        transactionIndex: '0x0',
        blockHash: word('bb'),
        blockTimestamp: numberToHex(blockNumber * 10n),
        removed: false,
      }));
  };
  // Only `request` is asked of it.
  return { asked, state, node: { request, uid: 'test' } as unknown as Node };
}
type Asked = [{ fromBlock: Hex; toBlock: Hex; topics: [Hex[], Hex] }];

const feedOf = (answer: () => Promise<unknown>) =>
  ({ client: { p2p: { trade: answer } } }) as unknown as Feed;
const begins = (block: number) => feedOf(async () => ({ trade: { taken: { block } } }));

// What was read of a trade is kept, so each test has a trade of its own.
let next = 0n;
const reading = (node: Node, feed: Feed | null, id: bigint) => ({
  node,
  feed,
  chainId: 1,
  escrow: ESCROW,
  id,
  deployedAtBlock: 10n,
});
const { seller, buyer } = TRADE;

describe('readTradeLog', () => {
  it('reads from where the indexer says that the trade begins, and then only what is new', async () => {
    const id = ++next;
    const logs = [taken(700n, id), keys(700n, id, buyer, 'b1'), keys(800n, id, seller, 'a1')];
    const { node, asked, state } = nodeOf([...logs, keys(750n, 99n, buyer, 'ff')]);
    const log = await readTradeLog(reading(node, begins(700), id));
    expect(asked).toEqual([[700n, 1000n]]);
    expect(log.keys.map(({ encryption }) => encryption)).toEqual([word('b1'), word('a1')]);
    expect(log.events.map(({ kind, at }) => [kind, at])).toEqual([
      ['taken', 7000],
      ['keys', 7000],
      ['keys', 8000],
    ]);
    state.latest = 1010n;
    state.logs.push(keys(1005n, id, buyer, 'b2'));
    const later = await readTradeLog(reading(node, begins(700), id));
    expect(asked.at(-1)).toEqual([936n, 1010n]);
    expect(later.keys.at(-1)).toMatchObject({ encryption: word('b2') });
    expect(later.keys).toHaveLength(3);
    // A block that a fork took back is no more.
    state.logs.pop();
    expect((await readTradeLog(reading(node, begins(700), id))).keys).toHaveLength(2);
  });

  it('reads all where the log does not begin where an indexer says: no keys are left out', async () => {
    const id = ++next;
    const { node, asked } = nodeOf([
      taken(300n, id),
      keys(300n, id, buyer, 'b1'),
      keys(900n, id, buyer, 'b2'),
    ]);
    const log = await readTradeLog(reading(node, begins(800), id));
    expect(asked).toEqual([
      [800n, 1000n],
      [10n, 1000n],
    ]);
    expect(log.keys).toHaveLength(2);
  });

  it('reads from the deployment on where no indexer answers', async () => {
    const id = ++next;
    const { node, asked } = nodeOf([taken(300n, id)]);
    await readTradeLog(
      reading(
        node,
        feedOf(() => Promise.reject(new IndexerError('silent', 0, null))),
        id,
      ),
    );
    const other = ++next;
    await readTradeLog(reading(node, null, other));
    expect(asked).toEqual([
      [10n, 1000n],
      [10n, 1000n],
    ]);
  });

  it('asks in ranges that the node takes, and says which it refuses', async () => {
    const id = ++next;
    const { node } = nodeOf([taken(300n, id), keys(40_000n, id, buyer, 'b1')], 60_000n, 8000n);
    expect((await readTradeLog(reading(node, null, id))).keys).toHaveLength(1);
    const { node: stubborn } = nodeOf([], 60_000n, 100n);
    const failure = await readTradeLog(reading(stubborn, null, ++next)).catch((error) => error);
    expect(failure).toBeInstanceOf(LogsRefused);
  });
});
