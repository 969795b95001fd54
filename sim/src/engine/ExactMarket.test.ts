import { ExchangeError, lotPrice, type Market, partDown, quoteDown } from '@weir/contracts/maths';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ExactMarket } from './ExactMarket.ts';

const terms: Market = {
  id: 0n,
  base: '0x0000000000000000000000000000000000000001',
  quote: '0x0000000000000000000000000000000000000002',
  lotExponent: 6,
  tickSpacing: 1,
  poolFee: 1000,
  takerFee: 500,
  makerRebate: 200,
  minQuote: 1n,
};
/** 2.0000 quote units for a base unit: a lot of 10^6 units costs 2·10^6, m = 20000, E = 2. */
const tickOfTwo = 90_000 * (2 + 5) + 10_000;
const million = 1_000_000n;

function marketWithPool(): ExactMarket {
  const market = new ExactMarket(terms);
  market.addLiquidity('provider', 1_000_000n * million, 2_000_000n * million);
  return market;
}

const bid = (lots: bigint, tick = tickOfTwo - 100) =>
  ({ sell: false, lots, tick, timeInForce: 'postOnly' }) as const;
const ask = (lots: bigint, tick = tickOfTwo + 100) =>
  ({ sell: true, lots, tick, timeInForce: 'postOnly' }) as const;

