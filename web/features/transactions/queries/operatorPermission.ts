import { lendingAbi, operatorPermitTypedData } from '@weir/contracts';
import { bytesToBigInt } from 'viem';
import { getBlock, readContract } from 'viem/actions';
import type { Node } from '#features/wallet';
import type { OperatorGrant, OperatorNeed } from '../model/operatorNeed.ts';
import { hasCode, type Planning } from './planSteps.ts';
import { signAsOwner } from './signPermit.ts';
import type { WalletSession } from './walletSession.ts';

/** Seconds in which a signed leave can be used. The call that brings it is sent at once. */
const VALID_FOR = 1800n;

/** A leave that was not given yet. */
export interface PlannedPermission {
  need: OperatorNeed;
  /** False where a transaction of its own has to give it. */
  canSign: boolean;
}

/** What is missing of the leave that a call needs; null where nothing is. */
export async function planPermission(
  { node, account, canSign }: Pick<Planning, 'node' | 'account' | 'canSign'>,
  need: OperatorNeed | undefined,
): Promise<PlannedPermission | null> {
  if (!need) return null;
  const [isGiven, isContract] = await Promise.all([
    readContract(node, {
      address: need.lending,
      abi: lendingAbi,
      functionName: 'isOperator',
      args: [account, need.operator],
    }),
    hasCode(node, account),
  ]);
  return isGiven ? null : { need, canSign: canSign && !isContract };
}

/** Asks the wallet to sign the leave; null where it signs no typed data. */
export async function signPermission(
  node: Node,
  session: WalletSession,
  { lending, operator }: OperatorNeed,
): Promise<OperatorGrant | null> {
  const { timestamp } = await getBlock(node);
  // Nonces are unordered: any that was not used before does.
  const nonce = bytesToBigInt(crypto.getRandomValues(new Uint8Array(32)));
  const deadline = timestamp + VALID_FOR;
  const data = operatorPermitTypedData(session.chainId, lending, {
    owner: session.account,
    operator,
    isAllowed: true,
    nonce,
    deadline,
  });
  const signature = await signAsOwner(session, data);
  return signature && { nonce, deadline, signature };
}
