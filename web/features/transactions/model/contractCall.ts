import type {
  arbitratorPoolAbi,
  Batch,
  escrowAbi,
  exchangeAbi,
  lendingAbi,
  leverageAbi,
  liquidatorAbi,
} from '@weir/contracts';
import type { Abi, Address, ContractFunctionArgs, ContractFunctionName } from 'viem';

/**
 * A state-changing call, typed where it was built. It holds no ABI: those come with the code that sends it
 * (`contractRequest.ts`), which the page loads with the first transaction.
 */
export type ContractCall =
  | {
      kind: 'exchange';
      exchange: Address;
      functionName: string;
      args: readonly unknown[];
      /** The chain's own coin that goes along. */
      value?: bigint;
    }
  | { kind: 'batch'; exchange: Address; batch: Batch; value?: bigint }
  /** Of lending itself, or of what stands around it. */
  | {
      kind: 'lending' | 'leverage' | 'liquidator';
      address: Address;
      functionName: string;
      args: readonly unknown[];
    }
  /** Of the escrow of trades between people. */
  | { kind: 'escrow'; address: Address; functionName: string; args: readonly unknown[] }
  /** Of the arbitrators' pool, which rules on those trades. */
  | { kind: 'arbitrators'; address: Address; functionName: string; args: readonly unknown[] }
  /** Several calls of lending in one transaction, in order. */
  | { kind: 'lendingCalls'; address: Address; calls: readonly LendingCall[] }
  | { kind: 'approve'; token: Address; spender: Address; amount: bigint }
  | { kind: 'mint'; token: Address; to: Address; amount: bigint }
  /** The chain's own coin into the token that wraps it, and back. */
  | { kind: 'wrap' | 'unwrap'; token: Address; amount: bigint };

type LendingCall = Extract<ContractCall, { kind: 'lending' | 'leverage' | 'liquidator' }>;

type Writes<abi extends Abi> = ContractFunctionName<abi, 'nonpayable' | 'payable'>;

/** A call of the exchange; `value` units of the chain's own coin go along. */
export function exchangeCall<name extends Writes<typeof exchangeAbi>>(
  exchange: Address,
  functionName: name,
  args: ContractFunctionArgs<typeof exchangeAbi, 'nonpayable' | 'payable', name>,
  value = 0n,
): ContractCall {
  return { kind: 'exchange', exchange, functionName, args: args as readonly unknown[], value };
}

/** Many actions in one transaction, each token moving once, by its net; `value` of the coin goes along. */
export function batchCall(exchange: Address, batch: Batch, value = 0n): ContractCall {
  return { kind: 'batch', exchange, batch, value };
}

/** Makes calls of one kind of contract, typed by its ABI; `address` is where it is. */
type CallsOf<abi extends Abi, kind> = <name extends Writes<abi>>(
  address: Address,
  functionName: name,
  args: ContractFunctionArgs<abi, 'nonpayable' | 'payable', name>,
) => { kind: kind; address: Address; functionName: name; args: readonly unknown[] };

function callsOf<abi extends Abi, const kind extends string>(kind: kind): CallsOf<abi, kind> {
  return (address, functionName, args) => ({
    kind,
    address,
    functionName,
    args: args as readonly unknown[],
  });
}

/** A call of lending. */
export const lendingCall: CallsOf<typeof lendingAbi, 'lending'> = callsOf('lending');
/** A call of what opens and closes leverage. */
export const leverageCall: CallsOf<typeof leverageAbi, 'leverage'> = callsOf('leverage');
/** A call of what liquidates and sells what it seizes. */
export const liquidatorCall: CallsOf<typeof liquidatorAbi, 'liquidator'> = callsOf('liquidator');
/** A call of the escrow. */
export const escrowCall: CallsOf<typeof escrowAbi, 'escrow'> = callsOf('escrow');
/** A call of the arbitrators' pool. */
export const arbitratorsCall: CallsOf<typeof arbitratorPoolAbi, 'arbitrators'> =
  callsOf('arbitrators');

/** Calls of lending in one transaction: one that reverts reverts all. */
export function lendingCalls(address: Address, calls: readonly LendingCall[]): ContractCall {
  const [first] = calls;
  return first && calls.length === 1 ? first : { kind: 'lendingCalls', address, calls };
}

/** Who takes the tokens that a call needs: the contract that is called. */
export function spenderOf(call: ContractCall, exchange: Address): Address {
  return 'address' in call ? call.address : exchange;
}

/** Lets `spender` take `amount` units of a token. */
export function approveCall(token: Address, spender: Address, amount: bigint): ContractCall {
  return { kind: 'approve', token, spender, amount };
}

/** Gives `to` test tokens, on a local chain. */
export function mintCall(token: Address, to: Address, amount: bigint): ContractCall {
  return { kind: 'mint', token, to, amount };
}

/** Turns `amount` of the chain's own coin into the token that wraps it, or back. */
export function wrapCall(kind: 'wrap' | 'unwrap', token: Address, amount: bigint): ContractCall {
  return { kind, token, amount };
}

/** The call with `amount` of the chain's own coin; the exchange gives back what it does not need. */
export function withCoin(call: ContractCall, amount: bigint): ContractCall {
  return call.kind === 'exchange' || call.kind === 'batch' ? { ...call, value: amount } : call;
}
