import { and, asc, gte, lte } from 'drizzle-orm';
import { RequestRefused } from '../http/requestRefused.ts';
import { liquidityChanges, trades } from '../schema/tables.ts';
import type { Row } from '../store/changes.ts';
import type { Sql } from '../store/openStore.ts';
import { decimalAmount, nativePrice } from './decimalAmount.ts';
import { inPairOrder, type Pair, readPairs } from './pairs.ts';

interface EventFacts {
  pair: Pair;
  block: number;
  /** Seconds since 1970. */
  timestamp: number;
  transaction: string;
  transactionIndex: number;
  /** The log's place in its block, unique there. */
  logIndex: number;
  /** Who traded, or whose pool shares came or went. */
  maker: string;
  amount0: string;
  amount1: string;
  /** The pool's reserves after it. */
  reserve0: string;
  reserve1: string;
}

interface Swap extends EventFacts {
  kind: 'swap';
  /** Whether asset0 is what the taker paid. */
  isAsset0In: boolean;
  /** The price of asset0 in asset1, as charts show it; above 0. */
  price: string;
}

interface LiquidityChange extends EventFacts {
  kind: 'join' | 'exit';
}

/** What happened in a pair's pool or book, amounts in whole tokens: what the three faces are written from. */
export type PairEvent = Swap | LiquidityChange;

/** Events that one answer holds at most, unless they are of one block. */
const mostEvents = 10_000;

/**
 * Events of blocks `from` to `to`, both included, in the chain's order: one swap for each taker's action, however
 * many orders and levels it met. Left out are swaps of which an amount or the price is 0 in 50 decimals, for sites
 * stop at those. Throws `RequestRefused` where the range has too many.
 */
export async function readPairEvents(tx: Sql, from: number, to: number): Promise<PairEvent[]> {
  const most = from === to ? Number.MAX_SAFE_INTEGER : mostEvents;
  const pairs = await readPairs(tx, to);
  const swaps = await tx
    .select()
    .from(trades)
    .where(and(gte(trades.blockNumber, from), lte(trades.blockNumber, to)))
    .orderBy(asc(trades.blockNumber), asc(trades.logIndex))
    .limit(most);
  const changes = await tx
    .select()
    .from(liquidityChanges)
    .where(and(gte(liquidityChanges.blockNumber, from), lte(liquidityChanges.blockNumber, to)))
    .orderBy(asc(liquidityChanges.blockNumber), asc(liquidityChanges.logIndex))
    .limit(most);
  if (swaps.length + changes.length >= most) {
    throw new RequestRefused(
      'bad_request',
      'toBlock',
      `toBlock is ${to}, and blocks ${from} to ${to} hold ${mostEvents} events or more; expected a shorter range.`,
    );
  }
  const pairOfRow = ({ market }: { market: number }) => {
    const pair = pairs.get(market);
    if (!pair) throw new Error(`market ${market} has events and was never opened`);
    return pair;
  };
  return [
    ...swaps.map((row) => swapOf(pairOfRow(row), row)).filter((swap) => swap !== null),
    ...changes.map((row) => liquidityOf(pairOfRow(row), row)),
  ].toSorted((a, b) => a.block - b.block || a.logIndex - b.logIndex);
}

/** The swap that a trade is told as; null where an amount or the price is 0 in all the digits that are told. */
export function swapOf(pair: Pair, row: Row<typeof trades>): Swap | null {
  const { base, quote } = pair.view;
  const common = commonOf(pair, row);
  const price = nativePrice(row.shownPrice, {
    baseDecimals: base.decimals,
    quoteDecimals: quote.decimals,
    isInverted: !pair.isBaseFirst,
  });
  if (price === '0' || common.amount0 === '0' || common.amount1 === '0') return null;
  const isAsset0In = pair.isBaseFirst !== row.isBuy;
  return { ...common, kind: 'swap', maker: row.taker, isAsset0In, price };
}

function liquidityOf(pair: Pair, row: Row<typeof liquidityChanges>): LiquidityChange {
  const kind = row.isAddition ? 'join' : 'exit';
  return { ...commonOf(pair, row), kind, maker: row.owner };
}

function commonOf(pair: Pair, row: Row<typeof trades> | Row<typeof liquidityChanges>) {
  const { asset0, asset1 } = pair;
  const [amount0, amount1] = inPairOrder(pair, row.base, row.quote);
  const [reserve0, reserve1] = inPairOrder(pair, row.baseReserve, row.quoteReserve);
  return {
    pair,
    block: row.blockNumber,
    timestamp: row.timestamp,
    transaction: row.transaction,
    transactionIndex: row.transactionIndex,
    logIndex: row.logIndex,
    amount0: decimalAmount(amount0, asset0.decimals),
    amount1: decimalAmount(amount1, asset1.decimals),
    reserve0: decimalAmount(reserve0, asset0.decimals),
    reserve1: decimalAmount(reserve1, asset1.decimals),
  };
}
