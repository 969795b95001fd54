import type { PriceFeed } from '../conditions/PriceFeed.ts';
import type { Engine } from '../engine/Engine.ts';
import { guardedPrice, type MarkedPrice } from './guardedPrice.ts';
import type { Prices } from './Lending.ts';
import { VenueMean } from './VenueMean.ts';

/** What marks the loans: the guard's rules, one feed alone, or the pool's own price at the moment. */
type MarkKind = 'guard' | 'feed' | 'pool';

/** The prices that lending goes by, of all collaterals. The first one is the market's base. */
export interface Marks {
  /** A block begins. @param second outside price of the second collateral; NaN where there is none */
  beginBlock(time: number, second: number): void;
  liquidation(): Prices;
  borrow(): Prices;
}

/** Where marks are read. */
export interface MarkSources {
  kind: MarkKind;
  engine: Engine;
  feeds: readonly PriceFeed[];
  /** A feed that wrote longer ago than that, in seconds, is down. */
  staleSeconds: number;
  /** The second collateral's feed; null where there is none. */
  secondFeed: PriceFeed | null;
}

/** Opens the marks of a market. @param time of the first block */
export function openMarks(sources: MarkSources, time: number): Marks {
  return sources.kind === 'pool' ? new PoolMarks(sources) : new FeedMarks(sources, time);
}

/** Marks by feeds: fixed once a block. */
class FeedMarks implements Marks {
  readonly #sources: MarkSources;
  readonly #mean: VenueMean;
  readonly #liquidation: number[];
  readonly #borrow: number[];
  readonly #lastGood: number[];

  constructor(sources: MarkSources, time: number) {
    this.#sources = sources;
    const { engine, secondFeed, feeds } = sources;
    this.#mean = new VenueMean(time, engine.quoteReserve / engine.baseReserve);
    const first = [feeds[0], ...(secondFeed ? [secondFeed] : [])].map((feed) => feed?.price ?? 0);
    this.#liquidation = [...first];
    this.#borrow = [...first];
    this.#lastGood = [...first];
  }

  beginBlock(time: number, second: number): void {
    const { engine, feeds, secondFeed, kind } = this.#sources;
    // The price that the pool had since the last block: nobody has traded in this one yet.
    const venue =
      kind === 'guard' ? this.#mean.update(time, engine.quoteReserve / engine.baseReserve) : null;
    const live: number[] = [];
    for (const feed of feeds) if (this.#isLive(feed, time)) live.push(feed.price);
    const lastGood = this.#good(0);
    this.#mark(0, kind === 'guard' ? guardedPrice(live, venue, lastGood) : plain(live, lastGood));
    if (!secondFeed) return;
    secondFeed.update(time, second);
    const own = this.#isLive(secondFeed, time) ? [secondFeed.price] : [];
    this.#mark(1, plain(own, this.#good(1)));
  }

  liquidation(): Prices {
    return this.#liquidation;
  }

  borrow(): Prices {
    return this.#borrow;
  }

  #good(index: number): number {
    return this.#lastGood[index] as number;
  }

  #isLive({ updatedAt }: PriceFeed, time: number): boolean {
    return time - updatedAt <= this.#sources.staleSeconds;
  }

  #mark(index: number, marked: MarkedPrice): void {
    this.#liquidation[index] = marked.liquidation;
    this.#borrow[index] = marked.borrow;
    if (marked.isGood) this.#lastGood[index] = marked.liquidation;
  }
}

/** One feed alone, without the guard: down means the last good price, and no new debt. */
function plain([answer]: readonly number[], lastGood: number): MarkedPrice {
  const isGood = answer !== undefined;
  return { liquidation: answer ?? lastGood, borrow: answer ?? 0, isGood };
}

/** Marks by the pool's price now: a sale moves it at once. What a lending market must not do, and many did. */
class PoolMarks implements Marks {
  readonly #sources: MarkSources;
  readonly #prices: number[];

  constructor(sources: MarkSources) {
    this.#sources = sources;
    this.#prices = sources.secondFeed ? [0, sources.secondFeed.price] : [0];
  }

  beginBlock(time: number, second: number): void {
    const { secondFeed } = this.#sources;
    if (!secondFeed) return;
    secondFeed.update(time, second);
    this.#prices[1] = secondFeed.price;
  }

  liquidation(): Prices {
    const { engine } = this.#sources;
    this.#prices[0] = engine.quoteReserve / engine.baseReserve;
    return this.#prices;
  }

  borrow(): Prices {
    return this.liquidation();
  }
}
