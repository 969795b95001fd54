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
  // A file of its own: `import('viem/actions')` would load every action there is, and with the page.
  const { contractGas } = await import('./contractGas.ts');
  return contractGas(node, account, call);
}
