import { type LendingErrorData, lendingAbi, priceGuardAbi } from '@weir/contracts';
import { type Address, zeroAddress } from 'viem';
import { afterEach, describe, expect, it } from 'vitest';
import { createWording } from '#features/errors';
import { speak } from '#lib/language.ts';
import { syntheticMarket } from '#lib/testing/syntheticMarket.ts';
import { say } from '../words/english.ts';
import { german } from '../words/german.ts';
import { wordsForLendingError } from './lendingErrorWords.ts';

const { base: weth, quote: usdc } = syntheticMarket;
const subject = { loan: usdc, collaterals: [weth] };
const wording = createWording(syntheticMarket, [], undefined, subject);
const errors = [...lendingAbi, ...priceGuardAbi].filter((item) => item.type === 'error');

/** Digits that no sentence may show: raw units, ids and seconds. */
const RAW = 1_987_654_321_987_654_321n;
const SECONDS = 1_987_654_321n;

function generated({ name, type }: { name: string; type: string }, place: bigint, token: Address) {
  if (type === 'address') return token;
  if (/deadline|until|from|timestamp|since|checkedAt/.test(name)) return SECONDS;
  if (/^(index|down)$/.test(name)) return place;
  return RAW;
}

function wordsOf(place: bigint, token: Address): [string, string][] {
  return errors.map(({ name, inputs }) => {
    const args = Object.fromEntries(
      inputs.map((input) => [input.name, generated(input, place, token)]),
    );
    // Made from the same ABI item that the type is made of.
    return [name, wordsForLendingError({ name, args } as LendingErrorData, wording, subject)];
  });
}

const spoken = { ...say };
afterEach(() => speak('en', { lendingErrors: spoken }));

describe('the words of lending’s errors', () => {
  const english = wordsOf(0n, weth.address);

  it.each([
    ['en', 0n, weth.address],
    ['en', 7n, zeroAddress],
    ['de', 0n, weth.address],
    ['de', 7n, zeroAddress],
  ] as const)('say every error of the ABIs in %s, of collateral %s', (language, place, token) => {
    if (language === 'de') speak('de', { lendingErrors: german });
    const all = wordsOf(place, token);
    expect(all.length).toBeGreaterThan(40);
    for (const [name, words] of all) {
      expect(words, name).toMatch(/^\S.{8,}[.!]$/);
      expect(words, name).not.toMatch(/undefined|NaN|\[object|0x[0-9a-f]{8}/i);
      expect(words, name).not.toMatch(/(?<![\d.,])\d{7,}/);
      expect(words, name).not.toContain(`${RAW}`);
    }
    if (language === 'de') {
      for (const [i, [name, words]] of all.entries()) expect(words, name).not.toBe(english[i]?.[1]);
    }
  });

  it('say amounts in the market’s tokens', () => {
    const args = { debt: 1_500_250_000n, limit: 1_400_000_000n };
    expect(wordsForLendingError({ name: 'BorrowLimit', args }, wording, subject)).toBe(
      'You would owe 1,500.25 USDC, and your collateral carries 1,400 USDC.',
    );
    const cap = { index: 0n, pledged: 25n * 10n ** 17n, cap: 10n ** 18n };
    expect(wordsForLendingError({ name: 'CapExceeded', args: cap }, wording, subject)).toContain(
      '2.5 WETH; this market takes 1 WETH',
    );
  });
});
