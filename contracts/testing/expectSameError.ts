import { expect } from 'vitest';
import { decodeExchangeError } from '../ts/errors/decodeExchangeError.ts';
import { ExchangeError } from '../ts/errors/exchangeError.ts';

/** The maths throw what the contract reverted with, to the value. */
export function expectSameError(vector: unknown, quote: () => unknown, data: `0x${string}`): void {
  let thrown: unknown;
  try {
    quote();
  } catch (error) {
    thrown = error;
  }
  if (!(thrown instanceof ExchangeError)) {
    throw new Error(`Nothing thrown: ${JSON.stringify(vector)}`, { cause: thrown });
  }
  const { name, args } = thrown;
  expect({ vector, error: { name, args } }).toEqual({ vector, error: decodeExchangeError(data) });
}
