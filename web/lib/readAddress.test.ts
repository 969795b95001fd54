import { expect, test } from 'vitest';
import { readAddress } from './readAddress.ts';

test('readAddress takes one case or the right checksum, and tells a mistyped one', () => {
  const address = '0x90F79bf6EB2c4f870365E785982E1f101E93b906';
  expect(readAddress(` ${address.toLowerCase()} `)).toEqual({ kind: 'address', address });
  expect(readAddress(`0x${address.slice(2).toUpperCase()}`)).toEqual({ kind: 'address', address });
  expect(readAddress(address)).toEqual({ kind: 'address', address });
  expect(readAddress(address.replace('F79b', 'f79b'))).toEqual({ kind: 'mistyped' });
  expect(readAddress('0x90F7')).toEqual({ kind: 'none' });
});
