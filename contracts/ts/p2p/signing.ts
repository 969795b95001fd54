/** Offers and actions as typed data (EIP-712): what makers, and people without gas, sign. */
import {
  type Address,
  type ContractFunctionArgs,
  encodeFunctionData,
  type Hex,
  hashTypedData,
  slice,
} from 'viem';
import { escrowAbi } from '../generated/escrowAbi.ts';
import type { Offer } from './trade.ts';

/** Functions that can be called by signature, as Signatures.sol lists them. */
export const signableActions = [
  'accept',
  'confirm',
  'cancel',
  'demandDetails',
  'postDetails',
  'markPaid',
  'release',
  'deny',
  'dispute',
  'submitEvidence',
  'reply',
  'concede',
  'requestRuling',
  'requestBackup',
  'propose',
  'acceptSettlement',
  'setKeys',
  'withdraw',
  'reprice',
  'reduce',
] as const;
/** The name of one of `signableActions`. */
export type SignableAction = (typeof signableActions)[number];

/** One action that somebody signs and anyone may submit by `bySignature`. */
export interface SignedAction {
  actor: Address;
  action: SignableAction;
  /** The whole call, selector included, as `bySignature` takes it. */
  call: Hex;
  /** Any number that the actor did not use or revoke yet. */
  nonce: bigint;
  /** The last second in which it can be submitted. */
  deadline: bigint;
}

const domain = (chainId: number, escrow: Address) =>
  ({ name: 'Weir P2P', version: '1', chainId, verifyingContract: escrow }) as const;

/** For viem's `signTypedData`: an offer that anyone may post then. */
export function offerTypedData(chainId: number, escrow: Address, offer: Offer) {
  return {
    domain: domain(chainId, escrow),
    types: {
      Offer: [
        { name: 'maker', type: 'address' },
        { name: 'isSell', type: 'bool' },
        { name: 'token', type: 'address' },
        { name: 'total', type: 'uint128' },
        { name: 'least', type: 'uint128' },
        { name: 'greatest', type: 'uint128' },
        { name: 'price', type: 'PriceTerms' },
        { name: 'currency', type: 'bytes3' },
        { name: 'methods', type: 'PaymentMethod[]' },
        { name: 'termsHash', type: 'bytes32' },
        { name: 'sellerBond', type: 'uint16' },
        { name: 'buyerBond', type: 'uint16' },
        { name: 'arbitrator', type: 'address' },
        { name: 'confirmWindow', type: 'uint32' },
        { name: 'takesStarters', type: 'bool' },
        { name: 'expiry', type: 'uint40' },
        { name: 'nonce', type: 'uint256' },
      ],
      PaymentMethod: [
        { name: 'id', type: 'bytes32' },
        { name: 'window', type: 'uint32' },
      ],
      PriceTerms: [
        { name: 'adapter', type: 'address' },
        { name: 'figure', type: 'uint128' },
        { name: 'least', type: 'uint128' },
        { name: 'greatest', type: 'uint128' },
        { name: 'maxAge', type: 'uint32' },
      ],
    },
    primaryType: 'Offer',
    message: offer,
  } as const;
}

/** The offer's id, as `offerId` gives it. */
export function offerId(chainId: number, escrow: Address, offer: Offer): Hex {
  return hashTypedData(offerTypedData(chainId, escrow, offer));
}

/** For viem's `signTypedData`: an action by signature. */
export function actionTypedData(chainId: number, escrow: Address, signed: SignedAction) {
  return {
    domain: domain(chainId, escrow),
    types: {
      Action: [
        { name: 'actor', type: 'address' },
        { name: 'action', type: 'string' },
        { name: 'arguments', type: 'bytes' },
        { name: 'nonce', type: 'uint256' },
        { name: 'deadline', type: 'uint256' },
      ],
    },
    primaryType: 'Action',
    message: {
      actor: signed.actor,
      action: signed.action,
      arguments: argumentsOf(signed.call),
      nonce: signed.nonce,
      deadline: signed.deadline,
    },
  } as const;
}

/** The call of an action, for `SignedAction` and for sending it oneself. */
export function actionCall<Name extends SignableAction>(
  functionName: Name,
  args: ContractFunctionArgs<typeof escrowAbi, 'nonpayable', Name>,
): Hex {
  // The name fixes the arguments' types; viem's overloads lose that for a name that is a type parameter.
  return encodeFunctionData({ abi: escrowAbi, functionName, args } as never);
}

function argumentsOf(call: Hex): Hex {
  return call.length === 10 ? '0x' : slice(call, 4);
}
