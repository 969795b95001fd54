import type { Address } from 'viem';
import { estimateContractGas } from 'viem/actions';
import type { Node } from '#features/wallet';
import type { ContractCall } from '../model/contractCall.ts';
import { contractRequest } from '../model/contractRequest.ts';

/** See `estimateGas`, which loads it. */
export function contractGas(node: Node, account: Address, call: ContractCall): Promise<bigint> {
  return estimateContractGas(node, { ...contractRequest(call, [], account), account });
}
