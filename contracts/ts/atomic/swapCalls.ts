/** The transactions of a swap, with their gas: what is sent to which contract, whoever signs it. */
import { type Address, encodeFunctionData, erc20Abi, type Hex } from 'viem';
import { hashTimeLockAbi } from '../generated/hashTimeLockAbi.ts';
import { type AtomicSwap, lockOf, type SwapSide } from './atomicSwap.ts';
import { type ChainNodes, payment } from './chainNodes.ts';
import {
  decodeHashTimeLockError,
  describeHashTimeLockError,
  type HashTimeLockErrorData,
} from './hashTimeLockError.ts';
import { SwapError } from './swapError.ts';

/** A call to send. */
export interface SwapCall {
  to: Address;
  data: Hex;
  gas: bigint;
}

/** Beside the token's own transfer: proofs of the lock, and storage. Some 90,000 are used. */
const REDEEM_GAS = 200_000n;
const APPROVE_GAS = 200_000n;

/** HashTimeLock refused a call that was tried. */
export class CallRefused extends SwapError {
  override readonly name = 'CallRefused';
  constructor(readonly refusal: HashTimeLockErrorData) {
    super(`${refusal.name}: ${describeHashTimeLockError(refusal)}`);
  }
}

/** What the sender of a lock has of its token, and lets the contract take of it, in units. Throws `NodeFailed`. */
export function lockFunds(
  nodes: ChainNodes,
  terms: AtomicSwap,
  side: SwapSide,
): Promise<{ balance: bigint; allowance: bigint }> {
  const { contract, token, sender } = terms[side];
  const read = { address: token, abi: erc20Abi } as const;
  return nodes.askOne(async (client) => {
    const [balance, allowance] = await Promise.all([
      client.readContract({ ...read, functionName: 'balanceOf', args: [sender] }),
      client.readContract({ ...read, functionName: 'allowance', args: [sender, contract] }),
    ]);
    return { balance, allowance };
  });
}

/**
 * The approvals that a lock needs, one after the other: some tokens change an allowance only from or to nothing.
 * @param allowance what there is.
 */
export function approvalCalls(terms: AtomicSwap, side: SwapSide, allowance: bigint): SwapCall[] {
  const { contract, token, amount } = terms[side];
  if (allowance >= amount) return [];
  return (allowance > 0n ? [0n, amount] : [amount]).map((units) => ({
    to: token,
    data: encodeFunctionData({
      abi: erc20Abi,
      functionName: 'approve',
      args: [contract, units],
    }),
    gas: APPROVE_GAS,
  }));
}

/** Locks one side. Tried first: throws `CallRefused` where the contract refuses, and `NodeFailed`. */
export async function lockCall(
  nodes: ChainNodes,
  terms: AtomicSwap,
  side: SwapSide,
): Promise<SwapCall> {
  const { contract, sender } = terms[side];
  const data = callData(terms, side, 'lock');
  const call = { account: sender, to: contract, data, blockTag: 'latest' } as const;
  const gas = await nodes.askOne((client) => explained(client.estimateGas(call)));
  return { to: contract, data, gas: (gas * 3n) / 2n };
}

/** Redeems one side. Its secret is not told to a node by making this: nothing but the token's transfer is tried. */
export async function redeemCall(
  nodes: ChainNodes,
  terms: AtomicSwap,
  side: SwapSide,
  secret: Hex,
): Promise<SwapCall> {
  const { contract, receiver } = terms[side];
  const data = encodeFunctionData({
    abi: hashTimeLockAbi,
    functionName: 'redeem',
    args: [lockOf(terms, side), secret],
  });
  return { to: contract, data, gas: await gasToPay(nodes, terms, side, receiver) };
}

/** Refunds one side. */
export async function refundCall(
  nodes: ChainNodes,
  terms: AtomicSwap,
  side: SwapSide,
): Promise<SwapCall> {
  const { contract, sender } = terms[side];
  const data = callData(terms, side, 'refund');
  return { to: contract, data, gas: await gasToPay(nodes, terms, side, sender) };
}

/** What the contract is told to lock or to give back: the lock itself is all it takes. */
function callData(terms: AtomicSwap, side: SwapSide, functionName: 'lock' | 'refund'): Hex {
  return encodeFunctionData({ abi: hashTimeLockAbi, functionName, args: [lockOf(terms, side)] });
}

/** Asking a node what redeeming costs would tell it the secret: so only the token's transfer is asked for. */
async function gasToPay(
  nodes: ChainNodes,
  terms: AtomicSwap,
  side: SwapSide,
  receiver: Address,
): Promise<bigint> {
  const { contract, token, amount } = terms[side];
  // In the newest block's state: in the pending one a transaction of one's own that hangs has paid already.
  const transfer = {
    ...payment({ contract, token, receiver, amount }),
    blockTag: 'latest',
  } as const;
  const gas = await nodes.askOne((client) => client.estimateGas(transfer));
  return 2n * gas + REDEEM_GAS;
}

async function explained<Answer>(answer: Promise<Answer>): Promise<Answer> {
  try {
    return await answer;
  } catch (error) {
    const known = decodeHashTimeLockError(error);
    if (known) throw new CallRefused(known);
    throw error;
  }
}
