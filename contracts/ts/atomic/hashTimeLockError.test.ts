import { encodeErrorResult, zeroAddress } from 'viem';
import { describe, expect, it } from 'vitest';
import { hashTimeLockAbi } from '../generated/hashTimeLockAbi.ts';
import { decodeHashTimeLockError, describeHashTimeLockError } from './hashTimeLockError.ts';

const errors = hashTimeLockAbi.filter((item) => item.type === 'error');
/** A value of each type that is found again in a sentence. */
const values: Record<string, unknown> = {
  address: zeroAddress,
  uint256: 987_654n,
  uint8: 2,
  bytes32: `0x${'ab'.repeat(32)}`,
};

describe('decodeHashTimeLockError', () => {
  it.each(errors.map(({ name, inputs }) => [name, inputs] as const))(
    'knows %s by name and values, and has words for it',
    (errorName, inputs) => {
      const args = inputs.map(({ type }) => values[type]);
      // The list is of the ABI's own errors, each with values of its inputs' types.
      const data = encodeErrorResult({ abi: hashTimeLockAbi, errorName, args } as never);
      const error = decodeHashTimeLockError({ cause: { data } });
      if (!error) throw new Error(`${errorName} is not decoded.`);
      expect(error.name).toBe(errorName);
      expect(Object.values(error.args)).toEqual(args);
      expect(describeHashTimeLockError(error)).toMatch(/^[A-Z0].*\.$/);
    },
  );

  it('leaves other errors to others', () => {
    expect(decodeHashTimeLockError('0x12345678')).toBeNull();
    expect(decodeHashTimeLockError(new Error('no data'))).toBeNull();
    const panic = `0x4e487b71${'00'.repeat(31)}11` as const;
    expect(decodeHashTimeLockError(panic)).toBeNull();
  });
});
