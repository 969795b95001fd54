import { describe, expect, it } from 'vitest';
import { isSamePayment } from './typedPayment.ts';

describe('isSamePayment', () => {
  it.each(['460', '460.00', '460,00', '0460', ' 460.0 '])('takes %j for 460.00', (typed) => {
    expect(isSamePayment(typed, '460.00')).toBe(true);
  });

  it.each(['', '46', '4600', '460.01', '460,000', 'abc', '-460'])('refuses %j', (typed) => {
    expect(isSamePayment(typed, '460.00')).toBe(false);
  });
});
