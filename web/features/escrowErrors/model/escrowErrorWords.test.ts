import { type EscrowErrorData, escrowAbi, methodId } from '@weir/contracts';
import { encodeErrorResult, zeroAddress } from 'viem';
import { afterEach, describe, expect, it } from 'vitest';
import { createWording } from '#features/errors';
import { speak } from '#lib/language.ts';
import { syntheticMarket } from '#lib/testing/syntheticMarket.ts';
import { say } from '../words/english.ts';
import { german } from '../words/german.ts';
import { explainEscrow, wordsForEscrowError } from './escrowErrorWords.ts';

const { base: weth, quote: usdc } = syntheticMarket;
const wording = createWording(syntheticMarket, []);
const errors = escrowAbi.filter((item) => item.type === 'error');

/** Digits that no sentence may show: raw units, ids and seconds. */
const RAW = 1_987_654_321_987_654_321n;

function generated(name: string, type: string): unknown {
  if (type === 'address') return weth.address;
  if (type === 'bytes3') return '0x455552';
  if (type === 'bytes32' && name === 'method') return methodId('SEPA Instant');
  if (type.startsWith('bytes')) return `0x${'5a'.repeat(32)}`;
  if (type === 'uint8') return 4;
  if (/deadline|expiry|time/.test(name)) return 1_987_654_321n;
  if (/window|most$|maxAge/i.test(name) && name !== 'most') return 5400n;
  return RAW;
}

function allWords(): [string, string][] {
  return errors.map(({ name, inputs }) => {
    const args = Object.fromEntries(
      inputs.map((input) => [input.name, generated(input.name, input.type)]),
    );
    // Made from the same ABI item that the type is made of.
    return [name, wordsForEscrowError({ name, args } as EscrowErrorData, wording, weth)];
  });
}

const spoken = { ...say };
afterEach(() => speak('en', { escrowErrors: spoken }));

describe('the words of the escrow’s errors', () => {
  const english = allWords();

  it.each(['en', 'de'] as const)('say every error of the ABI in %s', (language) => {
    if (language === 'de') speak('de', { escrowErrors: german });
    const all = allWords();
    expect(all.length).toBeGreaterThan(60);
    for (const [i, [name, words]] of all.entries()) {
      expect(words, name).toMatch(/^\S.{8,}[.!]$/);
      expect(words, name).not.toMatch(/undefined|NaN|\[object|0x[0-9a-f]{8}/i);
      expect(words, name).not.toContain(`${RAW}`);
      if (language === 'de') expect(words, name).not.toBe(english[i]?.[1]);
    }
  });

  it('say amounts in the token of the offer, also where the error does not name it', () => {
    const args = { bond: 13_500_000n, most: 12_000_000n };
    expect(wordsForEscrowError({ name: 'BondTooHigh', args }, wording, usdc)).toBe(
      'The bond would be 13.5 USDC now, and you agreed to 12 USDC at most. Look at it again.',
    );
    const imported = { ...usdc, address: zeroAddress, symbol: 'NEW' };
    const pull = { token: zeroAddress, from: weth.address, amount: 2_500_000n } as const;
    expect(wordsForEscrowError({ name: 'PullFailed', args: pull }, wording, imported)).toContain(
      'NEW did not let the escrow take 2.5 NEW',
    );
  });

  it('say worth in USD, times in hours and rates in percent', () => {
    const value = { value: 51_239_999n, limit: 25_000_000n };
    expect(
      wordsForEscrowError({ name: 'AboveReversibleLimit', args: value }, wording, usdc),
    ).toMatch(/worth 25 USD here, and this one is worth 51\.23 USD/);
    const window = { window: 600n, most: 21_600n };
    expect(wordsForEscrowError({ name: 'BadPayWindow', args: window }, wording, usdc)).toBe(
      'The buyer would have 10 min to pay; 15 min to 6 h are allowed for this token.',
    );
    expect(wordsForEscrowError({ name: 'BadBond', args: { bond: 950n } }, wording, usdc)).toContain(
      'not 9.5 %',
    );
  });
});

describe('explainEscrow', () => {
  it('knows the escrow’s errors, and leaves others alone', () => {
    const explain = explainEscrow(usdc);
    const data = encodeErrorResult({ abi: escrowAbi, errorName: 'Paused' });
    expect(explain(data, wording)).toMatch(/^Posting and taking offers is paused/);
    expect(explain('0x12345678', wording)).toBeNull();
    expect(explain(new Error('offline'), wording)).toBeNull();
  });
});
