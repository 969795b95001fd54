import { describe, expect, it } from 'vitest';
import { gasOf } from '../conditions/gasOf.ts';
import type { Side } from '../engine/Market.ts';
import { Random } from '../random/Random.ts';
import { emptyExactEngine } from '../verify/emptyExactMarket.ts';
import type { Agent, AgentKind, Moment } from './Agent.ts';
import { activeProvider } from './activeProvider.ts';
import { arbitrageur } from './arbitrageur.ts';
import { informedTrader } from './informedTrader.ts';
import { ladderMaker } from './ladderMaker.ts';
import { panicSeller } from './panicSeller.ts';
import { passiveProvider } from './passiveProvider.ts';
import { trendFollower } from './trendFollower.ts';

/** A market at 2000, one agent in it, and a clock. */
class Stage {
  readonly engine = emptyExactEngine({ poolFee: 3000, takerFee: 1000, makerRebate: 400 });
  readonly agent: Agent;
  readonly #market = this.engine.venue('agent');
  #time = 5000;

  constructor(kind: AgentKind, parameters: object) {
    this.engine.deposit('provider', { base: '1000', quote: '2000000' });
    this.agent = kind.create(kind.parameters.parse(parameters));
  }

  /** A block `elapsed` seconds later. */
  block(price: number, elapsed = 12, changes: Partial<Moment> = {}): void {
    this.#time += elapsed;
    this.agent.act({
      step: 0,
      time: this.#time,
      elapsed,
      price,
      priceAhead: price,
      feedPrice: price,
      gasPrice: 0,
      market: this.#market,
      random: Random.of(1, 'agent'),
      ...changes,
    });
  }

  get position() {
    return this.engine.position('agent');
  }

  get part(): number {
    return this.engine.partOf('agent');
  }
}

describe('arbitrageur', () => {
  it('leaves alone what gas would eat', () => {
    const stage = new Stage(arbitrageur, {});
    const gain = () => stage.position.base * 2050 + stage.position.quote;
    stage.block(2050, 12, { gasPrice: 1000 / gasOf.swap });
    expect(gain()).toBe(0);
    stage.block(2050, 12, { gasPrice: 50 / gasOf.swap });
    expect(gain()).toBeGreaterThan(50);
    expect(gain()).toBeLessThan(1000);
  });
});

describe('informedTrader', () => {
  it.each([
    ['buy', 2100],
    ['sell', 1900],
  ] as const)(
    'takes the %s that the price ahead makes good, and no more than its size',
    (side, ahead) => {
      const stage = new Stage(informedTrader, { seconds: 30, maxSize: 5000 });
      expect(stage.agent.foresight).toBe(30);
      stage.block(2000, 12, { priceAhead: ahead });
      const { base, quote } = stage.position;
      expect(side === 'buy' ? -quote : -base * 2000).toBeCloseTo(5000, 6);
      expect(base * ahead + quote).toBeGreaterThan(0);
      expect(Math.sign(base)).toBe(side === 'buy' ? 1 : -1);
    },
  );

  it('does nothing without news', () => {
    const stage = new Stage(informedTrader, { seconds: 30, maxSize: 5000 });
    stage.block(2100, 12, { priceAhead: 2000 });
    expect(stage.position.base).toBe(0);
  });
});

describe('passiveProvider', () => {
  it('adds at its time and takes all out at its other time', () => {
    const stage = new Stage(passiveProvider, { quote: 20_000, addAt: 60, removeAt: 120 });
    stage.block(2000);
    expect(stage.part).toBe(0);
    stage.block(2000, 60);
    // 20,000 of 2,020,000.
    expect(stage.part).toBeCloseTo(20 / 2020, 9);
    expect(stage.position.quote).toBeCloseTo(-20_000, 4);
    expect(stage.position.base).toBeCloseTo(-10, 6);
    stage.block(2000, 59);
    expect(stage.part).toBeGreaterThan(0);
    stage.block(2000, 1);
    stage.block(2000, 1000);
    expect(stage.part).toBe(0);
    expect(stage.position.quote).toBeCloseTo(0, 6);
  });
});

