import type { Address } from 'viem';
import type { Node } from '#features/wallet';
import type { ContractCall } from '../model/contractCall.ts';

/**
 * The node's estimate of a call's gas, for `account`. Fails where the call would revert, as it does without allowance.
 * The ABI that it needs is loaded with the first one.
 */
export async function estimateGas(
  node: Node,
  account: Address,
  call: ContractCall,
): Promise<bigint> {
  // A module of ours, not viem's whole list of actions: a list that is loaded as one cannot be thinned out.
  const { gasOfCall } = await import('./gasOfCall.ts');
  return gasOfCall(node, account, call);
}
