import { batchArgs, exchangeAbi, testTokenAbi } from '@weir/contracts';
import { type Abi, type Address, erc20Abi } from 'viem';
import type { ContractCall } from './contractCall.ts';

/** What viem simulates, estimates and writes. */
export interface ContractRequest {
  address: Address;
  abi: Abi;
  functionName: string;
  args: readonly unknown[];
}

/** A call with the ABI and the arguments that it is sent with. */
export function contractRequest(call: ContractCall): ContractRequest {
  switch (call.kind) {
    case 'exchange': {
      const { exchange: address, functionName, args } = call;
      return { address, abi: exchangeAbi, functionName, args };
    }
    case 'batch': {
      const args = batchArgs(call.batch);
      return { address: call.exchange, abi: exchangeAbi, functionName: 'batch', args };
    }
    case 'approve': {
      const args = [call.spender, call.amount];
      return { address: call.token, abi: erc20Abi, functionName: 'approve', args };
    }
    case 'mint': {
      const args = [call.to, call.amount];
      return { address: call.token, abi: testTokenAbi, functionName: 'mint', args };
    }
  }
}
