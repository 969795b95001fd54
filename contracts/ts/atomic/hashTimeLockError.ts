import { type AbiParameterToPrimitiveType, decodeErrorResult, type Hex } from 'viem';
import { revertData } from '../errors/revertData.ts';
import { hashTimeLockAbi } from '../generated/hashTimeLockAbi.ts';
import { lockStates } from './lock.ts';

type AbiError = Extract<(typeof hashTimeLockAbi)[number], { type: 'error' }>;

/** The name of each error that HashTimeLock can revert with. */
export type HashTimeLockErrorName = AbiError['name'];

/** An error's values by their names in the contract. */
export type HashTimeLockErrorArgs<Name extends HashTimeLockErrorName> = {
  [Input in Extract<
    AbiError,
    { name: Name }
  >['inputs'][number] as Input['name']]: AbiParameterToPrimitiveType<Input>;
};

/** An error of HashTimeLock; narrow by `name` to know its `args`. */
export type HashTimeLockErrorData = {
  [Name in HashTimeLockErrorName]: { name: Name; args: HashTimeLockErrorArgs<Name> };
}[HashTimeLockErrorName];

/** What each error says. A name that the contract gains or loses does not compile here. */
const errorWords: {
  [Name in HashTimeLockErrorName]: (args: HashTimeLockErrorArgs<Name>) => string;
} = {
  WrongChain: ({ chainId, expected }) =>
    `The lock is meant for chain ${chainId}, and this is chain ${expected}.`,
  NotTheSender: ({ caller, sender }) => `Only ${sender} makes this lock, not ${caller}.`,
  BadReceiver: ({ receiver }) => `${receiver} cannot be a lock's receiver.`,
  ZeroAmount: () => 'The amount is zero.',
  ExpiryOutOfRange: ({ expiry, earliest, latest }) =>
    `A lock made now ends between ${earliest} and ${latest}, not at ${expiry}.`,
  WrongNonce: ({ nonce, expected }) =>
    `The sender has made ${expected} locks with this hash, not ${nonce}.`,
  SecretKnown: ({ hash }) => `The secret of ${hash} is known: no lock is made under it.`,
  LockNotOpen: ({ id, state }) =>
    lockStates[state] === 'none'
      ? `There is no lock ${id}.`
      : `The lock ${id} has been ${lockStates[state] ?? 'ended'}.`,
  WrongSecret: ({ hash, found }) => `The secret's hash is ${found}, and the lock's ${hash}.`,
  TooLate: ({ expiry, time }) =>
    `The lock could be redeemed before ${expiry}, and the block's time is ${time}.`,
  TooEarly: ({ expiry, time }) =>
    `The lock can be refunded from ${expiry} on, and the block's time is ${time}.`,
  PullFailed: ({ token, from, amount }) =>
    `${token} does not give ${amount} units of ${from}: its balance or its allowance is too low, or it is no token.`,
  PullMismatch: ({ token, amount, received }) =>
    `Of ${amount} units of ${token} ${received} came in: it takes a fee, and cannot be locked.`,
  PushFailed: ({ token, to, amount }) => `${token} does not pay ${amount} units to ${to}.`,
};

/**
 * HashTimeLock's error in revert data, or in an error that viem threw for a call, simulation or transaction. Null where there
 * is none: the caller then has an error of another kind.
 */
export function decodeHashTimeLockError(dataOrError: unknown): HashTimeLockErrorData | null {
  for (const data of revertData(dataOrError)) {
    const decoded = decode(data);
    if (decoded) return decoded;
  }
  return null;
}

/** An error of HashTimeLock in a sentence. Amounts are in token units, times in seconds since 1970. */
export function describeHashTimeLockError(
  error: Pick<HashTimeLockErrorData, 'name' | 'args'>,
): string {
  // The union's name and args belong together; a lookup by name loses that for the compiler.
  const words = errorWords[error.name] as (args: HashTimeLockErrorData['args']) => string;
  return words(error.args);
}

function decode(data: Hex): HashTimeLockErrorData | null {
  try {
    const { errorName, args, abiItem } = decodeErrorResult({ abi: hashTimeLockAbi, data });
    // viem adds Solidity's own Error(string) and Panic(uint256).
    if (!Object.hasOwn(errorWords, errorName)) return null;
    const entries = abiItem.inputs.map((input, i) => [input.name, args?.[i]]);
    // The names and types come from the same ABI item that `HashTimeLockErrorData` is made of.
    return { name: errorName, args: Object.fromEntries(entries) } as HashTimeLockErrorData;
  } catch {
    // Not data of HashTimeLock: a plain revert, a panic, or another contract's error.
    return null;
  }
}
