import type { Trade } from '@weir/contracts';
import type { Address, Hex } from 'viem';
import type { CourtDispute } from '#features/peerTrades';

/** What a dispute paid a seat, or took of it. */
export interface SeatFate {
  seat: bigint;
  kind: 'paid' | 'slashed';
  token: Address;
  /** Units of the token. */
  amount: bigint;
}

/** A dispute as it stands in one block. */
export interface CourtCase {
  disputeId: bigint;
  dispute: CourtDispute;
  /** The panel of the round that is on; empty while it is not drawn. */
  panel: readonly bigint[];
  /** What each of these seats committed to; zero for nothing. */
  commitments: ReadonlyMap<bigint, Hex>;
  /** What each seat locks, in units of the stakes' token. */
  lock: bigint;
  /** Null where it is not of this page's escrow. */
  tradeId: bigint | null;
  trade: Trade | null;
  fates: readonly SeatFate[];
  block: { number: bigint; timestamp: bigint };
}
