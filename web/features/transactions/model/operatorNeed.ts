import type { Address, Hex } from 'viem';
import type { ContractCall } from './contractCall.ts';

/** A signed leave to act in lending, as the contract that needs it takes it. */
export interface OperatorGrant {
  nonce: bigint;
  /** The last second in which it can be used. */
  deadline: bigint;
  signature: Hex;
}

/** A contract that must be the account's operator in lending before a call of it can be done. */
export interface OperatorNeed {
  lending: Address;
  operator: Address;
  /** The call with the leave in it. */
  withGrant: (grant: OperatorGrant) => ContractCall;
}
