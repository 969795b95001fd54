import {
  applyWalk,
  ExchangeError,
  LevelQueue,
  lotPrice,
  lotSize,
  type Market,
  type MarketState,
  type OrderRequest,
  partDown,
  planOrder,
  type QueuePlace,
  quoteAddLiquidity,
  quoteDown,
  quoteRemoveLiquidity,
  quoteSwap,
  quoteUp,
  type SwapRequest,
  type WalkPlan,
} from '@weir/contracts/maths';
import { Ledger, type Position } from './Ledger.ts';
import { checkRoom } from './levelRoom.ts';
import { bestFirst, withLots } from './levels.ts';

/** An order with lots that rest or were filled and not collected yet. */
interface BookOrder {
  account: string;
  isAsk: boolean;
  tick: number;
  place: QueuePlace;
}

/** What a placement did at once, and the number of what rests of it (null where nothing does). */
export interface Placement {
  taken: WalkPlan | null;
  order: number | null;
}

/**
 * One market of the exchange in memory: pool, book with its queues, accounts. It does what the contract does, in the
 * contract's arithmetic (the bindings'), amounts equal to the unit, and throws the contract's errors. It knows no
 * handles, expiries, allowances or balances: orders have running numbers, accounts have credit.
 */
export class ExactMarket {
  readonly ledger = new Ledger();
  /** Owed to the protocol, in units. */
  readonly owed: Position = { base: 0n, quote: 0n };
  /** Called after each taker's walk that moved something, with the account that took. */
  onTaken: (account: string, plan: WalkPlan) => void = () => {};
  #state: MarketState;
  #totalShares = 0n;
  readonly #shares = new Map<string, bigint>();
  readonly #queues = { bids: new Map<number, LevelQueue>(), asks: new Map<number, LevelQueue>() };
  readonly #orders = new Map<number, BookOrder>();
  #ordersPlaced = 0;

  constructor(market: Market) {
    this.#state = { market, baseReserve: 0n, quoteReserve: 0n, bids: [], asks: [] };
  }

  /** Reserves and levels now. A new object after every change: an old one stays as it was. */
  get state(): MarketState {
    return this.#state;
  }

