import { type Address, getAddress, type Hex, isAddress } from 'viem';
import { HASH_OF_ZERO, type Lock, lockId } from './lock.ts';
import { type SwapProfileName, swapProfiles } from './profile.ts';

/** One of a swap's two locks. */
export interface SwapLeg {
  chainId: number;
  /** The HashTimeLock there. */
  contract: Address;
  token: Address;
  /** Token units. */
  amount: bigint;
  sender: Address;
  receiver: Address;
  /** Seconds since 1970. */
  expiry: number;
}

/**
 * A swap: the holder of the secret locks first, and redeems second; the responder locks second, and redeems first. Both
 * locks have the nonce 0, which says that neither used the hash before.
 */
export interface AtomicSwap {
  profile: SwapProfileName;
  /** SHA-256 of the secret. */
  hash: Hex;
  first: SwapLeg;
  second: SwapLeg;
}

/** Which of the two locks: `first` is made by the holder, `second` by the responder. */
export type SwapSide = 'first' | 'second';

/** Thrown where terms from somebody else lack a field, have a wrong one, or contradict themselves. */
export class AtomicSwapMalformed extends Error {
  override readonly name = 'AtomicSwapMalformed';
  constructor(
    readonly field: string,
    readonly expected: string,
    readonly found: unknown,
  ) {
    super(
      `The swap's ${field} should be ${expected}, but is ${JSON.stringify(found) ?? 'missing'}.`,
    );
  }
}

/** One side's lock, as the contract takes it. */
export function lockOf(terms: AtomicSwap, side: SwapSide): Lock {
  const { chainId, sender, receiver, token, amount, expiry } = terms[side];
  return {
    chainId: BigInt(chainId),
    sender,
    receiver,
    token,
    amount,
    hash: terms.hash,
    expiry: BigInt(expiry),
    nonce: 0n,
  };
}

/** The id of one side's lock. */
export function lockIdOf(terms: AtomicSwap, side: SwapSide): Hex {
  return lockId(terms[side].contract, lockOf(terms, side));
}

/** Terms as JSON that `parseAtomicSwap` takes: what the holder hands to the responder. It holds no secret. */
export function atomicSwapJson(terms: AtomicSwap): object {
  const leg = ({ amount, ...rest }: SwapLeg) => ({ ...rest, amount: String(amount) });
  const { profile, hash, first, second } = terms;
  return { version: 1, profile, hash, first: leg(first), second: leg(second) };
}

/**
 * Checks and converts a parsed terms file, from whomever. What is judged here needs no chain: the rest is `answerRefusals`'.
 * Throws `AtomicSwapMalformed`.
 */
export function parseAtomicSwap(json: unknown): AtomicSwap {
  const file = record(json, 'terms');
  if (file.version !== 1) throw new AtomicSwapMalformed('version', '1', file.version);
  const profile = file.profile;
  if (typeof profile !== 'string' || !Object.hasOwn(swapProfiles, profile)) {
    throw new AtomicSwapMalformed('profile', Object.keys(swapProfiles).join(' or '), profile);
  }
  const terms: AtomicSwap = {
    // It is one of them: looked at above.
    profile: profile as SwapProfileName,
    hash: word(file.hash, 'hash'),
    first: leg(file.first, 'first'),
    second: leg(file.second, 'second'),
  };
  const { first, second } = terms;
  if (terms.hash === HASH_OF_ZERO) {
    throw new AtomicSwapMalformed('hash', 'that of a secret which is not known to all', terms.hash);
  }
  if (first.chainId === second.chainId) {
    throw new AtomicSwapMalformed('second.chainId', 'another chain than the first', second.chainId);
  }
  if (first.expiry <= second.expiry) {
    throw new AtomicSwapMalformed('first.expiry', "after the second's", first.expiry);
  }
  return terms;
}

function leg(value: unknown, field: string): SwapLeg {
  const fields = record(value, field);
  const part: SwapLeg = {
    chainId: whole(fields.chainId, `${field}.chainId`),
    contract: address(fields.contract, `${field}.contract`),
    token: address(fields.token, `${field}.token`),
    amount: units(fields.amount, `${field}.amount`),
    sender: address(fields.sender, `${field}.sender`),
    receiver: address(fields.receiver, `${field}.receiver`),
    expiry: whole(fields.expiry, `${field}.expiry`),
  };
  if (part.receiver === part.contract) {
    throw new AtomicSwapMalformed(`${field}.receiver`, 'another than the contract', part.receiver);
  }
  return part;
}

function record(value: unknown, field: string): Record<string, unknown> {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    return value as Record<string, unknown>;
  }
  throw new AtomicSwapMalformed(field, 'an object', value);
}

function whole(value: unknown, field: string): number {
  if (typeof value === 'number' && Number.isSafeInteger(value) && value > 0) return value;
  throw new AtomicSwapMalformed(field, 'a whole number above 0', value);
}

function units(value: unknown, field: string): bigint {
  if (typeof value === 'string' && /^[1-9]\d{0,77}$/.test(value)) {
    const amount = BigInt(value);
    if (amount < 1n << 256n) return amount;
  }
  throw new AtomicSwapMalformed(
    field,
    'token units as a text of digits, from 1 to 2^256 - 1',
    value,
  );
}

function word(value: unknown, field: string): Hex {
  if (typeof value === 'string' && /^0x[0-9a-fA-F]{64}$/.test(value)) {
    return value.toLowerCase() as Hex;
  }
  throw new AtomicSwapMalformed(field, '32 bytes as 0x…', value);
}

function address(value: unknown, field: string): Address {
  if (typeof value === 'string' && isAddress(value) && BigInt(value) !== 0n) {
    return getAddress(value);
  }
  throw new AtomicSwapMalformed(field, 'an address, mixed case only with its checksum', value);
}
