import { type Address, bytesToBigInt, hexToBigInt } from 'viem';
import { packFields } from './fields.ts';

/** How a swap (or a change of liquidity, where it says so) is done. Times are seconds since 1970. */
export interface SwapTerms {
  /** Who gets the output, or an added liquidity's shares. */
  recipient: Address;
  /** The worst all-in price, fees included; 0 or absent for none. */
  limitTick?: number;
  /** Most levels touched; 0 or absent for no bound. */
  maxLevels?: number;
  /** 0 or absent for none. */
  deadline?: number;
  /** True: base in, quote out (a sale). */
  baseIn?: boolean;
  exactOut?: boolean;
  /** Pay from the internal balance. */
  fromInternal?: boolean;
  /** Receive to the internal balance. */
  toInternal?: boolean;
  /** Revert where not all of the amount can be done. */
  allOrNothing?: boolean;
}

/** Packs `SwapTerms`. Throws `FieldOutOfRange`. */
export function packSwapTerms(terms: SwapTerms): bigint {
  return packFields([
    ['recipient', 160, hexToBigInt(terms.recipient)],
    ['limitTick', 24, terms.limitTick ?? 0],
    ['maxLevels', 16, terms.maxLevels ?? 0],
    ['deadline', 32, terms.deadline ?? 0],
    ['baseIn', 1, terms.baseIn ?? false],
    ['exactOut', 1, terms.exactOut ?? false],
    ['fromInternal', 1, terms.fromInternal ?? false],
    ['toInternal', 1, terms.toInternal ?? false],
    ['allOrNothing', 1, terms.allOrNothing ?? false],
  ]);
}

/** What becomes of an order's parts: rests, must not trade, must not rest, all at once or nothing. */
export type TimeInForce = 'gtc' | 'postOnly' | 'ioc' | 'fok';

const timeInForceBits: Record<TimeInForce, number> = { gtc: 0, postOnly: 1, ioc: 2, fok: 3 };

/** What an order wants. Times are seconds since 1970. */
export interface OrderTerms {
  /** The owner's own id for it, 64 bits: see `randomHandle`. */
  handle: bigint;
  lots: bigint;
  tick: number;
  sell: boolean;
  timeInForce: TimeInForce;
  /** The placement is valid until then; 0 or absent for ever. */
  deadline?: number;
  /** After it anyone may remove the order for the bounty; 0 or absent for never. */
  expiry?: number;
  /** At most one percent of the lots, for whoever removes the order after its expiry. */
  bountyLots?: bigint;
  /** Most levels touched, at most 255; 0 or absent for no bound. */
  maxLevels?: number;
  fromInternal?: boolean;
  toInternal?: boolean;
  /** Of a post-only order: where it would trade, it moves to the best tick behind its own at which it does not. */
  slide?: boolean;
}

/** Packs `OrderTerms`. Throws `FieldOutOfRange`. */
export function packOrderTerms(terms: OrderTerms): bigint {
  return packFields([
    ['handle', 64, terms.handle],
    ['lots', 56, terms.lots],
    ['tick', 24, terms.tick],
    ['deadline', 32, terms.deadline ?? 0],
    ['expiry', 32, terms.expiry ?? 0],
    ['bountyLots', 32, terms.bountyLots ?? 0n],
    ['maxLevels', 8, terms.maxLevels ?? 0],
    ['sell', 1, terms.sell],
    ['timeInForce', 2, timeInForceBits[terms.timeInForce]],
    ['fromInternal', 1, terms.fromInternal ?? false],
    ['toInternal', 1, terms.toInternal ?? false],
    ['slide', 1, terms.slide ?? false],
  ]);
}

/** Which order is meant, and how much of it. */
export interface OrderRef {
  handle: bigint;
  /** Lots to take off; 0 or absent for all. */
  lots?: bigint;
  /** Reverts with OrderChanged unless the handle's order is this one. */
  expected?: { generation: number; index: number };
  /** Receive to the internal balance. */
  toInternal?: boolean;
}

/** Packs `OrderRef`. Throws `FieldOutOfRange`. */
export function packOrderRef(ref: OrderRef): bigint {
  return packFields([
    ['handle', 64, ref.handle],
    ['lots', 56, ref.lots ?? 0n],
    ['generation', 32, ref.expected?.generation ?? 0],
    ['index', 24, ref.expected?.index ?? 0],
    ['unused flags', 4, 0],
    ['toInternal', 1, ref.toInternal ?? false],
    ['check', 1, ref.expected !== undefined],
  ]);
}

/** A random 64-bit handle, so that two tabs of one account never collide. */
export function randomHandle(): bigint {
  return bytesToBigInt(crypto.getRandomValues(new Uint8Array(8)));
}
