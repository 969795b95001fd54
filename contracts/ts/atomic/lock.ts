import { type Address, encodeAbiParameters, type Hex, keccak256, sha256, toHex } from 'viem';

/** The terms of a lock, as HashTimeLock takes them. */
export interface Lock {
  chainId: bigint;
  sender: Address;
  receiver: Address;
  token: Address;
  /** Token units. */
  amount: bigint;
  /** SHA-256 of the secret's 32 bytes. */
  hash: Hex;
  /** Seconds since 1970. */
  expiry: bigint;
  /** How many locks the sender made with this hash before. */
  nonce: bigint;
}

/** In the contract's order: `LockState`. */
export const lockStates = ['none', 'open', 'redeemed', 'refunded'] as const;

/** What became of a lock. */
export type LockState = (typeof lockStates)[number];

/** SHA-256 of 32 zero bytes: a secret that everybody knows, and that no lock is made under. */
export const HASH_OF_ZERO = '0x66687aadf862bd776c8fc18b8e9f8e20089714856ee233b3902a591d0d5f2925';

/** A lock's id, as HashTimeLock's `idOf`: keccak256 of the contract's address and the terms. */
export function lockId(contract: Address, lock: Lock): Hex {
  const words = encodeAbiParameters(
    [
      { type: 'address' },
      { type: 'uint256' },
      { type: 'address' },
      { type: 'address' },
      { type: 'address' },
      { type: 'uint256' },
      { type: 'bytes32' },
      { type: 'uint256' },
      { type: 'uint256' },
    ],
    [
      contract,
      lock.chainId,
      lock.sender,
      lock.receiver,
      lock.token,
      lock.amount,
      lock.hash,
      lock.expiry,
      lock.nonce,
    ],
  );
  return keccak256(words);
}

/** A new secret, from the platform's source of randomness. */
export function newSecret(): Hex {
  return toHex(crypto.getRandomValues(new Uint8Array(32)));
}

/** Whether a text is a secret: 32 bytes, no more and no fewer. */
export function isSecret(value: unknown): value is Hex {
  return typeof value === 'string' && /^0x[0-9a-fA-F]{64}$/.test(value);
}

/** SHA-256 of a secret. Throws `RangeError` where it is not one: of other lengths no lock can be opened. */
export function hashOfSecret(secret: Hex): Hex {
  if (!isSecret(secret)) throw new RangeError('A secret has exactly 32 bytes.');
  return sha256(secret);
}
