import type { Address, Hex } from 'viem';

/** A party's present key of a trade that lives. */
export interface LiveKey {
  party: Address;
  /** ed25519, lower case. */
  signing: Hex;
}

/** Who may write to whom: the only thing that a relay asks the chain. */
export interface LiveTradeKeys {
  /**
   * The last signing key of each party that announced one, copies of the other's left out; none where the trade is unknown or over.
   * Throws `NodeError` where the chain cannot be asked.
   */
  liveKeys(tradeId: bigint): Promise<LiveKey[]>;
}
