import {
  type MarketState,
  quoteAddLiquidity,
  quoteRemoveLiquidity,
  quoteSwap,
  squareRoot,
} from '@weir/contracts';
import * as fc from 'fast-check';
import { zeroAddress } from 'viem';
import { describe, expect, it } from 'vitest';
import {
  type HeldShares,
  noShares,
  type PoolMoment,
  quoteValue,
  type Result,
  resultOf,
  tokensOf,
  withoutShares,
  withShares,
} from './positionResult.ts';

const market: MarketState['market'] = {
  id: 1n,
  base: zeroAddress,
  quote: zeroAddress,
  lotExponent: 0,
  tickSpacing: 1,
  poolFee: 3000,
  takerFee: 1000,
  makerRebate: 400,
  minQuote: 1n,
};

/** A pool without a book, moved by the bindings. */
class Pool {
  state: PoolMoment;
  readonly #market: MarketState['market'];

  constructor(baseReserve: bigint, quoteReserve: bigint, poolFee = market.poolFee) {
    const totalShares = squareRoot(baseReserve * quoteReserve);
    this.state = { baseReserve, quoteReserve, totalShares };
    this.#market = { ...market, poolFee };
  }

  get whole() {
    return { ...this.state, market: this.#market, bids: [], asks: [] };
  }

  /** Trades `part` thousandths of the input's reserve, where that gives anything. */
  trade(baseIn: boolean, part: bigint): void {
    const { baseReserve, quoteReserve } = this.state;
    const amount = ((baseIn ? baseReserve : quoteReserve) * part) / 1000n + 1n;
    const plan = quoteSwap(this.whole, { baseIn, exactOut: false, amount });
    this.state.baseReserve = plan.baseReserveAfter;
    this.state.quoteReserve = plan.quoteReserveAfter;
  }

  add(part: bigint) {
    const { baseReserve, quoteReserve } = this.state;
    const change = quoteAddLiquidity(
      this.whole,
      (baseReserve * part) / 1000n + 1n,
      (quoteReserve * part) / 1000n + 1n,
    );
    this.state = {
      baseReserve: baseReserve + change.base,
      quoteReserve: quoteReserve + change.quote,
      totalShares: change.totalShares,
    };
    return change;
  }

  remove(shares: bigint) {
    const { baseReserve, quoteReserve } = this.state;
    const change = quoteRemoveLiquidity(this.whole, shares);
    this.state = {
      baseReserve: baseReserve - change.base,
      quoteReserve: quoteReserve - change.quote,
      totalShares: change.totalShares,
    };
    return change;
  }
}

/** One provider's books: all that he put in and got out, beside what the formulas say of it. */
class Provider {
  held: HeldShares = noShares;
  valueIn = 0n;
  valueOut = 0n;
  realized: Result = { value: 0n, fees: 0n, price: 0n, loss: 0n };
  moves = 0n;
  readonly #pool: Pool;

  constructor(pool: Pool) {
    this.#pool = pool;
  }

  add(part: bigint): void {
    const change = this.#pool.add(part);
    this.#enter(change.shares, change);
  }

  receive(shares: bigint): void {
    this.#enter(shares, tokensOf(shares, this.#pool.state));
  }

  remove(shares: bigint): void {
    const before = this.#pool.state;
    this.#leave(shares, this.#pool.remove(shares), before);
  }

  send(shares: bigint): void {
    this.#leave(shares, tokensOf(shares, this.#pool.state), this.#pool.state);
  }

