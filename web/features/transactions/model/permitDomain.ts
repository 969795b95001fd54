import { type Address, domainSeparator, type Hex } from 'viem';

/** The domain in which a token's permits are signed (EIP-712). */
export interface PermitDomain {
  name: string;
  version: string;
  chainId: number;
  verifyingContract: Address;
}

/** keccak256 of `Permit(address owner,address spender,uint256 value,uint256 nonce,uint256 deadline)`: EIP-2612. */
const PERMIT_TYPEHASH = '0x6e71edae12b1b97f4d1f60370fef10105fa2faae0126114a169c64845d6126c9';

/** What a token says of itself; null where it does not answer. */
export interface PermitFacts {
  separator: Hex | null;
  /** EIP-5267. */
  domain: { name: string; version: string } | null;
  name: string | null;
  version: string | null;
  typehash: Hex | null;
  nonce: bigint | null;
}

/**
 * The domain of a token's permits, or null where it takes none that the page can be sure of: what would be signed has
 * to hash to the separator that the token itself names. DAI's own kind of permit has another typehash.
 */
export function permitDomain(
  { separator, domain, name, version, typehash, nonce }: PermitFacts,
  chainId: number,
  token: Address,
): PermitDomain | null {
  if (separator === null || nonce === null) return null;
  if (typehash !== null && typehash !== PERMIT_TYPEHASH) return null;
  const candidates = [
    ...(domain ? [domain] : []),
    ...(name === null ? [] : [version, '1', '2'].map((known) => ({ name, version: known }))),
  ];
  for (const { name: named, version: numbered } of candidates) {
    if (numbered === null) continue;
    const found = { name: named, version: numbered, chainId, verifyingContract: token };
    if (domainSeparator({ domain: found }) === separator) return found;
  }
  return null;
}

/** What is signed for a permit of EIP-2612, for viem's `signTypedData`. */
export function permitTypedData(
  domain: PermitDomain,
  message: { owner: Address; spender: Address; value: bigint; nonce: bigint; deadline: bigint },
) {
  return {
    domain,
    types: {
      Permit: [
        { name: 'owner', type: 'address' },
        { name: 'spender', type: 'address' },
        { name: 'value', type: 'uint256' },
        { name: 'nonce', type: 'uint256' },
        { name: 'deadline', type: 'uint256' },
      ],
    },
    primaryType: 'Permit',
    message,
  } as const;
}

/** Uniswap's allowance contract, at the same address on every chain that has it (contracts: IPermit2.sol). */
export const PERMIT2: Address = '0x000000000022D473030F116dDEE9F6B43aC78BA3';

/** What is signed for an allowance in Permit2, for viem's `signTypedData`. */
export function permit2TypedData(
  chainId: number,
  message: {
    details: { token: Address; amount: bigint; expiration: number; nonce: number };
    spender: Address;
    sigDeadline: bigint;
  },
) {
  return {
    domain: { name: 'Permit2', chainId, verifyingContract: PERMIT2 },
    types: {
      PermitSingle: [
        { name: 'details', type: 'PermitDetails' },
        { name: 'spender', type: 'address' },
        { name: 'sigDeadline', type: 'uint256' },
      ],
      PermitDetails: [
        { name: 'token', type: 'address' },
        { name: 'amount', type: 'uint160' },
        { name: 'expiration', type: 'uint48' },
        { name: 'nonce', type: 'uint48' },
      ],
    },
    primaryType: 'PermitSingle',
    message,
  } as const;
}
