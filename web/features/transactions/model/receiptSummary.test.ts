import { exchangeAbi } from '@weir/contracts';
import { type Address, encodeAbiParameters, encodeEventTopics, erc20Abi, type Hex } from 'viem';
import { describe, expect, it } from 'vitest';
import { syntheticMarket, tickAt } from '#lib/testing/syntheticMarket.ts';
import { summarizeReceipt } from './receiptSummary.ts';

const { base, quote } = syntheticMarket;
const market = { ...syntheticMarket, terms: { ...syntheticMarket.terms, id: (1n << 255n) | 5n } };
const { id } = market.terms;
const exchange: Address = '0xEeeeeEeeeEeEeeEeEeEeeEEEeeeeEeeeeeeeEEeE';
const account: Address = '0x3000000000000000000000000000000000000003';
const other: Address = '0x4000000000000000000000000000000000000004';
const subject = { account, exchange, markets: [market], tokens: [base, quote] };

type Log = { address: Address; topics: Hex[]; data: Hex };

function transfer(token: Address, from: Address, to: Address, units: bigint): Log {
  return {
    address: token,
    topics: encodeEventTopics({
      abi: erc20Abi,
      eventName: 'Transfer',
      args: { from, to },
    }) as Hex[],
    data: encodeAbiParameters([{ type: 'uint256' }], [units]),
  };
}

function exchangeLog(eventName: string, args: Record<string, unknown>): Log {
  const event = exchangeAbi.find((item) => item.type === 'event' && item.name === eventName);
  const { inputs } = event as unknown as {
    inputs: { name: string; type: string; indexed: boolean }[];
  };
  const plain = inputs.filter(({ indexed }) => !indexed);
  return {
    address: exchange,
    topics: encodeEventTopics({ abi: exchangeAbi, eventName, args } as never) as Hex[],
    data: encodeAbiParameters(
      plain,
      plain.map(({ name }) => args[name]),
    ),
  };
}

const pair = (upper: bigint, lower: bigint) => (upper << 128n) | lower;
const isBaseIn = 1n << 128n;

describe('summarizeReceipt', () => {
  it('nets what came into the wallet and went from it, whatever the token', () => {
    const unknown: Address = '0x9000000000000000000000000000000000000009';
    const { wallet } = summarizeReceipt(
      [
        transfer(quote.address, account, exchange, 3_000_000n),
        transfer(quote.address, exchange, account, 1_000_000n),
        transfer(base.address, exchange, account, 5n),
        transfer(unknown, exchange, other, 7n),
        transfer(unknown, other, account, 1n),
      ],
      subject,
    );
    expect(wallet).toEqual([
      { token: quote.address, market: null, units: -2_000_000n },
      { token: base.address, market: null, units: 5n },
      { token: unknown, market: null, units: 1n },
    ]);
  });

  it('tells tokens inside the exchange from pool shares', () => {
    const inside = (from: Address, to: Address, token: bigint, amount: bigint) =>
      exchangeLog('Transfer', { by: account, from, to, id: token, amount });
    const summary = summarizeReceipt(
      [inside(account, other, BigInt(base.address), 5n), inside(other, account, id, 9n)],
      subject,
    );
    expect(summary.wallet).toEqual([]);
    expect(summary.inside).toEqual([
      { token: base.address, market: null, units: -5n },
      { token: null, market, units: 9n },
    ]);
  });

  it('says what the exchange did for this account, and nothing of others', () => {
    const swap = (taker: Address, lastLevel: bigint) =>
      exchangeLog('Swapped', {
        market: id,
        taker,
        amounts: pair(10n ** 18n, 3_000_000_000n),
        poolAmounts: 0n,
        slot: 0n,
        lastLevel,
      });
    const order = (100_000n << 56n) | (BigInt(tickAt('3000')) << 112n);
    const { actions } = summarizeReceipt(
      [
        swap(account, isBaseIn),
        swap(other, isBaseIn),
        exchangeLog('OrderPlaced', { market: id, owner: account, handle: 1n, order }),
        exchangeLog('OrderReduced', {
          market: id,
          owner: account,
          handle: 1n,
          order,
          level: 0n,
          slot: 0n,
          lots: 50_000n,
          inQueue: false,
        }),
        exchangeLog('OrderClaimed', {
          market: id,
          owner: account,
          handle: 1n,
          order,
          lots: 1n,
          payout: pair(10n ** 18n, 10n ** 17n),
        }),
        exchangeLog('LiquidityRemoved', {
          market: id,
          owner: account,
          amounts: pair(10n ** 18n, 3_000_000n),
          shares: 1n,
          totalShares: 2n,
          slot: 0n,
        }),
        exchangeLog('LiquidityAdded', {
          market: 77n,
          owner: account,
          amounts: 1n,
          shares: 1n,
          totalShares: 2n,
          slot: 0n,
        }),
      ],
      subject,
    );
    expect(actions).toEqual([
      'Swapped 1 WETH for 3,000 USDC',
      'Order of 1 WETH rests at 3,000 USDC',
      'Took 0.5 WETH off the book',
      'Collected 1.1 WETH',
      'Removed 1 WETH and 3 USDC from the pool',
    ]);
  });
});
