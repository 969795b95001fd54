import { exchangeAbi, testTokenAbi } from '@weir/contracts';
import {
  type Abi,
  type Address,
  type ContractFunctionArgs,
  type ContractFunctionName,
  erc20Abi,
} from 'viem';

/** A state-changing call, typed where it was built. */
export interface ContractCall {
  address: Address;
  abi: Abi;
  functionName: string;
  args: readonly unknown[];
}

type Writes<abi extends Abi> = ContractFunctionName<abi, 'nonpayable' | 'payable'>;

function build<const abi extends Abi, name extends Writes<abi>>(
  address: Address,
  abi: abi,
  functionName: name,
  args: ContractFunctionArgs<abi, 'nonpayable' | 'payable', name>,
): ContractCall {
  return { address, abi, functionName, args: args as readonly unknown[] };
}

/** A call of the exchange. */
export function exchangeCall<name extends Writes<typeof exchangeAbi>>(
  exchange: Address,
  functionName: name,
  args: ContractFunctionArgs<typeof exchangeAbi, 'nonpayable' | 'payable', name>,
): ContractCall {
  return build(exchange, exchangeAbi, functionName, args);
}

/** Lets `spender` take `amount` units of a token. */
export function approveCall(token: Address, spender: Address, amount: bigint): ContractCall {
  return build(token, erc20Abi, 'approve', [spender, amount]);
}

/** Gives `to` test tokens, on a local chain. */
export function mintCall(token: Address, to: Address, amount: bigint): ContractCall {
  return build(token, testTokenAbi, 'mint', [to, amount]);
}
