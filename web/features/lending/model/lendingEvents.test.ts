import { packAccount } from '@weir/contracts';
import type { Address } from 'viem';
import { describe, expect, it } from 'vitest';
import { syntheticLending } from '#lib/testing/syntheticLending.ts';
import { describeLending, type LendingEvent } from './lendingEvents.ts';

const account: Address = '0x3000000000000000000000000000000000000003';
const other: Address = '0x4000000000000000000000000000000000000004';
const leverage: Address = '0x5000000000000000000000000000000000000005';
const contracts = {
  address: '0x6000000000000000000000000000000000000006',
  lens: '0x7000000000000000000000000000000000000007',
  liquidator: other,
  leverage,
  guardFactory: null,
} as const;
const subject = { account, contracts, markets: [syntheticLending] };
const { id } = syntheticLending.market;
const own = packAccount({ owner: account, number: 0n });

const words = (eventName: string, args: object) =>
  describeLending(
    [{ eventName, args: { market: id, account: own, ...args } } as unknown as LendingEvent],
    subject,
  );

describe('describeLending', () => {
  it.each([
    ['Supplied', { assets: 1_500_000n }, 'Supplied 1.5 USDC'],
    ['Withdrawn', { assets: 1_500_000n }, 'Withdrew 1.5 USDC'],
    ['Borrowed', { assets: 9_000_000n }, 'Borrowed 9 USDC'],
    ['Repaid', { assets: 9_000_000n }, 'Repaid 9 USDC'],
    ['CollateralAdded', { index: 1n, amount: 50_000_000n }, 'Added 0.5 WBTC of collateral'],
    ['CollateralRemoved', { index: 0n, amount: 2n * 10n ** 18n }, 'Took back 2 WETH of collateral'],
    [
      'WrittenOff',
      { assets: 7_000_000n, feesLost: 0n },
      'Wrote off 7 USDC that no collateral was left for',
    ],
    [
      'LeverageOpened',
      { index: 0n, spent: 6_000_000_000n, bought: 2n * 10n ** 18n, debt: 4_000_000_000n },
      'Leverage: bought 2 WETH for 6,000 USDC, of which 4,000 USDC borrowed',
    ],
    [
      'LeverageReduced',
      {
        index: 0n,
        sold: 10n ** 18n,
        proceeds: 3_000_000n,
        repaid: 2_000_000n,
        paidOut: 1_000_000n,
      },
      'Leverage: sold 1 WETH for 3 USDC, of which 2 USDC repaid debt and 1 USDC were paid out',
    ],
  ])('says %s in the market’s tokens', (eventName, args, expected) => {
    expect(words(eventName, args)).toEqual([expected]);
  });

  it('names what a liquidation seized, collateral by collateral, and the owner who is another', () => {
    const position = packAccount({ owner: other, number: 2n });
    const liquidated = (seized: readonly bigint[]) =>
      words('Liquidated', { account: position, repaid: 5_000_000n, seized });
    expect(liquidated([10n ** 18n, 10_000_000n])).toEqual([
      'Liquidated: 5 USDC repaid, 1 WETH + 0.1 WBTC seized (position of 0x4000…0004)',
    ]);
    expect(liquidated([0n, 10_000_000n])[0]).toContain('repaid, 0.1 WBTC seized');
    expect(liquidated([0n, 0n])[0]).toContain('nothing seized');
    expect(words('LiquidationSold', { account: position, surplus: 40_000n })[0]).toContain(
      '0.04 USDC were left for the liquidator',
    );
  });

  it('names the number of an account of the reader’s that is not the main one', () => {
    const second = packAccount({ owner: account, number: 12n });
    expect(words('Repaid', { account: second, assets: 1_000_000n })).toEqual([
      'Repaid 1 USDC (account 12)',
    ]);
  });

  it('says who was let act, and that the leverage contract is that', () => {
    const set = (operator: Address, isAllowed: boolean) =>
      words('OperatorSet', { owner: account, operator, isAllowed });
    expect(set(leverage, true)).toEqual(['Let the leverage contract act for your accounts']);
    expect(set(other, false)).toEqual(['No longer lets 0x4000…0004 act for your accounts']);
  });

  it('keeps the order, and leaves out what is of no position or of no market that is known', () => {
    const events = [
      { eventName: 'FlashLoan', args: { caller: other, token: other, amount: 1n } },
      { eventName: 'Accrued', args: { market: id, funds: 0n, borrowers: 0n } },
      { eventName: 'Repaid', args: { market: id, account: own, assets: 2_000_000n } },
      { eventName: 'Supplied', args: { market: 99n, account: own, assets: 2_000_000n } },
      { eventName: 'Withdrawn', args: { market: id, account: own, assets: 3_000_000n } },
    ] as unknown as LendingEvent[];
    expect(describeLending(events, subject)).toEqual(['Repaid 2 USDC', 'Withdrew 3 USDC']);
  });
});
