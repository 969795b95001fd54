import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { exchangeAbi } from '@weir/contracts';
import { seedPool, startLocalExchange } from '@weir/contracts/testing/localExchange';
import {
  type Address,
  encodeEventTopics,
  type Hash,
  type Hex,
  numberToHex,
  toFunctionSelector,
} from 'viem';
import { seededRandom, tradeAtRandom } from '../../../indexer/test/randomTrading.ts';
import { root } from '../../runCommand.ts';

/** A log as nodes answer it. */
interface RecordedLog {
  address: Address;
  topics: Hex[];
  data: Hex;
  blockNumber: Hex;
  blockHash: Hash;
  blockTimestamp: Hex;
  transactionHash: Hash;
  transactionIndex: Hex;
  logIndex: Hex;
  removed: boolean;
}

export interface RecordedBlock {
  number: number;
  timestamp: number;
  logsBloom: Hex;
  logs: RecordedLog[];
}

/** What a real chain with random trading in one market logged. */
export interface Recording {
  exchange: Address;
  lens: Address;
  deployedAtBlock: number;
  market: { id: Hex; baseTerms: Hex; quoteTerms: Hex };
  /** `eth_call` by contract and calldata: what the tokens say of themselves. */
  calls: Record<string, Hex>;
  blocks: RecordedBlock[];
}

const [openedTopic] = encodeEventTopics({ abi: exchangeAbi, eventName: 'MarketOpened' });
const tokenCalls = ['symbol()', 'name()', 'decimals()'].map(toFunctionSelector);
/** Events a block, about. */
const eventsPerBlock = 160;
/** Random actions for so many events: some revert, some log two or three. */
const actionsPerEvent = 1.35;

/**
 * Trades on a local chain until it has logged `events` events, or reads that from an earlier run. @returns its file.
 */
export async function recordTrading(events: number): Promise<string> {
  const artifact = join(root, 'contracts/out/Exchange.sol/Exchange.json');
  const version = createHash('sha256').update(readFileSync(artifact)).digest('hex').slice(0, 12);
  const folder = join(root, '.local/bench');
  const file = join(folder, `trading-${events}-${version}.json`);
  if (existsSync(file)) return file;
  console.log(
    `Trading on a local chain until it has logged ${events} events. Kept for later runs.`,
  );
  mkdirSync(folder, { recursive: true });
  writeFileSync(file, JSON.stringify(await record(events)));
  return file;
}

async function record(events: number): Promise<Recording> {
  const chain = await startLocalExchange();
  const { rpc } = chain.anvil;
  const random = seededRandom(160);
  await seedPool(chain, 4_000_000n);
  const blocks: RecordedBlock[] = [];
  let found = 0;
  while (found < events) {
    const most = 2 * eventsPerBlock * actionsPerEvent;
    await tradeAtRandom(chain, random, { blocks: 10, most: Math.round(most) });
    const head = Number(await rpc<Hex>('eth_blockNumber'));
    for (let number = blocks.length; number <= head && found < events; number++) {
      const block = await readBlock(rpc, chain.exchange, number);
      found += block.logs.length;
      blocks.push(block);
    }
  }
  const opened = blocks.flatMap(({ logs }) => logs).find(({ topics }) => topics[0] === openedTopic);
  if (!opened?.topics[1]) throw new Error('the chain has no MarketOpened');
  const calls: Recording['calls'] = {};
  for (const token of [chain.market.base, chain.market.quote]) {
    for (const data of tokenCalls) {
      calls[`${token.toLowerCase()} ${data}`] = await rpc('eth_call', [
        { to: token, data },
        'latest',
      ]);
    }
  }
  const deployment = JSON.parse(readFileSync(chain.path, 'utf8'));
  await chain.stop();
  return {
    exchange: chain.exchange,
    lens: chain.lens,
    deployedAtBlock: deployment.deployedAtBlock,
    market: {
      id: opened.topics[1],
      baseTerms: `0x${opened.data.slice(2, 66)}`,
      quoteTerms: `0x${opened.data.slice(66, 130)}`,
    },
    calls,
    blocks,
  };
}

async function readBlock(
  rpc: <Answer>(method: string, params?: unknown[]) => Promise<Answer>,
  address: Address,
  number: number,
): Promise<RecordedBlock> {
  const tag = numberToHex(number);
  const header = await rpc<{ timestamp: Hex; logsBloom: Hex }>('eth_getBlockByNumber', [
    tag,
    false,
  ]);
  const filter = { address, fromBlock: tag, toBlock: tag };
  return {
    number,
    timestamp: Number(header.timestamp),
    logsBloom: header.logsBloom,
    logs: await rpc<RecordedLog[]>('eth_getLogs', [filter]),
  };
}
