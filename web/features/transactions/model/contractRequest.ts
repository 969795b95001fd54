import {
  batchArgs,
  escrowAbi,
  exchangeAbi,
  lendingAbi,
  leverageAbi,
  liquidatorAbi,
  type TokenPermit,
  testTokenAbi,
  wrappedCoinAbi,
} from '@weir/contracts';
import { type Abi, type Address, encodeFunctionData, erc20Abi } from 'viem';
import type { ContractCall } from './contractCall.ts';
import { withPermits } from './withPermits.ts';

/** What viem simulates, estimates and writes. */
export interface ContractRequest {
  address: Address;
  abi: Abi;
  functionName: string;
  args: readonly unknown[];
  value: bigint;
}

/**
 * A call with the ABI and the arguments that it is sent with.
 *
 * @param permits signatures that it brings along; only where `takesPermits(call)`.
 * @param owner who sends it.
 */
export function contractRequest(
  call: ContractCall,
  permits: readonly TokenPermit[],
  owner: Address,
): ContractRequest {
  switch (call.kind) {
    case 'exchange': {
      const { exchange: address, value = 0n } = call;
      const { functionName, args } = permits.length > 0 ? withPermits(call, permits, owner) : call;
      return { address, abi: exchangeAbi, functionName, args, value };
    }
    case 'batch': {
      const { exchange: address, batch, value = 0n } = call;
      const args = batchArgs({ ...batch, permits: [...(batch.permits ?? []), ...permits] });
      return { address, abi: exchangeAbi, functionName: 'batch', args, value };
    }
    case 'lending':
    case 'leverage':
    case 'liquidator':
    case 'escrow': {
      const { kind, address, functionName, args } = call;
      return { address, abi: besideAbis[kind], functionName, args, value: 0n };
    }
    case 'lendingCalls': {
      // Each was typed where it was built.
      const inner = call.calls.map(({ functionName, args }) =>
        encodeFunctionData({ abi: lendingAbi as Abi, functionName, args }),
      );
      const { address } = call;
      return { address, abi: lendingAbi, functionName: 'multicall', args: [inner], value: 0n };
    }
    case 'approve': {
      const args = [call.spender, call.amount];
      // Some old tokens (USDT) answer nothing where the standard says `bool`: what they answer is not looked at.
      return { address: call.token, abi: approveAbi, functionName: 'approve', args, value: 0n };
    }
    case 'mint': {
      const args = [call.to, call.amount];
      return { address: call.token, abi: testTokenAbi, functionName: 'mint', args, value: 0n };
    }
    case 'wrap': {
      const { token: address, amount: value } = call;
      return { address, abi: wrappedCoinAbi, functionName: 'deposit', args: [], value };
    }
    case 'unwrap': {
      const { token: address, amount } = call;
      return { address, abi: wrappedCoinAbi, functionName: 'withdraw', args: [amount], value: 0n };
    }
  }
}

const besideAbis: Record<'lending' | 'leverage' | 'liquidator' | 'escrow', Abi> = {
  lending: lendingAbi,
  leverage: leverageAbi,
  liquidator: liquidatorAbi,
  escrow: escrowAbi,
};

const approveAbi: Abi = erc20Abi
  .filter((item) => item.type === 'function' && item.name === 'approve')
  .map((item) => ({ ...item, outputs: [] }));
