import { PRICE_ONE, WAD } from '@weir/contracts';
import { describe, expect, it } from 'vitest';
import { readDecimal } from '#lib/decimalEntry.ts';
import { syntheticLending, syntheticPosition } from '#lib/testing/syntheticLending.ts';
import { syntheticMarket } from '#lib/testing/syntheticMarket.ts';
import { say } from '../words/english.ts';
import { closeCall, openCall } from './leverageCalls.ts';
import {
  type LeverageChoice,
  leverageChoices,
  readTimes,
  timesRange,
  timesText,
} from './leverageChoice.ts';
import { closingAmounts, leverageAmounts, leveragedPosition, lossOf } from './leveragePlan.ts';
import { validateClosing, validateOpening } from './validateLeverage.ts';

const { base: weth, quote: usdc } = syntheticMarket;
const { totals } = syntheticLending.market;
const ETHER = 10n ** 18n;
const USDC = 10n ** 6n;
const choice: LeverageChoice = {
  listed: syntheticLending,
  direction: 'long',
  index: 0,
  loan: usdc,
  collateral: weth,
};
/** WETH lent against USDC, which costs a 3000th of it. */
const short: LeverageChoice = {
  listed: {
    ...syntheticLending,
    slug: 'WETH-USDC',
    loan: weth,
    collaterals: [usdc],
    market: {
      ...syntheticLending.market,
      terms: {
        ...syntheticLending.market.terms,
        loan: weth.address,
        collaterals: syntheticLending.market.terms.collaterals.slice(0, 1).map((terms) => ({
          ...terms,
          token: usdc.address,
          liquidationPrice: (10n ** 18n * PRICE_ONE) / (3000n * USDC),
        })),
      },
    },
  },
  direction: 'short',
  index: 0,
  loan: weth,
  collateral: usdc,
};
const none = syntheticPosition([0n, 0n], 0n);

describe('leverageChoices', () => {
  it('finds the loan and the collateral of a direction', () => {
    const [long] = leverageChoices([syntheticLending], syntheticMarket, 'long');
    expect(long).toEqual(choice);
    expect(leverageChoices([syntheticLending], syntheticMarket, 'short')).toEqual([]);
    const both = [syntheticLending, short.listed];
    expect(leverageChoices(both, syntheticMarket, 'short')).toEqual([short]);
  });

  it('puts markets that nobody vouches for last', () => {
    const strange = { ...syntheticLending, hasForeignGuard: true };
    const found = leverageChoices([strange, syntheticLending], syntheticMarket, 'long');
    expect(found.map(({ listed }) => listed.hasForeignGuard)).toEqual([false, true]);
  });
});

describe('leverage in times', () => {
  it('ends where the borrow LTV does', () => {
    expect(timesRange((8084n * WAD) / 10_000n, 'long')).toEqual({ least: 110, most: 520 });
    expect(timesRange((8084n * WAD) / 10_000n, 'short')).toEqual({ least: 10, most: 420 });
    expect(timesRange(0n, 'long')).toEqual({ least: 110, most: 110 });
    expect(timesRange(0n, 'short')).toEqual({ least: 10, most: 10 });
  });

  it('is read with a point or a comma, within its range', () => {
    const range = { least: 110, most: 520 };
    expect(readTimes('2.5', range)).toBe(250);
    expect(readTimes('2,5', range)).toBe(250);
    expect(readTimes('0.5', { least: 10, most: 420 })).toBe(50);
    for (const wrong of ['', '1', '1.05', '5.3', 'x', '1e1', '-2']) {
      expect(readTimes(wrong, range), wrong).toBeNull();
    }
    expect(timesText(250)).toBe('2.5');
  });
});

describe('leverageAmounts', () => {
  it('borrows what is missing to the exposure, of a margin in either token', () => {
    expect(leverageAmounts(choice, 'loan', 1000n * USDC, 300)).toEqual({
      debt: 2000n * USDC,
      loanMargin: 1000n * USDC,
      collateralMargin: 0n,
      spent: 3000n * USDC,
    });
    expect(leverageAmounts(choice, 'collateral', ETHER, 250)).toEqual({
      debt: 4500n * USDC,
      loanMargin: 0n,
      collateralMargin: ETHER,
      spent: 4500n * USDC,
    });
  });
});

describe('a short', () => {
  it('owes as many times the margin’s worth of the base, of a margin in either token', () => {
    // Rounded down: the price is a 3000th.
    const { debt, ...inQuote } = leverageAmounts(short, 'collateral', 3000n * USDC, 200);
    expect(2n * ETHER - debt).toBeLessThan(4n);
    expect(inQuote).toEqual({ loanMargin: 0n, collateralMargin: 3000n * USDC, spent: debt });
    expect(leverageAmounts(short, 'loan', ETHER, 200)).toMatchObject({
      debt: 2n * ETHER,
      spent: 3n * ETHER,
    });
  });

  it('at the most leverage owes what the borrow LTV carries', () => {
    const ltv = short.listed.market.terms.collaterals[0]?.borrowLtv ?? 0n;
    const { most } = timesRange(ltv, 'short');
    const owed = (at: number) => BigInt(at) * WAD;
    expect(owed(most)).toBeLessThanOrEqual(BigInt(most + 100) * ltv);
    expect(owed(most + 10)).toBeGreaterThan(BigInt(most + 110) * ltv);
  });
});

