/**
 * The exchange's history replayed in the simplest way: plain maps, one log after the other, every fill taken order by
 * order from the front of its queue. It shares no code with the indexer, only the decoding of words and the prices of
 * the bindings, and it throws where an event does not fit what it replayed.
 */
import {
  decodeLiquidity,
  decodeMarketOpened,
  decodeOrderClaimed,
  decodeOrderPlaced,
  decodeOrderReduced,
  decodeSwapped,
  type EventArgs,
  exchangeAbi,
  lotPrice,
  lotSize,
  netDown,
  quoteUp,
} from '@weir/contracts';
import type { LocalExchange } from '@weir/contracts/testing/localExchange';
import { decodeEventLog, type Hex, zeroAddress } from 'viem';

interface NaiveOrder {
  owner: string;
  handle: bigint;
  placed: bigint;
  resting: bigint;
  /** Taken from its resting lots and not yet claimed. */
  claimable: bigint;
  claimed: bigint;
  cancelled: bigint;
  proceeds: bigint;
  rebate: bigint;
}

interface NaiveQueue {
  generation: number;
  /** Lots that were taken since it was last empty. */
  taken: bigint;
  /** How many orders came since it was last empty. */
  count: number;
  /** Those with resting lots, first come first. */
  orders: NaiveOrder[];
}

/** What a swap took of a level, and from whom. */
interface NaiveFill {
  tick: number;
  lots: bigint;
  owners: string[];
}

export interface NaiveTrade {
  place: string;
  market: bigint;
  timestamp: number;
  taker: string;
  isBuy: boolean;
  base: bigint;
  quote: bigint;
  poolBase: bigint;
  poolQuote: bigint;
  price: bigint;
  /** 1 where the taker met an order of his own, 2 where the transaction ran a flash, or both together. */
  flags: number;
  /** The price that charts show. */
  shown: bigint;
}

interface NaiveMarket {
  terms: ReturnType<typeof decodeMarketOpened>;
  baseReserve: bigint;
  quoteReserve: bigint;
  totalShares: bigint;
  lastPrice: bigint | null;
  bids: Map<number, NaiveQueue>;
  asks: Map<number, NaiveQueue>;
}

interface RawLog {
  blockNumber: Hex;
  blockTimestamp: Hex;
  logIndex: Hex;
  transactionHash: Hex;
  topics: [Hex, ...Hex[]];
  data: Hex;
}

const PRICE_SCALE = 10n ** 40n;

export class NaiveModel {
  readonly markets = new Map<bigint, NaiveMarket>();
  /** By market, side, tick, generation and index. */
  readonly orders = new Map<string, NaiveOrder>();
  /** By owner and id; none that is 0. */
  readonly balances = new Map<string, bigint>();
  readonly trades: NaiveTrade[] = [];
  /** Base, quote and shares by owner, market, and whether they were added. */
  readonly positions = new Map<string, [bigint, bigint, bigint]>();

  readonly #flashes = new Set<Hex>();

  /** Replays every log of the exchange. */
  static async ofChain({ anvil, exchange }: LocalExchange): Promise<NaiveModel> {
    const model = new NaiveModel();
    const range = { address: exchange, fromBlock: '0x0', toBlock: 'latest' };
    const logs = await anvil.rpc<RawLog[]>('eth_getLogs', [range]);
    for (const log of logs) {
      const { eventName } = decode(log);
      if (eventName === 'FlashClosed') model.#flashes.add(log.transactionHash);
    }
    for (const log of logs) model.#replay(log);
    return model;
  }

