import { MOST_FUNDS } from '@weir/contracts';
import { describe, expect, it } from 'vitest';
import { readDecimal } from '#lib/decimalEntry.ts';
import { syntheticMarket } from '#lib/testing/syntheticMarket.ts';
import { say } from '../words/english.ts';
import { entryProblem } from './amountEntry.ts';
import { validateSupply, validateWithdrawal } from './validateLending.ts';

const typed = (text: string) => readDecimal(text, 6);
const sending = { isStale: false, isBusy: false };
const supply = {
  entry: typed('10'),
  symbol: 'USDC',
  held: 10_000_000n,
  isPaused: false,
  down: [] as string[],
  funds: 0n,
  ...sending,
};
const withdrawal = {
  entry: typed('10'),
  symbol: 'USDC',
  supplied: 10_000_000n,
  cash: 10_000_000n,
  ...sending,
};

describe('validateSupply', () => {
  it('lets what the wallet holds through', () => expect(validateSupply(supply)).toBeNull());

  it.each([
    [{ isPaused: true, entry: typed('') }, say.isPaused],
    [{ down: ['WETH', 'WBTC'], entry: typed('') }, say.priceDown('WETH, WBTC')],
    [{ entry: typed('') }, say.enterAmount],
    [{ entry: typed('0') }, say.enterAmount],
    [{ entry: typed('1e5') }, say.changeMarked],
    [{ entry: typed('0.0000001') }, say.changeMarked],
    [{ held: undefined }, say.readingBalance],
    [{ held: 9_999_999n }, say.notEnough('USDC')],
    [{ funds: MOST_FUNDS }, say.tooMuchForMarket],
    [{ isStale: true }, say.pricesOld],
    [{ isBusy: true }, say.waiting],
  ])('says why not: %#', (change, words) => {
    expect(validateSupply({ ...supply, ...change })).toBe(words);
  });
});

describe('validateWithdrawal', () => {
  it('lets out what was supplied', () => expect(validateWithdrawal(withdrawal)).toBeNull());

  it.each([
    [{ entry: typed('') }, say.enterAmount],
    [{ supplied: 9_999_999n }, say.notSupplied('USDC')],
    [{ cash: 9_999_999n }, say.lentOut],
    [{ isStale: true }, say.pricesOld],
  ])('says why not: %#', (change, words) => {
    expect(validateWithdrawal({ ...withdrawal, ...change })).toBe(words);
  });
});

it('says at the field what is wrong with what was typed', () => {
  const { quote } = syntheticMarket;
  expect(entryProblem(typed('abc'), quote)).toBe(say.noNumber);
  expect(entryProblem(typed('1.1234567'), quote)).toBe(say.tooPrecise('USDC', 6));
  expect(entryProblem(typed('1.5'), quote)).toBeUndefined();
  expect(entryProblem(typed(''), quote)).toBeUndefined();
});