  /** Adds liquidity as `quoteAddLiquidity` does, whose errors it throws. Returns what it took. */
  addLiquidity(account: string, maxBase: bigint, maxQuote: bigint): Position {
    const pool = { ...this.#state, totalShares: this.#totalShares };
    const { shares, base, quote, totalShares } = quoteAddLiquidity(pool, maxBase, maxQuote);
    this.#setShares(account, this.sharesOf(account) + shares, totalShares);
    this.#moveReserves(account, base, quote);
    return { base, quote };
  }

  /** Burns an account's shares, at most what it has. Returns what they were worth. */
  removeLiquidity(account: string, shares: bigint): Position {
    if (shares > this.sharesOf(account)) {
      throw new RangeError(`${account} has ${this.sharesOf(account)} shares, not ${shares}.`);
    }
    const { base, quote, totalShares } = this.#removal(shares);
    this.#setShares(account, this.sharesOf(account) - shares, totalShares);
    this.#moveReserves(account, -base, -quote);
    return { base, quote };
  }

  /** All pool shares, the locked ones included. */
  get totalShares(): bigint {
    return this.#totalShares;
  }

  /** An account's pool shares. */
  sharesOf(account: string): bigint {
    return this.#shares.get(account) ?? 0n;
  }

  /** What an account's shares would return now. */
  redeemable(account: string): Position {
    const shares = this.sharesOf(account);
    if (shares === 0n) return { base: 0n, quote: 0n };
    const { base, quote } = this.#removal(shares);
    return { base, quote };
  }

  /** Swaps as `quoteSwap` does, whose errors it throws. */
  swap(account: string, request: SwapRequest): WalkPlan {
    const plan = quoteSwap(this.#state, request);
    this.#take(account, plan);
    return plan;
  }

  /** Places a limit order as `planOrder` does; throws its errors, LevelFull and LevelRetired. */
  place(account: string, request: OrderRequest): Placement {
    const { sell: isAsk } = request;
    // A post-only order that slides rests at another tick than it asked for.
    const { taken, restingLots, locked, tick } = planOrder(this.#state, request);
    if (restingLots !== 0n) checkRoom(tick, this.#queue(isAsk, tick).level, restingLots);
    if (taken) this.#take(account, taken);
    if (restingLots === 0n) return { taken, order: null };

    const place = this.#queue(isAsk, tick).place(restingLots);
    this.#changeLevel(isAsk, tick);
    if (isAsk) this.ledger.add(account, -locked, 0n);
    else this.ledger.add(account, 0n, -locked);
    const order = this.#ordersPlaced++;
    this.#orders.set(order, { account, isAsk, tick, place });
    return { taken, order };
  }

  /** Collects an order's fills; returns the lots collected, 0 where it is closed. */
  claim(order: number): bigint {
    const entry = this.#orderOf(order);
    if (!entry) return 0n;
    const lots = this.#collect(entry);
    if (entry.place.size === 0n) this.#orders.delete(order);
    return lots;
  }

  /**
   * Collects an order's fills and takes up to `lots` unfilled lots off it (absent: all). Throws ReducedTooSmall where
   * what would be left is worth less than the smallest order.
   * @returns the lots taken off, 0 where it is closed.
   */
  reduce(order: number, lots?: bigint): bigint {
    const entry = this.#orderOf(order);
    if (!entry) return 0n;
    const queue = this.#queue(entry.isAsk, entry.tick);
    if (lots !== undefined) this.#checkRest(entry, queue, lots);
    this.#collect(entry);
    const { lots: off, order: place } = queue.reduce(entry.place, lots ?? entry.place.size);
    entry.place = place;
    if (place.size === 0n) this.#orders.delete(order);
    if (off === 0n) return 0n;
    this.#changeLevel(entry.isAsk, entry.tick);
    const { lotExponent } = this.#state.market;
    if (entry.isAsk) this.ledger.add(entry.account, off * lotSize(lotExponent), 0n);
    else this.ledger.add(entry.account, 0n, quoteDown(off, lotPrice(entry.tick)));
    return off;
  }

  /** Cancels all that rests of an account, collecting fills: its position is then final. */
  closeOrders(account: string): void {
    const orders = [...this.#orders].filter(([, entry]) => entry.account === account);
    for (const [order] of orders) this.reduce(order);
  }

  #checkRest({ place, tick }: BookOrder, queue: LevelQueue, lots: bigint): void {
    const left = place.size - queue.filledLots(place) - lots;
    if (left <= 0n) return;
    const { minQuote } = this.#state.market;
    const quoteValue = quoteUp(left, lotPrice(tick));
    if (quoteValue < minQuote) throw new ExchangeError('ReducedTooSmall', { quoteValue, minQuote });
  }

  #orderOf(order: number): BookOrder | undefined {
    if (order < 0 || order >= this.#ordersPlaced) throw new RangeError(`No order ${order}.`);
    return this.#orders.get(order);
  }

  #collect(entry: BookOrder): bigint {
    const { lots, order: place } = this.#queue(entry.isAsk, entry.tick).claim(entry.place);
    entry.place = place;
    if (lots === 0n) return 0n;
    const { makerRebate, lotExponent } = this.#state.market;
    const proceeds = entry.isAsk
      ? quoteDown(lots, lotPrice(entry.tick))
      : lots * lotSize(lotExponent);
    const paid = proceeds + partDown(proceeds, makerRebate);
    this.ledger.add(entry.account, entry.isAsk ? 0n : paid, entry.isAsk ? paid : 0n);
    return lots;
  }

  #take(account: string, plan: WalkPlan): void {
    this.#state = applyWalk(this.#state, plan);
    for (const { tick, lots } of plan.levels) this.#queue(!plan.baseIn, tick).fill(lots);
    const { amountIn, amountOut, toProtocol } = plan;
    if (plan.baseIn) {
      this.ledger.add(account, -amountIn, amountOut);
      this.owed.base += toProtocol;
    } else {
      this.ledger.add(account, amountOut, -amountIn);
      this.owed.quote += toProtocol;
    }
    this.onTaken(account, plan);
  }

  #removal(shares: bigint) {
    return quoteRemoveLiquidity({ ...this.#state, totalShares: this.#totalShares }, shares);
  }

  #setShares(account: string, shares: bigint, totalShares: bigint): void {
    this.#shares.set(account, shares);
    this.#totalShares = totalShares;
  }

  #moveReserves(account: string, base: bigint, quote: bigint): void {
    const { baseReserve, quoteReserve } = this.#state;
    this.#state = {
      ...this.#state,
      baseReserve: baseReserve + base,
      quoteReserve: quoteReserve + quote,
    };
    this.ledger.add(account, -base, -quote);
  }

  #queue(isAsk: boolean, tick: number): LevelQueue {
    const side = isAsk ? this.#queues.asks : this.#queues.bids;
    let queue = side.get(tick);
    if (!queue) {
      queue = new LevelQueue();
      side.set(tick, queue);
    }
    return queue;
  }

  /** Copies a queue's live lots into the state's levels. */
  #changeLevel(isAsk: boolean, tick: number): void {
    const level = { tick, lots: this.#queue(isAsk, tick).liveLots };
    const { bids, asks } = this.#state;
    this.#state = isAsk
      ? { ...this.#state, asks: withLots(asks, level, bestFirst.asks) }
      : { ...this.#state, bids: withLots(bids, level, bestFirst.bids) };
  }
}
