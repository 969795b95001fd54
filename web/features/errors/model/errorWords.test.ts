import { type ExchangeErrorData, exchangeAbi } from '@weir/contracts';
import { type Address, zeroAddress } from 'viem';
import { afterEach, describe, expect, it } from 'vitest';
import { speak } from '#lib/language.ts';
import { syntheticMarket, tickAt } from '#lib/testing/syntheticMarket.ts';
import { say } from '../words/english.ts';
import { german } from '../words/german.ts';
import { wordsForExchangeError } from './errorWords.ts';
import { createWording } from './wording.ts';

const { base, quote } = syntheticMarket;
const wording = createWording(syntheticMarket, [base, quote]);
const unknownToken: Address = '0x9876543210987654321098765432109876543210';
const errors = exchangeAbi.filter((item) => item.type === 'error');

/** Digits that no sentence may show: raw units, ids and seconds. */
const RAW = 1_987_654_321_987_654_321n;
const SECONDS = 1_987_654_321n;

type Input = { name: string; type: string };

function generated({ name, type }: Input, token: Address): unknown {
  if (type === 'address') return token;
  if (type === 'bytes4') return '0x12345678';
  if (/tick|bestOpposite|bestBid|bestAsk/i.test(name)) return BigInt(tickAt('3000'));
  if (/deadline|until|expiry|from|timestamp/.test(name)) return SECONDS;
  if (/^(index|length|tier|count|size|asked|first|second)$/.test(name)) return 7n;
  return RAW;
}

function wordsOf(token: Address): [string, string][] {
  return errors.map(({ name, inputs }) => {
    const args = Object.fromEntries(
      inputs.map((input) => [input.name, generated(input, token)]),
    ) as ExchangeErrorData['args'];
    return [name, wordsForExchangeError({ name, args } as ExchangeErrorData, wording)];
  });
}

const spoken = { ...say };
afterEach(() => speak('en', { errors: spoken }));

describe('the words of the errors', () => {
  const english = wordsOf(base.address);

  it.each([
    ['en', base.address],
    ['en', zeroAddress],
    ['en', unknownToken],
    ['de', base.address],
    ['de', unknownToken],
  ] as const)('say every error of the ABI in %s, of token %s', (language, token) => {
    if (language === 'de') speak('de', { errors: german });
    const all = wordsOf(token);
    expect(all.length).toBeGreaterThan(60);
    for (const [name, words] of all) {
      expect(words, name).toMatch(/^\S.{8,}[.!]$/);
      expect(words, name).not.toMatch(/undefined|NaN|\[object|0x[0-9a-f]{8}/i);
      // A figure for a reader has thousands grouped: nothing raw is longer than six digits before its point.
      expect(words, name).not.toMatch(/(?<![\d.,])\d{7,}/);
      expect(words, name).not.toContain(`${RAW}`);
    }
    if (language === 'de') {
      for (const [i, [name, words]] of all.entries()) expect(words, name).not.toBe(english[i]?.[1]);
    }
  });

  it('say amounts, prices and times as the page does', () => {
    const args = { token: base.address, from: base.address, amount: 15n * 10n ** 17n };
    expect(wordsForExchangeError({ name: 'PullFailed', args }, wording)).toBe(
      'WETH did not let the exchange take 1.5 WETH from your wallet: the balance or the allowance is too small.',
    );
    const crossing = { tick: 1n, bestOpposite: BigInt(tickAt('3000')) };
    expect(wordsForExchangeError({ name: 'WouldCross', args: crossing }, wording)).toContain(
      '3,000 USDC',
    );
    const sent = { value: 1n, needed: 10n ** 18n };
    expect(wordsForExchangeError({ name: 'ValueTooLow', args: sent }, wording)).toContain('1 ETH');
  });
});