describe('activeProvider', () => {
  it('leaves when the price moves and comes back when it is calm', () => {
    const stage = new Stage(activeProvider, {
      quote: 20_000,
      windowSeconds: 600,
      maxVolatility: 0.1,
      returnVolatility: 0.05,
    });
    for (let block = 0; block < 20; block++) stage.block(2000);
    expect(stage.part).toBeGreaterThan(0);
    stage.block(2015);
    expect(stage.part).toBe(0);
    // One return of r leaves r·√(day / 600 s · e^(−t/600)) and more of it at first: 9 % falls to 5 % in some 700 s.
    const blocksAway = () => {
      for (let block = 1; ; block++) {
        stage.block(2015);
        if (stage.part > 0) return block;
      }
    };
    const away = blocksAway();
    expect(away).toBeGreaterThan(30);
    expect(away).toBeLessThan(150);
  });
});

describe('ladderMaker with a bound on its inventory', () => {
  const ladder = {
    levels: 3,
    halfSpread: 0.01,
    step: 0.001,
    size: 1000,
    skew: 0.005,
    maxInventory: 4000,
  };

  /** Lets somebody take the best asks or bids, and the maker quote again. */
  function fill(stage: Stage, side: Side): void {
    const taker = stage.engine.venue('taker');
    taker.swap(side, side === 'buy' ? 50_000 : 25, side === 'buy' ? 2040 : 1960);
    const pool = stage.engine.venue('other');
    pool.swap(
      side === 'buy' ? 'sell' : 'buy',
      pool.inputWithin(side === 'buy' ? 'sell' : 'buy', 2000),
    );
    stage.block(2000, 60);
  }

  it('moves its quotes down where it is long, up where it is short', () => {
    for (const side of ['buy', 'sell'] as const) {
      const stage = new Stage(ladderMaker, ladder);
      stage.block(2000, 60);
      const middle = () => ((stage.engine.bestBid() ?? 0) + (stage.engine.bestAsk() ?? 0)) / 2;
      const before = middle();
      expect(before).toBeCloseTo(2000, 0);
      fill(stage, side);
      // A taker's buys leave the maker short.
      expect(Math.sign(stage.position.base)).toBe(side === 'buy' ? -1 : 1);
      expect(Math.sign(middle() - before)).toBe(side === 'buy' ? 1 : -1);
    }
  });

  it('stops quoting the side that would fill it further', () => {
    const stage = new Stage(ladderMaker, ladder);
    stage.block(2000, 60);
    fill(stage, 'sell');
    expect(stage.engine.depth('bids', 9)).toHaveLength(3);
    fill(stage, 'sell');
    expect(stage.engine.depth('bids', 9)).toHaveLength(0);
    expect(stage.engine.depth('asks', 9)).toHaveLength(3);
  });
});

describe('trendFollower', () => {
  const trend = { windowSeconds: 600, threshold: 0.005, size: 4000 };

  it('buys into a rise, keeps it, and sells into a fall', () => {
    const stage = new Stage(trendFollower, trend);
    stage.block(2000);
    stage.block(2005);
    expect(stage.position.base).toBe(0);
    stage.block(2030);
    const held = stage.position.base;
    expect(held * 2030).toBeCloseTo(4000, -2);
    stage.block(2035);
    expect(stage.position.base).toBe(held);
    stage.block(1980);
    expect(stage.position.base).toBeCloseTo(0, 6);
  });

  it('goes short where it may', () => {
    const stage = new Stage(trendFollower, { ...trend, shorts: true });
    stage.block(2000);
    stage.block(1970);
    expect(stage.position.base * 1970).toBeCloseTo(-4000, 3);
  });
});

describe('panicSeller', () => {
  it('sells in parts once the price is far enough below its peak, and all of it once', () => {
    const stage = new Stage(panicSeller, { base: 10, drawdown: 0.1, blocks: 4 });
    for (const price of [2000, 2200, 2000]) stage.block(price);
    expect(stage.position.base).toBe(0);
    stage.block(1975);
    expect(stage.position.base).toBeCloseTo(-2.5, 9);
    for (let block = 0; block < 6; block++) stage.block(2100);
    expect(stage.position.base).toBeCloseTo(-10, 9);
  });

  it('forgets an old peak, and waits for a price that it accepts', () => {
    const stage = new Stage(panicSeller, { base: 10, drawdown: 0.1, memorySeconds: 100 });
    stage.block(2200);
    stage.block(1950, 101);
    expect(stage.position.base).toBe(0);
    const picky = new Stage(panicSeller, { base: 10, drawdown: 0.1, maxSlippage: 0 });
    picky.block(2600);
    picky.block(2300);
    expect(picky.position.base).toBe(0);
    picky.block(1900);
    expect(picky.position.base).toBeLessThan(-9);
  });
});
