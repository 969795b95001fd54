import type { Address, Hex } from 'viem';
import { numberToHex } from 'viem';
import { isRevert } from './isRevert.ts';
import type { ChainNode } from './node.ts';
import { NodeRefused, nodeErrorOf } from './nodeErrors.ts';

/** What a call may burn: far more than a token, or four feeds and an observation, need. Anybody's contract is called. */
const mostGas = numberToHex(3_000_000);
/** The precompile that gives back what it is given: every chain has it, and it cannot fail. */
const identity: Address = '0x0000000000000000000000000000000000000004';

/** What a call gave, or what says that it ran and failed. */
export type Ran = { data: Hex } | { failure: unknown };

/**
 * Calls a contract that nobody vouches for. Throws the node's errors, and never what the contract did: one that could pass for a
 * broken node would be asked for ever.
 *
 * Nodes tell in their own words how a call failed ("invalid jump destination", "EVM error StackUnderflow"). Where they are words
 * that we do not know, a call that cannot fail is made at the same block: if that runs, and the first is refused again, it was the
 * contract's doing.
 */
export async function runCall(
  { client }: Pick<ChainNode, 'client'>,
  call: { to: Address; data: Hex },
  block: 'latest' | { blockHash: string },
): Promise<Ran> {
  const request = client.request as (call: { method: string; params: unknown[] }) => Promise<Hex>;
  const run = async (to: Address, data: Hex): Promise<Ran> => {
    try {
      const params = [{ to, data, gas: mostGas }, block];
      return { data: (await request({ method: 'eth_call', params })) ?? '0x' };
    } catch (error) {
      const cause = nodeErrorOf(error);
      if (!(cause instanceof NodeRefused)) throw cause;
      return { failure: error };
    }
  };
  const first = await run(call.to, call.data);
  if ('data' in first || isRevert(first.failure)) return first;
  const check = await run(identity, '0x00');
  if ('failure' in check) throw nodeErrorOf(first.failure);
  return run(call.to, call.data);
}
