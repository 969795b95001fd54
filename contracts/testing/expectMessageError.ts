import { expect } from 'vitest';
import {
  isMessageError,
  MessageError,
  type MessageErrorArgs,
  type MessageErrorName,
} from '../ts/messages/messageError.ts';

/** Expects the error of that name, with these of its values, and words. */
export function expectMessageError<Name extends MessageErrorName>(
  attempt: () => unknown,
  name: Name,
  args: Partial<MessageErrorArgs[Name]> = {},
): MessageError<Name> {
  let thrown: unknown = null;
  try {
    attempt();
  } catch (error) {
    thrown = error;
  }
  return expectThatError(thrown, name, args);
}

/** Likewise, of an error that was caught or kept. */
export function expectThatError<Name extends MessageErrorName>(
  error: unknown,
  name: Name,
  args: Partial<MessageErrorArgs[Name]> = {},
): MessageError<Name> {
  expect(error).toBeInstanceOf(MessageError);
  expect((error as MessageError).name).toBe(name);
  expect((error as MessageError).args).toMatchObject(args);
  expect((error as MessageError).message).toMatch(/^[A-Z].{10,}/);
  if (!isMessageError(error, name)) throw new Error('it is another error');
  return error;
}
