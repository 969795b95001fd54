import { zeroAddress } from 'viem';
import { describe, expect, test } from 'vitest';
import {
  decodeFlashClosed,
  decodeIncomePartSet,
  decodeLiquidity,
  decodeObservationsGrown,
  decodeOrderClaimed,
  decodeOrderReduced,
  decodeSwapped,
  decodeTierAdded,
  decodeTradingGranted,
} from './events.ts';
import { packTierTerms, tiers } from './tiers.ts';
import { packLevel } from './words/level.ts';
import { packOrder } from './words/order.ts';
import { packPoolSlot } from './words/poolSlot.ts';

const slot = { baseReserve: 11n, quoteReserve: 22n, bestBid: 90_001, bestAsk: 90_009, flags: 1 };
const level = { placed: 9n, filled: 4n, cancelled: 2n, nextIndex: 3, generation: 5 };
const order = {
  start: 4n,
  size: 5n,
  tick: 90_001,
  isAsk: true,
  index: 2,
  generation: 5,
  expiry: 77,
  bountyLots: 1n,
};
const pair = (upper: bigint, lower: bigint) => (upper << 128n) | lower;

describe('an event', () => {
  test('Swapped gives amounts, the market after it and the last level', () => {
    const lastLevel = 90_001n | (4n << 24n) | (5n << 80n) | (3n << 112n) | (1n << 128n);
    const args = {
      market: 1n,
      taker: zeroAddress,
      amounts: pair(100n, 90n),
      poolAmounts: pair(60n, 50n),
      slot: packPoolSlot(slot),
      lastLevel,
    };
    expect(decodeSwapped(args)).toEqual({
      market: 1n,
      taker: zeroAddress,
      amountIn: 100n,
      amountOut: 90n,
      poolIn: 60n,
      poolOut: 50n,
      slot,
      baseIn: true,
      levels: 3,
      lastTick: 90_001,
      lastFilled: 4n,
      lastGeneration: 5,
    });
  });

  test('OrderReduced gives the order, its level and the market after it', () => {
    const topics = { market: 1n, owner: zeroAddress, handle: 7n, lots: 2n, inQueue: true };
    const words = { order: packOrder(order), level: packLevel(level), slot: packPoolSlot(slot) };
    expect(decodeOrderReduced({ ...topics, ...words })).toEqual({ ...topics, order, level, slot });
  });

  test('OrderClaimed gives proceeds and rebate', () => {
    const topics = { market: 1n, owner: zeroAddress, handle: 7n, lots: 2n };
    const decoded = decodeOrderClaimed({
      ...topics,
      order: packOrder(order),
      payout: pair(30n, 3n),
    });
    expect(decoded).toEqual({ ...topics, order, proceeds: 30n, rebate: 3n });
  });

  test('TierAdded gives the terms, TradingGranted the actions, FlashClosed the loans', () => {
    const terms = packTierTerms(tiers.other);
    expect(decodeTierAdded({ tier: 2n, terms })).toEqual({ tier: 2, ...tiers.other });
    const grant = { owner: zeroAddress, delegate: zeroAddress, market: 1n, expiry: 9n };
    const actions = ['cancel', 'swap'];
    expect(decodeTradingGranted({ ...grant, actions: 20n })).toEqual({ ...grant, actions });
    const flash = { borrower: zeroAddress, tokens: [zeroAddress], amounts: [4n] };
    const loans = [{ token: zeroAddress, amount: 4n }];
    expect(decodeFlashClosed(flash)).toEqual({ borrower: zeroAddress, loans });
  });

  test("IncomePartSet and ObservationsGrown give the part and the ring's size", () => {
    const set = decodeIncomePartSet({ market: 1n, part: 200_000n, totalShares: 5n });
    expect(set).toEqual({ market: 1n, incomePart: 200_000, totalShares: 5n });
    expect(decodeObservationsGrown({ market: 1n, size: 128n })).toEqual({ market: 1n, size: 128 });
  });

  test('LiquidityAdded gives base and quote', () => {
    const topics = { market: 1n, owner: zeroAddress, shares: 5n, totalShares: 50n };
    const decoded = decodeLiquidity({ ...topics, amounts: pair(8n, 9n), slot: packPoolSlot(slot) });
    expect(decoded).toEqual({ ...topics, base: 8n, quote: 9n, slot });
  });
});
