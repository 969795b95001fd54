import {
  BaseError,
  ContractFunctionExecutionError,
  ContractFunctionRevertedError,
  encodeErrorResult,
  RawContractError,
} from 'viem';
import { describe, expect, test } from 'vitest';
import { exchangeAbi } from '../generated/exchangeAbi.ts';
import { decodeExchangeError } from './decodeExchangeError.ts';
import { errorWords } from './errorWords.ts';
import {
  describeExchangeError,
  ExchangeError,
  type ExchangeErrorData,
  isExchangeError,
} from './exchangeError.ts';

const data = encodeErrorResult({
  abi: exchangeAbi,
  errorName: 'OutputTooLow',
  args: [5n, 6n],
});
const outputTooLow = { name: 'OutputTooLow', args: { amountOut: 5n, leastOut: 6n } };

describe('decodeExchangeError', () => {
  test('names the error in revert data, and its values', () => {
    expect(decodeExchangeError(data)).toEqual(outputTooLow);
  });

  test('finds it in what viem throws for a call', () => {
    const reverted = new ContractFunctionRevertedError({
      abi: exchangeAbi,
      data,
      functionName: 'swap',
    });
    const thrown = new ContractFunctionExecutionError(reverted, {
      abi: exchangeAbi,
      functionName: 'extsload',
      args: [1n],
    });
    expect(decodeExchangeError(thrown)).toEqual(outputTooLow);
  });

  test('finds it where a node or a wallet puts the data', () => {
    expect(
      decodeExchangeError(new BaseError('x', { cause: new RawContractError({ data }) })),
    ).toEqual(outputTooLow);
    expect(decodeExchangeError({ code: 3, data: { data } })).toEqual(outputTooLow);
    for (const wrapped of [{ error: { data } }, { data: { originalError: { data } } }]) {
      expect(decodeExchangeError({ code: -32603, ...wrapped })).toEqual(outputTooLow);
    }
  });

  test('is null for errors of another kind', () => {
    const loop: { cause?: unknown } = {};
    loop.cause = loop;
    const panic = '0x4e487b710000000000000000000000000000000000000000000000000000000000000011';
    for (const other of [undefined, null, '0x', '0x1234', panic, new Error('no'), loop, 7]) {
      expect(decodeExchangeError(other)).toBeNull();
    }
  });
});

describe('ExchangeError', () => {
  test('says its values in words', () => {
    const error = new ExchangeError('OutputTooLow', { amountOut: 5n, leastOut: 6n });
    expect(error.message).toBe('Only 5 would come out, and at least 6 was asked for.');
    expect(describeExchangeError(error)).toBe(error.message);
    expect(isExchangeError(error, 'OutputTooLow')).toBe(true);
    expect(isExchangeError(error, 'NothingOut')).toBe(false);
    expect(isExchangeError(new Error('OutputTooLow'))).toBe(false);
  });

  test('is described as it was decoded', () => {
    const decoded = decodeExchangeError(data);
    if (!decoded) throw new Error('not decoded');
    expect(describeExchangeError(decoded)).toBe(
      'Only 5 would come out, and at least 6 was asked for.',
    );
  });

  test('has words for each error of the ABI, which name each of its values', () => {
    const items = exchangeAbi.filter((item) => item.type === 'error');
    for (const [i, { name, inputs }] of items.entries()) {
      const values = inputs.map(({ type }, j) =>
        type.startsWith('uint') ? BigInt(1000 * (i + 1) + j) : `<${type} ${j}>`,
      );
      const args = Object.fromEntries(inputs.map((input, j) => [input.name, values[j]]));
      const words = describeExchangeError({ name, args } as ExchangeErrorData);
      expect(words).toMatch(/^[A-Z0-9<].*\.$/);
      for (const value of values) expect(`${name}: ${words}`).toContain(String(value));
    }
  });

  test('has words for no other error', () => {
    const names = exchangeAbi.filter((item) => item.type === 'error').map(({ name }) => name);
    expect(Object.keys(errorWords).toSorted()).toEqual(names.toSorted());
  });
});
