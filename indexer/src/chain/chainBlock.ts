import type { Address, Hash, Hex } from 'viem';

/** A block's place in its chain. */
export interface BlockHeader {
  number: number;
  hash: Hash;
  parentHash: Hash;
  /** Seconds since 1970. */
  timestamp: number;
}

/** One log of a contract that is indexed. */
export interface ChainLog {
  address: Address;
  blockNumber: number;
  logIndex: number;
  transactionHash: Hash;
  /** The transaction's place in its block. */
  transactionIndex: number;
  topics: [] | [Hex, ...Hex[]];
  data: Hex;
}

/** The contracts' logs of a block, in their order. */
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

/** What is read from the chain beside the logs of some blocks. */
export interface ChainFacts {
  /** Of the tokens of markets that open in them, and of those that come to the escrow. */
  tokens: ReadonlyMap<string, TokenFacts>;
  lending: LendingFacts | null;
  /** Whose logs the blocks may have too. */
  escrow: Address | null;
  arbitratorPool: Address | null;
}

/** Likewise of lending, where there is one. */
interface LendingFacts {
  address: Address;
  /** The protocol's part of the interest, in parts of 10^18; null where no lending market opens in these blocks. */
  interestFee: bigint | null;
  /** The guards' prices for liquidation where positions were liquidated, by `priceKey`. */
  prices: ReadonlyMap<string, bigint>;
}