  #replay(log: RawLog): void {
    const event = decode(log);
    switch (event.eventName) {
      case 'MarketOpened': {
        const terms = decodeMarketOpened(event.args);
        const none = { baseReserve: 0n, quoteReserve: 0n, totalShares: 0n, lastPrice: null };
        this.markets.set(terms.id, { terms, ...none, bids: new Map(), asks: new Map() });
        return;
      }
      case 'Swapped':
        this.#swapped(log, event.args);
        return;
      case 'OrderPlaced':
        this.#placed(event.args);
        return;
      case 'OrderReduced':
        this.#reduced(event.args);
        return;
      case 'OrderClaimed':
        this.#claimed(event.args);
        return;
      case 'LiquidityAdded':
      case 'LiquidityRemoved':
        this.#liquidity(event.args, event.eventName === 'LiquidityAdded');
        return;
      case 'IncomePartSet':
        this.#market(event.args.market).totalShares = event.args.totalShares;
        return;
      case 'Transfer': {
        const { from, to, id, amount } = event.args;
        this.#credit(from, id, -amount);
        this.#credit(to, id, amount);
      }
    }
  }

  #placed(args: EventArgs<'OrderPlaced'>): void {
    const { order, owner, handle, market } = decodeOrderPlaced(args);
    const queue = this.#queue(market, order.isAsk, order.tick);
    expectSame(
      'generation and index',
      [queue.generation, queue.count],
      [order.generation, order.index],
    );
    const placed: NaiveOrder = {
      owner,
      handle,
      placed: order.size,
      resting: order.size,
      claimable: 0n,
      claimed: 0n,
      cancelled: 0n,
      proceeds: 0n,
      rebate: 0n,
    };
    queue.count++;
    queue.orders.push(placed);
    this.orders.set(orderKey(market, order), placed);
  }

  #reduced(args: EventArgs<'OrderReduced'>): void {
    const { order, lots, market, slot } = decodeOrderReduced(args);
    const found = this.#order(orderKey(market, order));
    found.resting -= lots;
    found.cancelled += lots;
    dropEmpty(this.#queue(market, order.isAsk, order.tick));
    expectSame('resting and claimable lots', found.resting + found.claimable, order.size);
    this.#setReserves(market, slot);
  }

  #claimed(args: EventArgs<'OrderClaimed'>): void {
    const { order, lots, proceeds, rebate, market } = decodeOrderClaimed(args);
    const found = this.#order(orderKey(market, order));
    expectSame('claimed lots', lots, found.claimable);
    found.claimable = 0n;
    found.claimed += lots;
    found.proceeds += proceeds;
    found.rebate += rebate;
  }

  #swapped(log: RawLog, args: EventArgs<'Swapped'>): void {
    const swap = decodeSwapped(args);
    const { market: id, amountIn, amountOut, poolIn, poolOut, baseIn, taker } = swap;
    const market = this.#market(id);
    let netIn = netDown(poolIn, market.terms.poolFee);
    let isOwn = false;
    for (const { tick, lots, owners } of this.#walk(market, swap)) {
      netIn += baseIn ? lots * lotSize(market.terms.lotExponent) : quoteUp(lots, lotPrice(tick));
      isOwn ||= owners.includes(taker);
    }
    const [base, quote] = baseIn ? [amountIn, amountOut] : [amountOut, amountIn];
    const [poolBase, poolQuote] = baseIn ? [poolIn, poolOut] : [poolOut, poolIn];
    const price = baseIn ? (amountOut * PRICE_SCALE) / netIn : (netIn * PRICE_SCALE) / amountOut;
    const flags = (isOwn ? 1 : 0) + (this.#flashes.has(log.transactionHash) ? 2 : 0);
    const isDust = quote < market.terms.minQuote && market.lastPrice !== null;
    if (flags === 0 && !isDust) market.lastPrice = price;
    const shown = market.lastPrice ?? price;
    this.#setReserves(id, swap.slot);
    const place = `${Number(log.blockNumber)} ${Number(log.logIndex)}`;
    const timestamp = Number(log.blockTimestamp);
    const pool = { poolBase, poolQuote };
    this.trades.push({
      place,
      market: id,
      timestamp,
      taker,
      isBuy: !baseIn,
      base,
      quote,
      ...pool,
      price,
      flags,
      shown,
    });
  }

  /** Takes the levels that the swap touched from the best one on. */
  #walk(market: NaiveMarket, swap: ReturnType<typeof decodeSwapped>): NaiveFill[] {
    const side = swap.baseIn ? market.bids : market.asks;
    const direction = swap.baseIn ? -1 : 1;
    const touched: NaiveFill[] = [];
    for (let count = 1; count <= swap.levels; count++) {
      const live = [...side].filter(([, { orders }]) => orders.length > 0);
      const [best] = live.toSorted(([a], [b]) => direction * (a - b));
      if (!best) throw new Error(`a swap took level ${count} of an empty side`);
      const [tick, queue] = best;
      const all = queue.orders.reduce((sum, { resting }) => sum + resting, 0n);
      const isLast = count === swap.levels;
      if (isLast) expectSame('last tick', tick, swap.lastTick);
      const isPart = isLast && swap.lastGeneration === queue.generation;
      const lots = isPart ? swap.lastFilled - queue.taken : all;
      touched.push({ tick, lots, owners: takeFromFront(queue, lots) });
    }
    return touched;
  }

  #liquidity(args: EventArgs<'LiquidityAdded'>, isAddition: boolean): void {
    const { market, owner, base, quote, shares, totalShares, slot } = decodeLiquidity(args);
    const key = `${owner} ${market} ${isAddition}`;
    const [b, q, s] = this.positions.get(key) ?? [0n, 0n, 0n];
    this.positions.set(key, [b + base, q + quote, s + shares]);
    this.#market(market).totalShares = totalShares;
    this.#setReserves(market, slot);
  }

  #credit(owner: string, id: bigint, change: bigint): void {
    if (owner === zeroAddress) return;
    const key = `${owner} ${id}`;
    const amount = (this.balances.get(key) ?? 0n) + change;
    if (amount < 0n) throw new Error(`${owner} would have ${amount} of ${id}`);
    if (amount === 0n) this.balances.delete(key);
    else this.balances.set(key, amount);
  }

  #setReserves(id: bigint, slot: { baseReserve: bigint; quoteReserve: bigint }): void {
    const { baseReserve, quoteReserve } = slot;
    Object.assign(this.#market(id), { baseReserve, quoteReserve });
  }

  #market(id: bigint): NaiveMarket {
    const market = this.markets.get(id);
    if (!market) throw new Error(`market ${id} was never opened`);
    return market;
  }

  #order(key: string): NaiveOrder {
    const order = this.orders.get(key);
    if (!order) throw new Error(`order ${key} was never placed`);
    return order;
  }

  #queue(id: bigint, isAsk: boolean, tick: number): NaiveQueue {
    const market = this.#market(id);
    const side = isAsk ? market.asks : market.bids;
    const queue = side.get(tick) ?? { generation: 0, taken: 0n, count: 0, orders: [] };
    side.set(tick, queue);
    return queue;
  }
}