  /** Everything so far, what is still held included. */
  get total(): Result {
    const now = resultOf(this.held, tokensOf(this.held.shares, this.#pool.state), this.#pool.state);
    return {
      value: now.value,
      fees: this.realized.fees + now.fees,
      price: this.realized.price + now.price,
      loss: this.realized.loss + now.loss,
    };
  }

  #enter(shares: bigint, tokens: { base: bigint; quote: bigint }): void {
    this.moves++;
    this.valueIn += quoteValue(tokens, this.#pool.state);
    this.held = withShares(this.held, shares, tokens, this.#pool.state);
  }

  #leave(shares: bigint, tokens: { base: bigint; quote: bigint }, pool: PoolMoment): void {
    this.moves++;
    const { held, result } = withoutShares(this.held, shares, tokens, pool);
    this.held = held;
    this.valueOut += result.value;
    for (const name of ['fees', 'price', 'loss'] as const) this.realized[name] += result[name];
  }
}

const reserve = fc.bigInt({ min: 10n ** 9n, max: 10n ** 24n });
const step = fc.record({
  kind: fc.constantFrom('buy', 'sell', 'add', 'remove', 'send', 'receive', 'other'),
  part: fc.bigInt({ min: 1n, max: 900n }),
});

function run(pool: Pool, steps: { kind: string; part: bigint }[]): Provider {
  const provider = new Provider(pool);
  provider.add(100n);
  for (const { kind, part } of steps) {
    const shares = (provider.held.shares * part) / 900n;
    if (kind === 'buy') pool.trade(false, part);
    if (kind === 'sell') pool.trade(true, part);
    if (kind === 'add') provider.add(part);
    if (kind === 'remove') provider.remove(shares);
    if (kind === 'send') provider.send(shares);
    if (kind === 'receive') provider.receive((pool.state.totalShares * part) / 10_000n);
    if (kind === 'other') pool.add(part);
  }
  return provider;
}

describe('the result of a position', () => {
  it('is fees and price result, to the unit, after any history', () => {
    fc.assert(
      fc.property(reserve, reserve, fc.array(step, { maxLength: 25 }), (base, quote, steps) => {
        const { total, valueIn, valueOut } = run(new Pool(base, quote), steps);
        expect(total.fees + total.price).toBe(total.value + valueOut - valueIn);
      }),
    );
  });

  it('has no fees where nobody traded, and no loss', () => {
    const quiet = step.filter(({ kind }) => !['buy', 'sell'].includes(kind));
    fc.assert(
      fc.property(reserve, reserve, fc.array(quiet, { maxLength: 20 }), (base, quote, steps) => {
        const pool = new Pool(base, quote);
        const { total, moves } = run(pool, steps);
        // A unit of each token at every change of the pool, which others' changes make too.
        const changes = moves + BigInt(steps.length);
        const dust = 2n * changes * (1n + quoteValue({ base: 1n, quote: 1n }, pool.state));
        expect(total.fees).toBeGreaterThanOrEqual(0n);
        expect(total.fees).toBeLessThanOrEqual(dust);
        expect(total.loss).toBeLessThanOrEqual(dust);
        expect(total.loss).toBeGreaterThanOrEqual(-dust);
      }),
    );
  });

  it('has no fees where the pool takes none, however the price moves', () => {
    fc.assert(
      fc.property(reserve, reserve, fc.array(step, { maxLength: 20 }), (base, quote, steps) => {
        const pool = new Pool(base, quote, 0);
        const { fees } = run(pool, steps).total;
        // Each trade rounds one unit in favour of the pool; reserves may have fallen far below where they began.
        const part = Number(fees) / Number(pool.state.quoteReserve);
        expect(part).toBeLessThan(1e-4);
      }),
    );
  });

  it('loses against holding what the closed formula says', () => {
    // The price rises fourfold, from 1 to 4: 2 * sqrt(4) / (1 + 4) - 1 = -20 percent of what holding is worth.
    const start = { baseReserve: 10n ** 24n, quoteReserve: 10n ** 24n, totalShares: 10n ** 24n };
    const later = { ...start, baseReserve: 5n * 10n ** 23n, quoteReserve: 2n * 10n ** 24n };
    const tokens = { base: 10n ** 22n, quote: 10n ** 22n };
    const held = withShares(noShares, 10n ** 22n, tokens, start);
    const result = resultOf(held, tokensOf(held.shares, later), later);
    expect(result).toEqual({
      value: 4n * 10n ** 22n,
      fees: 0n,
      price: 2n * 10n ** 22n,
      loss: 10n ** 22n,
    });
  });

  it('counts as fees what the root of k grew by for each share, at the price of the moment', () => {
    // Both reserves grew by a tenth since: so did the tokens of each share, at the same price of 4.
    const start = {
      baseReserve: 10n ** 12n,
      quoteReserve: 4n * 10n ** 12n,
      totalShares: 10n ** 9n,
    };
    const later = { ...start, baseReserve: 11n * 10n ** 11n, quoteReserve: 44n * 10n ** 11n };
    const held = withShares(noShares, 10n ** 8n, tokensOf(10n ** 8n, start), start);
    expect(held.costValue).toBe(8n * 10n ** 11n);
    const result = resultOf(held, tokensOf(held.shares, later), later);
    expect(result).toEqual({ value: 88n * 10n ** 10n, fees: 8n * 10n ** 10n, price: 0n, loss: 0n });
  });

  it('is the same in parts as at once: shares leave at average cost', () => {
    fc.assert(
      fc.property(
        reserve,
        reserve,
        fc.array(fc.bigInt({ min: 1n, max: 1000n }), { minLength: 1, maxLength: 8 }),
        (base, quote, parts) => {
          const pool = new Pool(base, quote);
          const once = new Provider(pool);
          const inParts = new Provider(pool);
          once.add(300n);
          inParts.receive(once.held.shares);
          pool.trade(true, 500n);
          once.receive(once.held.shares / 3n);
          inParts.receive(inParts.held.shares / 3n);
          pool.trade(false, 700n);
          once.send(once.held.shares);
          for (const part of parts) inParts.send((inParts.held.shares * part) / 1000n);
          inParts.send(inParts.held.shares);
          expect(inParts.held).toEqual(noShares);
          const dust =
            (inParts.moves + 2n) * (2n + quoteValue({ base: 1n, quote: 1n }, pool.state));
          const difference = inParts.realized.fees - once.realized.fees;
          expect(difference < 0n ? -difference : difference).toBeLessThanOrEqual(dust);
        },
      ),
    );
  });
});
