import { describe, expect, it } from 'vitest';
import { parseSlippage } from './liquiditySlippage.ts';
import { validateLiquidity } from './validateLiquidity.ts';

const need = (held: bigint | undefined, symbol = 'WETH') => ({ symbol, amount: 5n, held });

const fine = {
  found: 'quoted',
  needs: [need(5n)],
  isStale: false,
  isBusy: false,
  emptyWords: 'Enter an amount',
} as const;

describe('validateLiquidity', () => {
  it('lets through what is quoted and there', () => {
    expect(validateLiquidity(fine)).toBeNull();
    expect(validateLiquidity({ ...fine, needs: [] })).toBeNull();
  });

  it.each([
    ['nothing typed', { found: 'empty' }, 'Enter an amount'],
    ['what the exchange refuses', { found: 'refused' }, 'Change what is marked'],
    ['an old quote', { isStale: true }, 'Prices are old'],
    ['a second press', { isBusy: true }, 'Waiting for the transaction…'],
    ['an unknown balance', { needs: [need(undefined)] }, 'Reading your balance…'],
    ['a balance that is short', { needs: [need(6n, 'USDC'), need(4n)] }, 'Not enough WETH'],
  ] as const)('stops %s', (_name, change, words) => {
    expect(validateLiquidity({ ...fine, ...change })).toBe(words);
  });
});

describe('parseSlippage', () => {
  it('falls back to half a percent', () => {
    expect(parseSlippage('120')).toBe(120);
    for (const kept of [null, '', '0', '5001', '1.5', 'x']) expect(parseSlippage(kept)).toBe(50);
  });
});