function decode({ topics, data }: RawLog) {
  return decodeEventLog({ abi: exchangeAbi, topics, data });
}

function orderKey(
  market: bigint,
  order: { isAsk: boolean; tick: number; generation: number; index: number },
): string {
  const { isAsk, tick, generation, index } = order;
  return [market, isAsk ? 'sell' : 'buy', tick, generation, index].join('-');
}

/** @returns whose orders were filled. */
function takeFromFront(queue: NaiveQueue, lots: bigint): string[] {
  const owners: string[] = [];
  let left = lots;
  for (const order of queue.orders) {
    let part = left;
    if (order.resting < left) part = order.resting;
    order.resting -= part;
    order.claimable += part;
    left -= part;
    if (part > 0n) owners.push(order.owner);
  }
  expectSame('lots that were taken and did not rest', left, 0n);
  queue.taken += lots;
  dropEmpty(queue);
  return owners;
}

/** Orders without resting lots leave the queue; one that is empty begins again. */
function dropEmpty(queue: NaiveQueue): void {
  queue.orders = queue.orders.filter(({ resting }) => resting > 0n);
  if (queue.orders.length > 0) return;
  queue.generation++;
  queue.taken = 0n;
  queue.count = 0;
}

function expectSame(what: string, replayed: unknown, told: unknown): void {
  if (String(replayed) !== String(told)) {
    throw new Error(`${what}: ${String(replayed)} replayed, ${String(told)} told`);
  }
}
