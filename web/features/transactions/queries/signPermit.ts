import type { operatorPermitTypedData, TokenPermit } from '@weir/contracts';
import {
  type Address,
  type Hex,
  maxUint160,
  maxUint256,
  parseAbi,
  parseSignature,
  recoverTypedDataAddress,
} from 'viem';
import { call as callNode, getBlock, signTypedData } from 'viem/actions';
import { encodeFunctionData, isAddressEqual } from 'viem/utils';
import { isRejection, isUnreachable, isWalletUnavailable, Stopped } from '#features/failures';
import type { Node } from '#features/wallet';
import { termsTime } from '#lib/termsTime.ts';
import { permit2TypedData, permitTypedData } from '../model/permitDomain.ts';
import type { ApprovalStep } from './planSteps.ts';
import { readPermitNonce } from './tokenPermits.ts';
import type { WalletSession } from './walletSession.ts';

/** Seconds in which a permit can be used. The call that brings it is sent at once. */
const VALID_FOR = 1800n;
/** The same for an allowance in Permit2 that is given without a bound: thirty days, as other exchanges give it. */
const UNLIMITED_FOR = 30 * 86_400;

interface Signing {
  node: Node;
  session: WalletSession;
  exchange: Address;
  unlimited: boolean;
  step: Extract<ApprovalStep, { kind: 'permit' | 'permit2' }>;
}

/**
 * Asks the wallet for a permit's signature. Where an approval has to take its place, says why: the wallet signs no
 * typed data (`unsigned`), or the token would not take what it signed (`untaken`). Throws what the reader or a wallet
 * that is not there says.
 */
export async function signPermit(signing: Signing): Promise<TokenPermit | 'unsigned' | 'untaken'> {
  const now = BigInt(termsTime(await getBlock(signing.node)));
  const { step } = signing;
  return step.kind === 'permit'
    ? signToken({ ...signing, step }, now)
    : signPermit2({ ...signing, step }, now);
}

type TokenStep = Extract<ApprovalStep, { kind: 'permit' }>;
type Permit2Step = Extract<ApprovalStep, { kind: 'permit2' }>;

async function signToken(
  { node, session, exchange, unlimited, step }: Signing & { step: TokenStep },
  now: bigint,
): Promise<TokenPermit | 'unsigned' | 'untaken'> {
  const { approval, domain } = step;
  const { token } = approval;
  const nonce = await readPermitNonce(node, token, session.account);
  const value = unlimited ? maxUint256 : approval.amount;
  const deadline = now + VALID_FOR;
  const message = { owner: session.account, spender: exchange, value, nonce, deadline };
  const data = permitTypedData(domain, message);
  const signature = await signAsOwner(session, data);
  if (!signature) return 'unsigned';
  const { r, s, yParity } = parseSignature(signature);
  const permit = { kind: 'permit' as const, token, value, deadline, v: 27 + yParity, r, s };
  const { owner, spender } = message;
  const args = [owner, spender, value, deadline, permit.v, r, s] as const;
  const bytes = encodeFunctionData({ abi: permitAbi, functionName: 'permit', args });
  return (await wouldPass(node, token, bytes)) ? permit : 'untaken';
}

async function signPermit2(
  { session, exchange, unlimited, step }: Signing & { step: Permit2Step },
  now: bigint,
): Promise<TokenPermit | 'unsigned' | 'untaken'> {
  const { approval, nonce } = step;
  const { token } = approval;
  const amount = unlimited ? maxUint160 : approval.amount;
  const sigDeadline = now + VALID_FOR;
  const expiration = unlimited ? Number(now) + UNLIMITED_FOR : Number(sigDeadline);
  const data = permit2TypedData(session.chainId, {
    details: { token, amount, expiration, nonce },
    spender: exchange,
    sigDeadline,
  });
  const signature = await signAsOwner(session, data);
  if (!signature) return 'unsigned';
  return { kind: 'permit2', token, amount, expiration, nonce, sigDeadline, signature };
}

const permitAbi = parseAbi([
  'function permit(address owner, address spender, uint256 value, uint256 deadline, uint8 v, bytes32 r, bytes32 s)',
]);

type TypedData =
  | ReturnType<typeof permitTypedData>
  | ReturnType<typeof permit2TypedData>
  | ReturnType<typeof operatorPermitTypedData>;

/**
 * The account's own signature of typed data; null where the wallet signs none, or by another key. Throws what the reader
 * or a wallet that is not there says.
 */
export async function signAsOwner(session: WalletSession, data: TypedData): Promise<Hex | null> {
  const signature = await sign(session, data);
  return signature && (await isOwn(session, data, signature)) ? signature : null;
}

async function sign(session: WalletSession, data: TypedData): Promise<Hex | null> {
  const wallet = await session.require();
  try {
    const signature = await signTypedData(wallet, { ...data, account: wallet.account } as never);
    // An account that was changed while the wallet asked may have signed: said as that, not as a bad signature.
    await session.require();
    return signature;
  } catch (error) {
    if (error instanceof Stopped || isRejection(error) || isWalletUnavailable(error)) throw error;
    return null; // a wallet that cannot: hardware without typed data, old software
  }
}

/** A wallet may sign by another key than the account's (a contract's owner, another account): worth nothing here. */
async function isOwn(session: WalletSession, data: TypedData, signature: Hex): Promise<boolean> {
  if (signature.length !== 132) return false;
  const signer = await recoverTypedDataAddress({ ...data, signature } as never);
  return isAddressEqual(signer, session.account);
}

/** Whether the token itself takes the permit now: the last proof before it is relied upon. */
async function wouldPass(node: Node, token: Address, data: Hex): Promise<boolean> {
  try {
    await callNode(node, { to: token, data });
    return true;
  } catch (error) {
    if (isUnreachable(error)) throw error;
    return false;
  }
}
