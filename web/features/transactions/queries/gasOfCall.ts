import type { Address } from 'viem';
import { estimateContractGas } from 'viem/actions';
import type { Node } from '#features/wallet';
import type { ContractCall } from '../model/contractCall.ts';
import { contractRequest } from '../model/contractRequest.ts';

/** The node's estimate of a call's gas: see `estimateGas`, which loads it. */
export function gasOfCall(node: Node, account: Address, call: ContractCall): Promise<bigint> {
  return estimateContractGas(node, { ...contractRequest(call, [], account), account });
}
