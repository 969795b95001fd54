import {
  type ErrorArgs,
  type ErrorData,
  type ErrorName,
  type ErrorWords,
  wordsFor,
} from '../errors/contractError.ts';
import { decodeContractError } from '../errors/decodeContractError.ts';
import { hashTimeLockAbi } from '../generated/hashTimeLockAbi.ts';
import { lockStates } from './lock.ts';

/** The name of each error that HashTimeLock can revert with. */
export type HashTimeLockErrorName = ErrorName<typeof hashTimeLockAbi>;

/** An error's values by their names in the contract. */
export type HashTimeLockErrorArgs<Name extends HashTimeLockErrorName> = ErrorArgs<
  typeof hashTimeLockAbi,
  Name
>;

/** An error of HashTimeLock; narrow by `name` to know its `args`. */
export type HashTimeLockErrorData = ErrorData<typeof hashTimeLockAbi>;

/** What each error says. A name that the contract gains or loses does not compile here. */
const errorWords: ErrorWords<typeof hashTimeLockAbi> = {
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
  return decodeContractError(hashTimeLockAbi, errorWords, dataOrError);
}

/** An error of HashTimeLock in a sentence. Amounts are in token units, times in seconds since 1970. */
export function describeHashTimeLockError(
  error: Pick<HashTimeLockErrorData, 'name' | 'args'>,
): string {
  return wordsFor<typeof hashTimeLockAbi>(errorWords, error);
}
