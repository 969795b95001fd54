import { type Address, erc20Abi, maxUint160, maxUint256, parseAbi, zeroAddress } from 'viem';
import { getBlock, getCode, readContract, simulateContract } from 'viem/actions';
import { isUnreachable } from '#features/failures';
import type { Node } from '#features/wallet';
import { termsTime } from '#lib/termsTime.ts';
import { approveCall, type ContractCall } from '../model/contractCall.ts';
import { contractRequest } from '../model/contractRequest.ts';
import { PERMIT2, type PermitDomain } from '../model/permitDomain.ts';
import { takesPermits } from '../model/withPermits.ts';
import { readPermitDomain } from './tokenPermits.ts';

/** An allowance that a call needs. */
interface Approval {
  token: Address;
  symbol: string;
  /** Units that the called contract will take at most. */
  amount: bigint;
}

/** One thing that the wallet is asked for before the call itself. */
export type ApprovalStep =
  | { kind: 'permit'; approval: Approval; domain: PermitDomain }
  | { kind: 'permit2'; approval: Approval; nonce: number }
  /** Some tokens (USDT) refuse an allowance over another that is not zero. */
  | { kind: 'reset' | 'approve'; approval: Approval; call: ContractCall };

export interface Planning {
  node: Node;
  /** Who takes the tokens: the contract that is called. */
  spender: Address;
  account: Address;
  approvals: readonly Approval[];
  /** Give the allowance without a bound, for later too. */
  unlimited: boolean;
  call: ContractCall;
  /** False where the wallet has shown that it signs no typed data. */
  canSign: boolean;
}

/**
 * What has to be signed or sent before a call: nothing where an allowance suffices; a permit's signature, which goes
 * along with the call, where call, token and account allow it; else an approval of its own.
 */
export async function planSteps(planning: Planning): Promise<ApprovalStep[]> {
  const { node, account, approvals, call, canSign } = planning;
  if (approvals.length === 0) return [];
  // A contract's signature is no ECDSA signature: tokens without ERC-1271 would refuse it. It approves instead.
  const mayPermit = canSign && takesPermits(call) && !(await hasCode(node, account));
  const steps = await Promise.all(
    approvals
      .filter(({ token }) => token !== zeroAddress)
      .map((approval) => stepsFor(planning, approval, mayPermit)),
  );
  return steps.flat();
}

async function stepsFor(
  planning: Planning,
  approval: Approval,
  mayPermit: boolean,
): Promise<ApprovalStep[]> {
  const { node, spender, account } = planning;
  const { token, amount } = approval;
  const [allowance, permit2, domain] = await Promise.all([
    readAllowance(node, token, account, spender),
    readPermit2(node, token, account, spender),
    mayPermit ? readPermitDomain(node, token, account) : null,
  ]);
  if (allowance >= amount) return [];
  const isOpenToPermit2 = permit2 !== null && permit2.ofToken >= amount;
  if (isOpenToPermit2 && permit2.amount >= amount && !permit2.isExpired) return [];
  if (domain) return [{ kind: 'permit', approval, domain }];
  if (mayPermit && isOpenToPermit2 && amount <= maxUint160) {
    return [{ kind: 'permit2', approval, nonce: permit2.nonce }];
  }
  const approve = approveCall(token, spender, planning.unlimited ? maxUint256 : amount);
  const steps: ApprovalStep[] = [{ kind: 'approve', approval, call: approve }];
  if (allowance > 0n && !(await isAccepted(node, account, approve))) {
    steps.unshift({ kind: 'reset', approval, call: approveCall(token, spender, 0n) });
  }
  return steps;
}

/** The approval in place of a signature that the wallet or the token does not take. */
export function planWithoutSignature(planning: Planning): Promise<ApprovalStep[]> {
  return planSteps({ ...planning, canSign: false });
}

/** Whether an account is a contract. */
export async function hasCode(node: Node, account: Address): Promise<boolean> {
  const code = await getCode(node, { address: account });
  return code !== undefined && code !== '0x';
}

function readAllowance(
  node: Node,
  token: Address,
  owner: Address,
  spender: Address,
): Promise<bigint> {
  return readContract(node, {
    address: token,
    abi: erc20Abi,
    functionName: 'allowance',
    args: [owner, spender],
  });
}

const permit2Abi = parseAbi([
  'function allowance(address owner, address token, address spender) view returns (uint160 amount, uint48 expiration, uint48 nonce)',
]);

/** What Permit2 may take of a token, and the spender through it; null on a chain without Permit2. */
async function readPermit2(node: Node, token: Address, owner: Address, spender: Address) {
  if (!(await hasCode(node, PERMIT2))) return null;
  const [ofToken, [amount, expiration, nonce], block] = await Promise.all([
    readAllowance(node, token, owner, PERMIT2),
    readContract(node, {
      address: PERMIT2,
      abi: permit2Abi,
      functionName: 'allowance',
      args: [owner, token, spender],
    }),
    getBlock(node),
  ]);
  return { ofToken, amount, nonce, isExpired: expiration <= termsTime(block) };
}

async function isAccepted(node: Node, account: Address, call: ContractCall): Promise<boolean> {
  try {
    await simulateContract(node, { ...contractRequest(call, [], account), account });
    return true;
  } catch (error) {
    if (isUnreachable(error)) throw error;
    return false;
  }
}