describe('leveragedPosition', () => {
  it('has margin and purchase pledged, and owes the debt', () => {
    const amounts = leverageAmounts(choice, 'collateral', ETHER, 200);
    const after = leveragedPosition(choice, { totals, position: none }, totals, amounts, ETHER);
    expect(after.position.pledges).toEqual([2n * ETHER, 0n]);
    expect(after.figures.debt).toBe(3000n * USDC);
    expect(after.mostDebt).toBe((6000n * USDC * 8084n) / 10_000n);
  });

  it('is judged without a debt where the market lacks the cash', () => {
    const amounts = { debt: totals.cash + 1n, loanMargin: 0n, collateralMargin: 0n, spent: 1n };
    const after = leveragedPosition(choice, { totals, position: none }, totals, amounts, ETHER);
    expect(after.figures.debt).toBe(0n);
  });
});

describe('closingAmounts', () => {
  it('leaves what the sale brings beyond the debt, at least by the slippage', () => {
    expect(closingAmounts(10_000n, 9000n, 100)).toEqual({
      back: 1000n,
      leastBack: 900n,
      isCovered: true,
    });
    expect(closingAmounts(9050n, 9000n, 100)).toEqual({
      back: 50n,
      leastBack: 0n,
      isCovered: false,
    });
  });

  it('says what a worse price takes of a purchase and of a sale', () => {
    expect(lossOf(1_010_000n, 1, true)).toBe(10_000n);
    expect(lossOf(1_000_000n, 1, false)).toBe(10_000n);
  });
});

describe('validateOpening', () => {
  const open = {
    listed: syntheticLending,
    margin: readDecimal('1000', 6),
    marginSymbol: 'USDC',
    held: 1000n * USDC,
    times: 200,
    debt: 1000n * USDC,
    debtAfter: 1000n * USDC,
    cash: totals.cash,
    mostDebt: 1500n * USDC,
    quoteProblem: null,
    isPaused: false,
    fault: null,
    isStale: false,
    isBusy: false,
  };

  it('lets a sound one through', () => expect(validateOpening(open)).toBeNull());

  it.each([
    [{ isPaused: true }, say.isPaused],
    [{ margin: readDecimal('', 6) }, 'Enter an amount'],
    [{ margin: readDecimal('1 000 x', 6) }, 'Change what is marked'],
    [{ times: null }, say.changeTimes],
    [{ held: undefined }, say.readingBalance],
    [{ held: 999n * USDC }, say.notEnough('USDC')],
    [{ cash: 999n * USDC }, say.overCash('999 USDC')],
    [{ mostDebt: null }, say.noQuote],
    [{ mostDebt: null, quoteProblem: 'Too much.' }, 'Too much.'],
    [{ fault: { kind: 'noPrice', index: 0 } as const }, 'No safe price of WETH now'],
    [{ debtAfter: 24n * USDC }, say.debtTooSmall('25 USDC')],
    [{ mostDebt: 999n * USDC }, say.tooMuchLeverage],
    [{ isStale: true }, 'Waiting for fresh figures'],
  ])('says why not: %#', (change, words) => {
    expect(validateOpening({ ...open, ...change })).toBe(words);
  });
});

it('says why a position cannot be closed by a sale', () => {
  const close = { quoteProblem: null, isCovered: true, isStale: false, isBusy: false };
  expect(validateClosing(close)).toBeNull();
  expect(validateClosing({ ...close, quoteProblem: 'No route.' })).toBe('No route.');
  expect(validateClosing({ ...close, isCovered: false })).toBe(say.saleTooSmall);
});

describe('calls of leverage', () => {
  const leverage = '0x7000000000000000000000000000000000000007' as const;
  const trade = { leverage, choice, account: none.account, path: [syntheticMarket], deadline: 99 };
  const amounts = leverageAmounts(choice, 'loan', 1000n * USDC, 300);
  const grant = { nonce: 5n, deadline: 6n, signature: '0xabcd' } as const;

  it('bring the signed leave, or none', () => {
    const [, debt, loanMargin, collateralMargin, least, permission] = argsOf(
      openCall(trade, amounts, 7n, grant),
    );
    expect([debt, loanMargin, collateralMargin, least]).toEqual([
      2000n * USDC,
      1000n * USDC,
      0n,
      7n,
    ]);
    expect(permission).toMatchObject({ grant, revocation: { signature: '0x' } });
    const [about, leastBack, without] = argsOf(closeCall(trade, 8n, null));
    expect(about).toMatchObject({ index: 0n, deadline: 99n, path: [{}] });
    expect(leastBack).toBe(8n);
    expect(without).toMatchObject({ grant: { signature: '0x' } });
  });
});

function argsOf(call: ReturnType<typeof openCall>): readonly unknown[] {
  if (!('args' in call)) throw new Error('It is no single call.');
  return call.args;
}
