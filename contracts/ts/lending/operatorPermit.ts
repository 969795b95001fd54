/** Leave to act for all of an owner's accounts, as typed data (EIP-712). */
import type { Address } from 'viem';

/** What an owner signs for `setOperatorBySignature`. */
export interface OperatorPermit {
  owner: Address;
  operator: Address;
  isAllowed: boolean;
  /** Any that the owner did not use or revoke yet. */
  nonce: bigint;
  /** The last second in which the signature can be used. */
  deadline: bigint;
}

/** For viem's `signTypedData`. */
export function operatorPermitTypedData(chainId: number, lending: Address, permit: OperatorPermit) {
  return {
    domain: { name: 'Weir Lending', version: '1', chainId, verifyingContract: lending },
    types: {
      Operator: [
        { name: 'owner', type: 'address' },
        { name: 'operator', type: 'address' },
        { name: 'isAllowed', type: 'bool' },
        { name: 'nonce', type: 'uint256' },
        { name: 'deadline', type: 'uint256' },
      ],
    },
    primaryType: 'Operator',
    message: permit,
  } as const;
}
