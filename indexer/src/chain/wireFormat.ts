import { type Hash, type Hex, isHex } from 'viem';
import type { BlockHeader, ChainLog } from './chainBlock.ts';
import { type Contracts, contractAt } from './contracts.ts';
import { MalformedAnswer } from './nodeErrors.ts';

/** A sealed block's header, with what it says of the logs in it. */
export interface SealedHeader extends BlockHeader {
  /** 2048 bits in hex. Null where the chain keeps none. */
  logsBloom: Hex | null;
}

/** A log with what it tells of its block. */
export interface LocatedLog extends ChainLog {
  blockHash: Hash;
  /** Newer nodes say it; then the block need not be asked for. */
  blockTimestamp: number | null;
}

/** A header as a node answers it. Throws `MalformedAnswer`, for a block that is not sealed too. */
export function readHeader(method: string, value: unknown): SealedHeader {
  const field = fieldsOf(method, 'block', value);
  const bloom = field.any('logsBloom');
  return {
    number: field.quantity('number'),
    hash: field.bytes('hash', 32),
    parentHash: field.bytes('parentHash', 32),
    timestamp: field.quantity('timestamp'),
    logsBloom: typeof bloom === 'string' && bloom.length === 2 + 2 * 256 ? (bloom as Hex) : null,
  };
}

/** The logs that a node answers, in their order; those that it says were removed by a fork are left out. */
export function readLogs(method: string, value: unknown): LocatedLog[] {
  if (!Array.isArray(value)) throw new MalformedAnswer(method, 'logs that are no list');
  return value
    .filter((log) => !(log as { removed?: boolean } | null)?.removed)
    .map((log) => readLog(method, log))
    .toSorted((a, b) => a.blockNumber - b.blockNumber || a.logIndex - b.logIndex);
}

function readLog(method: string, value: unknown): LocatedLog {
  const field = fieldsOf(method, 'log', value);
  const topics = field.any('topics');
  const data = field.any('data');
  if (!Array.isArray(topics) || !topics.every((topic) => isBytes(topic, 32))) {
    throw new MalformedAnswer(method, 'a log without topics');
  }
  if (!isHex(data)) throw new MalformedAnswer(method, 'a log without data');
  return {
    address: field.bytes('address', 20),
    blockNumber: field.quantity('blockNumber'),
    blockHash: field.bytes('blockHash', 32),
    blockTimestamp: field.any('blockTimestamp') ? field.quantity('blockTimestamp') : null,
    logIndex: field.quantity('logIndex'),
    transactionHash: field.bytes('transactionHash', 32),
    transactionIndex: field.quantity('transactionIndex'),
    topics: topics as LocatedLog['topics'],
    data,
  };
}

/** The contracts' logs in the receipts of a block. */
export function readLogsOfReceipts(
  method: string,
  value: unknown,
  contracts: Contracts,
): LocatedLog[] {
  if (!Array.isArray(value)) throw new MalformedAnswer(method, 'receipts that are no list');
  const logs = value.flatMap((receipt) => fieldsOf(method, 'receipt', receipt).any('logs'));
  return readLogs(method, logs).filter(({ address }) => contractAt(contracts, address) !== null);
}

/** A whole number in hex, as nodes give numbers. Throws `MalformedAnswer`. */
export function readQuantity(method: string, value: unknown): number {
  const number = typeof value === 'string' && /^0x[\da-f]{1,16}$/i.test(value) ? Number(value) : -1;
  if (!Number.isSafeInteger(number) || number < 0) {
    throw new MalformedAnswer(method, `${JSON.stringify(value)} instead of a number`);
  }
  return number;
}

function fieldsOf(method: string, what: string, value: unknown) {
  if (typeof value !== 'object' || value === null) {
    throw new MalformedAnswer(method, `${JSON.stringify(value)} instead of a ${what}`);
  }
  const record = value as Record<string, unknown>;
  return {
    any: (name: string) => record[name],
    quantity: (name: string) => readQuantity(`${method} (${what}.${name})`, record[name]),
    bytes: (name: string, size: number): Hex => {
      const found = record[name];
      if (isBytes(found, size)) return found;
      throw new MalformedAnswer(method, `a ${what} whose ${name} is ${JSON.stringify(found)}`);
    },
  };
}

function isBytes(value: unknown, size: number): value is Hex {
  return typeof value === 'string' && value.length === 2 + 2 * size && isHex(value);
}
