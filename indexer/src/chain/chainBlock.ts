import type { Address, Hash, Hex } from 'viem';

/** A block's place in its chain. */
export interface BlockHeader {
  number: number;
  hash: Hash;
  parentHash: Hash;
  /** Seconds since 1970. */
  timestamp: number;
}

/** One log of the exchange. */
export interface ChainLog {
  blockNumber: number;
  logIndex: number;
  transactionHash: Hash;
  /** The transaction's place in its block. */
  transactionIndex: number;
  topics: [] | [Hex, ...Hex[]];
  data: Hex;
}

/** The exchange's logs of a block, in their order. */
export interface BlockLogs {
  number: number;
  timestamp: number;
  logs: ChainLog[];
}

/** What a token says of itself. */
export interface TokenFacts {
  address: Address;
  symbol: string;
  name: string;
  decimals: number;
}
