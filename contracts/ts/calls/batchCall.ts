/** Calls of the exchange's `batch`: many actions in one settlement, each token moving once, by its net. */
import { type Address, encodeFunctionData, type Hex, zeroAddress } from 'viem';
import { exchangeAbi } from '../generated/exchangeAbi.ts';
import type { MarketKey } from '../types.ts';
import {
  type OrderRef,
  type OrderTerms,
  packOrderRef,
  packOrderTerms,
  packSwapTerms,
  type SwapTerms,
} from '../words/terms.ts';

/** Where an action's own tokens go is the batch's matter. */
type Unsettled<Terms> = Omit<Terms, 'recipient' | 'fromInternal' | 'toInternal'>;

/** An action that a batch takes. */
export type BatchAction =
  | { kind: 'swap'; key: MarketKey; amount: bigint; bound: bigint; terms: Unsettled<SwapTerms> }
  | { kind: 'place'; key: MarketKey; terms: Unsettled<OrderTerms> }
  | { kind: 'reduce' | 'cancel' | 'claim'; key: MarketKey; ref: Unsettled<OrderRef> };

/** A signature that lets the exchange, or Permit2 for it, pull a token of the caller. */
export type TokenPermit =
  | {
      kind: 'permit';
      token: Address;
      value: bigint;
      deadline: bigint;
      v: number;
      r: Hex;
      s: Hex;
    }
  | {
      kind: 'permit2';
      token: Address;
      amount: bigint;
      expiration: number;
      nonce: number;
      sigDeadline: bigint;
      signature: Hex;
    };

/** A batch, with its net's source and destination. */
export interface Batch {
  /** Run before all actions, so that what they allow is there when tokens are pulled. */
  permits?: readonly TokenPermit[];
  actions: readonly BatchAction[];
  /** Who gets what is owed to the caller. */
  recipient: Address;
  fromInternal?: boolean;
  toInternal?: boolean;
}

/** One action's calldata, as `batch` and `batchFor` take it. Throws `FieldOutOfRange`. */
export function encodeBatchAction(action: BatchAction): Hex {
  const { kind, key } = action;
  switch (kind) {
    case 'swap': {
      const terms = packSwapTerms({ recipient: zeroAddress, ...action.terms });
      const args = [key, action.amount, action.bound, terms] as const;
      return encodeFunctionData({ abi: exchangeAbi, functionName: kind, args });
    }
    case 'place': {
      const args = [key, packOrderTerms(action.terms)] as const;
      return encodeFunctionData({ abi: exchangeAbi, functionName: kind, args });
    }
    default: {
      const args = [key, packOrderRef(action.ref)] as const;
      return encodeFunctionData({ abi: exchangeAbi, functionName: kind, args });
    }
  }
}

/** A permit's calldata, for a batch or a call of its own. */
export function encodeTokenPermit(permit: TokenPermit): Hex {
  if (permit.kind === 'permit') {
    const { token, value, deadline, v, r, s } = permit;
    const args = [token, value, deadline, v, r, s] as const;
    return encodeFunctionData({ abi: exchangeAbi, functionName: 'permit', args });
  }
  const { token, amount, expiration, nonce, sigDeadline, signature } = permit;
  const args = [token, amount, expiration, nonce, sigDeadline, signature] as const;
  return encodeFunctionData({ abi: exchangeAbi, functionName: 'permit2', args });
}

/** The arguments of the exchange's `batch`: permits first, then the actions in their order. */
export function batchArgs(
  batch: Batch,
): readonly [calls: Hex[], recipient: Address, flags: bigint] {
  const permits = (batch.permits ?? []).map(encodeTokenPermit);
  const flags = (batch.fromInternal ? 4n : 0n) | (batch.toInternal ? 8n : 0n);
  return [[...permits, ...batch.actions.map(encodeBatchAction)], batch.recipient, flags];
}