describe('ExactMarket', () => {
  it('locks what rests and returns it when cancelled, and refunds nothing twice', () => {
    const market = marketWithPool();
    const { order } = market.place('maker', ask(5n));
    expect(market.ledger.position('maker')).toEqual({ base: -5n * million, quote: 0n });
    expect(market.state.asks).toEqual([{ tick: tickOfTwo + 100, lots: 5n }]);
    expect(market.reduce(order as number)).toBe(5n);
    expect(market.ledger.position('maker')).toEqual({ base: 0n, quote: 0n });
    expect(market.state.asks).toEqual([]);
    expect(market.reduce(order as number)).toBe(0n);
    expect(() => market.reduce(7)).toThrow(RangeError);
  });

  it('keeps levels best first, whatever the order of placement', () => {
    const market = marketWithPool();
    for (const distance of [300, 100, 200, 100]) {
      market.place('maker', ask(1n, tickOfTwo + distance));
      market.place('maker', bid(1n, tickOfTwo - distance));
    }
    expect(market.state.asks.map(({ tick }) => tick - tickOfTwo)).toEqual([100, 200, 300]);
    expect(market.state.bids.map(({ tick }) => tick - tickOfTwo)).toEqual([-100, -200, -300]);
    expect(market.state.asks[0]?.lots).toBe(2n);
  });

  it('rests a post-only order that slides where it slid to', () => {
    const market = new ExactMarket(terms);
    market.place('first', bid(10n, tickOfTwo));
    const { order } = market.place('second', { ...ask(5n, tickOfTwo - 3), slide: true });
    expect(market.state.asks).toEqual([{ tick: tickOfTwo + 1, lots: 5n }]);
    expect(market.reduce(order as number)).toBe(5n);
    expect(market.state.asks).toEqual([]);
  });

  it('leaves no order that is worth less than the smallest, and takes all of one that is asked for', () => {
    const market = new ExactMarket({ ...terms, minQuote: 5n * million });
    const { order } = market.place('maker', ask(10n));
    expect(() => market.reduce(order as number, 8n)).toThrow(
      expect.objectContaining({ name: 'ReducedTooSmall' }),
    );
    expect(market.reduce(order as number, 7n)).toBe(7n);
    expect(market.reduce(order as number, 100n)).toBe(3n);
  });

  it('fills first in, first out, and pays proceeds and rebate at the claim', () => {
    const market = new ExactMarket(terms);
    const first = market.place('first', ask(10n)).order as number;
    const second = market.place('second', ask(10n)).order as number;
    const { bookOut } = market.swap('taker', {
      baseIn: false,
      exactOut: true,
      amount: 15n * million,
      limitTick: tickOfTwo + 120,
    });
    expect(bookOut).toBe(15n * million);
    expect(market.claim(first)).toBe(10n);
    expect(market.claim(second)).toBe(5n);
    const proceeds = quoteDown(10n, lotPrice(tickOfTwo + 100));
    expect(market.ledger.position('first').quote).toBe(proceeds + partDown(proceeds, 200));
  });

  it.each([true, false])('owes the protocol what nobody else gets (base in: %s)', (baseIn) => {
    const market = new ExactMarket(terms);
    market.place('maker', baseIn ? bid(1000n) : ask(1000n));
    const plan = market.swap('taker', { baseIn, exactOut: false, amount: 100n * million });
    expect(plan.toProtocol).toBe(plan.bookFee - plan.rebate);
    expect(plan.toProtocol > 0n).toBe(true);
    expect(baseIn ? market.owed.base : market.owed.quote).toBe(plan.toProtocol);
  });

  it('tells of each walk, a crossing limit order included', () => {
    const market = marketWithPool();
    const taken: string[] = [];
    market.onTaken = (account, plan) => taken.push(`${account} ${plan.baseIn}`);
    market.swap('a', { baseIn: true, exactOut: false, amount: million });
    const limit = { sell: false, lots: 5n, tick: tickOfTwo + 200, timeInForce: 'gtc' } as const;
    market.place('b', limit);
    expect(taken).toEqual(['a true', 'b false']);
  });

  it("throws the exchange's errors and changes nothing then", () => {
    const market = marketWithPool();
    const before = market.state;
    expect(() => market.place('maker', ask(1n, tickOfTwo - 500))).toThrow(ExchangeError);
    expect(() => market.swap('a', { baseIn: true, exactOut: false, amount: 0n })).toThrow(
      ExchangeError,
    );
    expect(market.state).toBe(before);
    expect(market.ledger.position('maker')).toEqual({ base: 0n, quote: 0n });
  });

  it('refuses more lots than an order has, and takes nothing of the other side then', () => {
    const market = new ExactMarket(terms);
    const most = (1n << 36n) - 1n;
    expect(() => market.place('maker', ask(most + 1n, tickOfTwo))).toThrow(
      expect.objectContaining({ name: 'OrderTooLarge' }),
    );
    market.place('maker', ask(most, tickOfTwo));
    expect(market.state.asks).toEqual([{ tick: tickOfTwo, lots: most }]);
  });

  it('returns a provider no more than the shares are worth', () => {
    const market = marketWithPool();
    market.addLiquidity('second', 10n * million, 20n * million);
    const { base, quote } = market.redeemable('second');
    market.removeLiquidity('second', market.sharesOf('second'));
    const { base: baseAfter, quote: quoteAfter } = market.ledger.position('second');
    expect(baseAfter).toBe(base - 10n * million);
    expect(quoteAfter).toBe(quote - 20n * million);
    expect(baseAfter <= 0n && baseAfter >= -2n).toBe(true);
    expect(quoteAfter <= 0n && quoteAfter >= -2n).toBe(true);
    expect(() => market.removeLiquidity('second', 1n)).toThrow(RangeError);
  });

  type Action =
    | { kind: 'swap'; account: number; baseIn: boolean; amount: bigint }
    | { kind: 'place'; account: number; sell: boolean; lots: bigint; offset: number }
    | { kind: 'reduce'; order: number; lots: bigint };
  const account = fc.nat(2);
  const action: fc.Arbitrary<Action> = fc.oneof(
    fc.record({
      kind: fc.constant('swap' as const),
      account,
      baseIn: fc.boolean(),
      amount: fc.bigInt(1n, 3_000n * million),
    }),
    fc.record({
      kind: fc.constant('place' as const),
      account,
      sell: fc.boolean(),
      lots: fc.bigInt(1n, 500n),
      offset: fc.integer({ min: -30, max: 30 }),
    }),
    fc.record({
      kind: fc.constant('reduce' as const),
      order: fc.nat(30),
      lots: fc.bigInt(1n, 400n),
    }),
  );

  // Each walk and each claim may leave a unit or so of dust with the exchange; none may take one.
  it('always holds what it owes, and no more than dust beyond', () => {
    fc.assert(
      fc.property(fc.array(action, { maxLength: 60 }), (actions) => {
        const market = marketWithPool();
        let placed = 0;
        for (const step of actions) {
          if (step.kind === 'reduce') {
            if (step.order < placed) market.reduce(step.order, step.lots);
            continue;
          }
          try {
            if (step.kind === 'swap') {
              market.swap(`a${step.account}`, { ...step, exactOut: false });
            } else {
              const tick = tickOfTwo + step.offset;
              const request = {
                sell: step.sell,
                lots: step.lots,
                tick,
                timeInForce: 'gtc',
              } as const;
              if (market.place(`a${step.account}`, request).order !== null) placed++;
            }
          } catch (error) {
            if (!(error instanceof ExchangeError)) throw error;
          }
        }
        for (const name of ['a0', 'a1', 'a2']) market.closeOrders(name);
        expect([market.state.bids, market.state.asks]).toEqual([[], []]);
        const held = market.ledger.held();
        const { baseReserve, quoteReserve } = market.state;
        const surplus = [
          held.base - baseReserve - market.owed.base,
          held.quote - quoteReserve - market.owed.quote,
        ];
        for (const dust of surplus) {
          expect(dust >= 0n && dust <= 10n * BigInt(actions.length)).toBe(true);
        }
      }),
      { numRuns: 200, seed: 11 },
    );
  });
});
