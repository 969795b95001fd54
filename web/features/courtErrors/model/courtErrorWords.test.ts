import { type ArbitratorErrorData, arbitratorPoolAbi } from '@weir/contracts';
import { encodeErrorResult, zeroAddress } from 'viem';
import { afterEach, describe, expect, it } from 'vitest';
import { createWording } from '#features/errors';
import { speak } from '#lib/language.ts';
import { syntheticMarket } from '#lib/testing/syntheticMarket.ts';
import { say } from '../words/english.ts';
import { german } from '../words/german.ts';
import { explainCourt, wordsForCourtError } from './courtErrorWords.ts';

const { quote: usdc } = syntheticMarket;
const wording = createWording(syntheticMarket, []);
const errors = arbitratorPoolAbi.filter((item) => item.type === 'error');

/** Digits that no sentence may show: raw units and seconds. */
const RAW = 1_987_654_321_987_654_321n;

function generated(name: string, type: string): unknown {
  if (type === 'address') return usdc.address;
  if (type === 'bytes32') return `0x${'5a'.repeat(32)}`;
  if (type === 'uint8') return 3;
  if (/deadline|from/.test(name)) return 1_987_654_321n;
  return /seat|duties|disputeId|active|pin|vote|length|choices|round/.test(name) ? 17n : RAW;
}

const allWords = () =>
  errors.map(({ name, inputs }): [string, string] => {
    const args = Object.fromEntries(
      inputs.map((input) => [input.name, generated(input.name, input.type)]),
    );
    // Made from the same ABI item that the type is made of.
    return [name, wordsForCourtError({ name, args } as ArbitratorErrorData, wording, usdc)];
  });

const spoken = { ...say };
afterEach(() => speak('en', { courtErrors: spoken }));

describe('the words of the errors of the arbitrators’ pool', () => {
  const english = allWords();

  it.each(['en', 'de'] as const)('say every error of the ABI in %s', (language) => {
    if (language === 'de') speak('de', { courtErrors: german });
    const all = allWords();
    expect(all.length).toBeGreaterThan(35);
    for (const [i, [name, words]] of all.entries()) {
      expect(words, name).toMatch(/^\S.{8,}[.!]$/);
      expect(words, name).not.toMatch(/undefined|NaN|1987654321|0x5a5a/);
      if (language === 'de') expect(words, name).not.toBe(english[i]?.[1]);
    }
  });

  it('tell a deadline from revert data by its time, and nothing from another contract’s', () => {
    const data = encodeErrorResult({
      abi: arbitratorPoolAbi,
      errorName: 'DeadlinePassed',
      args: [4n, 1_800_000_000n],
    });
    const explain = explainCourt(usdc);
    expect(explain(data, wording)).toBe(say.DeadlinePassed(wording.time(1_800_000_000n)));
    expect(explain(new Error('fetch failed'), wording)).toBeNull();
    expect(explain('0x08c379a0', wording)).toBeNull();
  });

  it('count a stake in the token of stakes', () => {
    const args = { seat: 3n, stake: 500_000_000n, needed: 600_000_000n };
    const words = wordsForCourtError({ name: 'StakeTooLow', args }, wording, usdc);
    expect(words).toContain('500 USDC');
    const owner = { owner: zeroAddress };
    expect(wordsForCourtError({ name: 'OwnableInvalidOwner', args: owner }, wording, usdc)).toBe(
      say.OwnableInvalidOwner,
    );
  });
});
