import { exchangeAbi, type OrderStanding, packOrderRef, unpackMarketKey } from '@weir/contracts';
import { decodeFunctionData } from 'viem';
import { describe, expect, it } from 'vitest';
import { baseAtStake, ladderOf, replaceLadder } from './ladder.ts';

const order = (handle: bigint, isAsk: boolean, tick: number, size: bigint): OrderStanding => ({
  handle,
  order: { start: 0n, size, tick, isAsk, index: 0, generation: 0, expiry: 0, bountyLots: 0n },
  claimable: 0n,
  unfilled: size,
  proceeds: 0n,
  rebate: 0n,
});

const orders = [
  order(1n, false, 472_490, 100n),
  order(2n, false, 472_480, 125n),
  order(101n, true, 472_510, 100n),
  order(102n, true, 472_520, 125n),
];
const key = { baseTerms: 13n << 160n, quoteTerms: 1n };

describe('ladderOf', () => {
  it('puts the middle halfway between the best bid and the best ask', () => {
    const ladder = ladderOf(orders);
    expect(ladder.middleTick).toBe(472_500);
    expect(ladder.rungs.map(({ distance }) => distance)).toEqual([-10, -20, 10, 20]);
  });
});

describe('replaceLadder', () => {
  const owner = '0x00000000000000000000000000000000000000AA';
  const data = replaceLadder(owner, key, ladderOf(orders), 472_600);
  const call = decodeFunctionData({ abi: exchangeAbi, data });
  if (call.functionName !== 'replaceOrders') throw new Error(`It calls ${call.functionName}.`);
  const [caller, market, refs, placed, flags] = call.args;

  it('takes every order off, whatever became of it, for the wallet of its owner', () => {
    expect({ caller, market, flags }).toEqual({ caller: owner, market: key, flags: 0n });
    expect(refs).toEqual(orders.map(({ handle }) => packOrderRef({ handle })));
  });

  it('keeps handle, side, lots and distance of each order', () => {
    const fields = placed.map((terms) => ({
      handle: terms & 0xffffffffffffffffn,
      lots: (terms >> 64n) & 0xffffffffffffffn,
      tick: Number((terms >> 120n) & 0xffffffn),
      sell: (terms >> 248n) & 1n,
    }));
    expect(fields).toEqual([
      { handle: 1n, lots: 100n, tick: 472_590, sell: 0n },
      { handle: 2n, lots: 125n, tick: 472_580, sell: 0n },
      { handle: 101n, lots: 100n, tick: 472_610, sell: 1n },
      { handle: 102n, lots: 125n, tick: 472_620, sell: 1n },
    ]);
  });
});

describe('baseAtStake', () => {
  it('counts what asks still lock and what bids have bought', () => {
    const bid = { ...order(1n, false, 472_490, 100n), claimable: 30n, unfilled: 70n };
    const ask = { ...order(101n, true, 472_510, 100n), claimable: 60n, unfilled: 40n };
    expect(baseAtStake([bid, ask], unpackMarketKey(key))).toBe(70n * 10n ** 13n);
  });
});
