import { decodeLendingError, priceGuardAbi } from '@weir/contracts';
import {
  type Address,
  type ContractFunctionReturnType,
  decodeFunctionResult,
  encodeFunctionData,
} from 'viem';
import type { ChainNode } from './node.ts';
import { NodeRefused } from './nodeErrors.ts';
import { runCall } from './runCall.ts';

/** What a price guard says at a block. Prices are loan units for a collateral unit, in parts of 10^36. */
export interface GuardPrices {
  /** 0 where there is none: then nobody borrows against the collateral. */
  borrowPrice: bigint;
  /** Null where the guard refuses to answer: then nothing can be liquidated that it prices. */
  liquidationPrice: bigint | null;
  /** False while it has too few sources. */
  isLive: boolean;
  /** Since when a sequencer is down, or back, in seconds; null where that hinders nothing. */
  graceSince: number | null;
}

/** The last second that a JavaScript date can be. */
const latestSecond = 8_640_000_000_000n;
/** The contract takes no price above this. */
const mostPrice = 1n << 184n;

type Asked = 'borrowPrice' | 'liquidationPrice';
type Said<Name extends Asked> = ContractFunctionReturnType<typeof priceGuardAbi, 'view', Name>;

/** Both prices of a guard at a block named by its hash. Throws the node's errors. */
export async function readGuard(
  node: Pick<ChainNode, 'client'>,
  guard: Address,
  blockHash: string,
): Promise<GuardPrices> {
  const [borrowing, liquidating] = await Promise.all([
    ask(node, guard, blockHash, 'borrowPrice'),
    ask(node, guard, blockHash, 'liquidationPrice'),
  ]);
  const [price = null, isLive = false] = 'said' in liquidating ? liquidating.said : [];
  return {
    borrowPrice: 'said' in borrowing ? capped(borrowing.said) : 0n,
    liquidationPrice: price === null ? null : capped(price),
    isLive,
    graceSince: 'graceSince' in liquidating ? liquidating.graceSince : null,
  };
}

/** The price by which positions were liquidated at the end of a block; null where the node does not know it any more. */
export async function readPastPrice(
  node: Pick<ChainNode, 'client'>,
  guard: Address,
  blockHash: string,
): Promise<bigint | null> {
  try {
    const answer = await ask(node, guard, blockHash, 'liquidationPrice');
    return 'said' in answer ? capped(answer.said[0]) : null;
  } catch (error) {
    // Nodes keep the state of old blocks only where they are told to.
    if (error instanceof NodeRefused) return null;
    throw error;
  }
}

async function ask<Name extends Asked>(
  node: Pick<ChainNode, 'client'>,
  guard: Address,
  blockHash: string,
  functionName: Name,
): Promise<{ said: Said<Name> } | { graceSince: number | null }> {
  const data = encodeFunctionData({ abi: priceGuardAbi, functionName: functionName as Asked });
  const ran = await runCall(node, { to: guard, data }, { blockHash });
  if ('failure' in ran) {
    const said = decodeLendingError(ran.failure);
    return { graceSince: said?.name === 'SequencerGrace' ? secondOf(said.args.since) : null };
  }
  try {
    const said = decodeFunctionResult({
      abi: priceGuardAbi,
      functionName: functionName as Asked,
      data: ran.data,
    });
    return { said: said as Said<Name> };
  } catch {
    // No price: what is at the address is no guard, or says something else.
    return { graceSince: null };
  }
}

/** A guard may name any number: one that is no second of any calendar would be no time that the store takes either. */
function secondOf(since: bigint): number {
  return since < latestSecond ? Number(since) : Number(latestSecond);
}

function capped(price: bigint): bigint {
  return price < mostPrice ? price : mostPrice;
}
