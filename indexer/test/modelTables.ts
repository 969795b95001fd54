import { liveLots } from '@weir/contracts';
import type { LocalExchange } from '@weir/contracts/testing/localExchange';
import { pad, toHex } from 'viem';
import * as tables from '../src/schema/tables.ts';
import type { Store } from '../src/store/openStore.ts';
import { readOrders } from '../src/views/orders.ts';
import { NaiveModel, type NaiveTrade } from './naiveModel.ts';

type Tables = Record<
  'pools' | 'depth' | 'orders' | 'balances' | 'trades' | 'candles' | 'positions',
  object
>;

const intervals = [60, 300, 900, 3_600, 14_400, 86_400];

/** What the naive model makes of the chain's logs, table by table. */
export async function tablesOfModel(chain: LocalExchange): Promise<Tables> {
  const model = await NaiveModel.ofChain(chain);
  const pools: Record<string, object> = {};
  const depth: Record<string, bigint> = {};
  for (const [id, { bids, asks, terms: _, ...pool }] of model.markets) {
    pools[keyOf(id)] = pool;
    for (const [side, levels] of [
      ['buy', bids],
      ['sell', asks],
    ] as const) {
      for (const [tick, { orders }] of levels) {
        const lots = orders.reduce((sum, { resting }) => sum + resting, 0n);
        if (lots > 0n) depth[`${keyOf(id)} ${side} ${tick}`] = lots;
      }
    }
  }
  const orders: Record<string, object> = {};
  for (const [key, order] of model.orders) {
    const [id = '', ...rest] = key.split('-');
    orders[[keyOf(BigInt(id)), ...rest].join('-')] = order;
  }
  const trades = Object.fromEntries(
    model.trades.map(({ place, shown, market, ...trade }) => {
      void shown;
      return [place, { market: keyOf(market), ...trade }];
    }),
  );
  return {
    pools,
    depth,
    orders,
    balances: Object.fromEntries(model.balances),
    trades,
    candles: candlesOf(model.trades.filter(({ flags }) => flags === 0)),
    positions: Object.fromEntries(
      [...model.positions].map(([key, sums]) => {
        const [owner, id = '', isAddition] = key.split(' ');
        return [`${owner} ${keyOf(BigInt(id))} ${isAddition}`, sums];
      }),
    ),
  };
}

function candlesOf(trades: NaiveTrade[]): Record<string, object> {
  const groups = new Map<string, NaiveTrade[]>();
  for (const trade of trades) {
    for (const interval of intervals) {
      const start = Math.floor(trade.timestamp / interval) * interval;
      const key = `${keyOf(trade.market)} ${interval} ${start}`;
      groups.set(key, [...(groups.get(key) ?? []), trade]);
    }
  }
  const sum = (some: NaiveTrade[], what: 'base' | 'quote') =>
    some.reduce((total, trade) => total + trade[what], 0n);
  return Object.fromEntries(
    [...groups].map(([key, group]) => {
      const prices = group.map(({ shown }) => shown);
      const ascending = prices.toSorted((a, b) => (a < b ? -1 : 1));
      const buys = group.filter(({ isBuy }) => isBuy);
      const candle = {
        open: prices[0],
        high: ascending.at(-1),
        low: ascending[0],
        close: prices.at(-1),
        baseVolume: sum(group, 'base'),
        quoteVolume: sum(group, 'quote'),
        buyBaseVolume: sum(buys, 'base'),
        buyQuoteVolume: sum(buys, 'quote'),
        trades: group.length,
      };
      return [key, candle];
    }),
  );
}

/** The same from the index. */
export function tablesOfIndex(store: Store): Promise<Tables> {
  return store.read(async (tx) => {
    const keys = new Map((await tx.select().from(tables.markets)).map(({ id, key }) => [id, key]));
    const marketOf = (id: number) => keys.get(id) ?? `unknown market ${id}`;
    const pools = (await tx.select().from(tables.pools)).map((row) => {
      const { market, baseReserve, quoteReserve, totalShares, lastPrice } = row;
      return [marketOf(market), { baseReserve, quoteReserve, totalShares, lastPrice }] as const;
    });
    const depth = (await tx.select().from(tables.levels)).flatMap((level) => {
      const { market, isAsk, tick } = level;
      const lots = liveLots(level);
      return lots > 0n
        ? [[`${marketOf(market)} ${isAsk ? 'sell' : 'buy'} ${tick}`, lots] as const]
        : [];
    });
    const owners = await tx.selectDistinct({ owner: tables.orders.owner }).from(tables.orders);
    const orders: Record<string, object> = {};
    for (const { owner } of owners) {
      const all = { owner, status: 'all', limit: 100_000, before: null } as const;
      for (const order of (await readOrders(tx, all)).items) {
        orders[order.id] = {
          owner: order.owner,
          handle: BigInt(order.handle),
          placed: BigInt(order.lots),
          resting: BigInt(order.restingLots),
          claimable: BigInt(order.claimable.lots),
          claimed: BigInt(order.claimed.lots),
          cancelled: BigInt(order.cancelledLots),
          proceeds: BigInt(order.claimed.proceeds),
          rebate: BigInt(order.claimed.rebate),
        };
      }
    }
    const balances = (await tx.select().from(tables.balances)).map(
      ({ owner, id, amount }) => [`${owner} ${id}`, amount] as const,
    );
    const trades = (await tx.select().from(tables.trades)).map((row) => {
      const { blockNumber, logIndex, market, timestamp, taker, isBuy, base, quote } = row;
      const { poolBase, poolQuote, price, flags } = row;
      const trade = { timestamp, taker, isBuy, base, quote, poolBase, poolQuote, price, flags };
      return [`${blockNumber} ${logIndex}`, { market: marketOf(market), ...trade }] as const;
    });
    const candles = (await tx.select().from(tables.candles)).map((row) => {
      const { open, high, low, close, baseVolume, quoteVolume, buyBaseVolume, buyQuoteVolume } =
        row;
      const volumes = { baseVolume, quoteVolume, buyBaseVolume, buyQuoteVolume };
      const candle = { open, high, low, close, ...volumes, trades: row.trades };
      return [`${marketOf(row.market)} ${row.interval} ${row.start}`, candle] as const;
    });
    const positions = new Map<string, [bigint, bigint, bigint]>();
    for (const row of await tx.select().from(tables.liquidityChanges)) {
      const key = `${row.owner} ${marketOf(row.market)} ${row.isAddition}`;
      const [base, quote, shares] = positions.get(key) ?? [0n, 0n, 0n];
      positions.set(key, [base + row.base, quote + row.quote, shares + row.shares]);
    }
    return {
      pools: Object.fromEntries(pools),
      depth: Object.fromEntries(depth),
      orders,
      balances: Object.fromEntries(balances),
      trades: Object.fromEntries(trades),
      candles: Object.fromEntries(candles),
      positions: Object.fromEntries(positions),
    };
  });
}

function keyOf(id: bigint): string {
  return pad(toHex(id), { size: 32 });
}
