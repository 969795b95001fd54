import { describe, expect, it } from 'vitest';
import { readDecimal } from '#lib/decimalEntry.ts';
import { syntheticLending } from '#lib/testing/syntheticLending.ts';
import { say } from '../words/english.ts';
import { pledgeWords, validateBorrow, validateRemove, validateRepay } from './validateBorrowing.ts';

const ETHER = 10n ** 18n;
const USDC = 10n ** 6n;
const eth = (text: string) => readDecimal(text, 18);
const usdc = (text: string) => readDecimal(text, 6);
const sending = { isStale: false, isBusy: false };

const borrow = {
  listed: syntheticLending,
  added: eth('10'),
  addedSymbol: 'WETH',
  held: 10n * ETHER,
  borrowed: usdc('1000'),
  most: 20_000n * USDC,
  debtAfter: 1000n * USDC,
  cash: 100_000n * USDC,
  isPaused: false,
  fault: null,
  hasDebt: false,
  ...sending,
};

describe('validateBorrow', () => {
  it('lets collateral, a loan, or both through', () => {
    expect(validateBorrow(borrow)).toBeNull();
    expect(validateBorrow({ ...borrow, borrowed: usdc('') })).toBeNull();
    expect(validateBorrow({ ...borrow, added: eth('') })).toBeNull();
  });

  it.each([
    [{ added: eth(''), borrowed: usdc('') }, say.enterAmount],
    [{ added: eth('x') }, 'Change what is marked'],
    [{ borrowed: usdc('1.1234567') }, 'Change what is marked'],
    [{ isPaused: true }, say.isPaused],
    [{ held: undefined }, say.readingBalance],
    [{ held: 9n * ETHER }, say.notEnough('WETH')],
    [{ fault: { kind: 'noPrice', index: 0 } as const }, say.noPrice('WETH')],
    [{ cash: 999n * USDC }, say.overCash('999 USDC')],
    [{ most: 999n * USDC }, say.overLimit('999 USDC')],
    [{ most: 0n }, say.addCollateralFirst],
    [{ debtAfter: 24n * USDC }, say.debtTooSmall('25 USDC')],
    [{ isStale: true }, 'Waiting for fresh figures'],
    [{ isBusy: true }, 'Waiting for your wallet'],
  ])('says why not: %#', (change, words) => {
    expect(validateBorrow({ ...borrow, ...change })).toBe(words);
  });

  it('asks for no price where nothing is owed, and adds collateral in a pause', () => {
    const fault = { kind: 'noPrice', index: 0 } as const;
    const idle = { ...borrow, borrowed: usdc(''), fault, isPaused: true };
    expect(validateBorrow(idle)).toBeNull();
    expect(validateBorrow({ ...idle, hasDebt: true })).toBe(say.noPrice('WETH'));
  });
});

describe('validateRepay', () => {
  const repay = {
    entry: usdc('50'),
    symbol: 'USDC',
    debt: 100n * USDC,
    held: 50n * USDC,
    ...sending,
  };

  it('lets a part through, and more than the debt where the debt itself is held', () => {
    expect(validateRepay(repay)).toBeNull();
    expect(validateRepay({ ...repay, entry: usdc('500'), held: 100n * USDC })).toBeNull();
  });

  it.each([
    [{ debt: 0n }, say.nothingOwed],
    [{ entry: usdc('') }, 'Enter an amount'],
    [{ held: undefined }, say.readingBalance],
    [{ held: 49n * USDC }, say.notEnough('USDC')],
    [{ entry: usdc('500'), held: 99n * USDC }, say.notEnough('USDC')],
    [{ isStale: true }, 'Waiting for fresh figures'],
  ])('says why not: %#', (change, words) => {
    expect(validateRepay({ ...repay, ...change })).toBe(words);
  });
});

describe('validateRemove', () => {
  const remove = {
    listed: syntheticLending,
    entry: eth('2'),
    symbol: 'WETH',
    pledged: 10n * ETHER,
    most: 2n * ETHER,
    hasDebt: true,
    fault: null,
    ...sending,
  };
  const dust = { kind: 'dust', index: 0, value: 1n } as const;

  it('lets out what the debt does not need, and all where there is none', () => {
    expect(validateRemove(remove)).toBeNull();
    const free = { ...remove, hasDebt: false, entry: eth('10'), most: 0n, fault: dust };
    expect(validateRemove(free)).toBeNull();
  });

  it.each([
    [{ entry: eth('0') }, 'Enter an amount'],
    [{ entry: eth('11') }, say.notPledged('WETH')],
    [{ fault: dust }, say.pledgeTooSmall('WETH', '25 USDC')],
    [{ entry: eth('3') }, say.debtNeedsIt],
    [{ isBusy: true }, 'Waiting for your wallet'],
  ])('says why not: %#', (change, words) => {
    expect(validateRemove({ ...remove, ...change })).toBe(words);
  });
});

it('says a cap in whole tokens', () => {
  const fault = { kind: 'cap', index: 1, pledged: 0n, cap: 150_000_000n } as const;
  expect(pledgeWords(syntheticLending, fault)).toBe(say.capFull('WBTC', '1.5'));
});
