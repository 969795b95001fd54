import type { BookLevel, MarketState } from '@weir/contracts';
import { and, eq, sql } from 'drizzle-orm';
import type { MarketState as MarketStateAnswer } from '../answers/schemas.ts';
import { levels, pools } from '../schema/tables.ts';
import type { Row } from '../store/changes.ts';
import type { Sql } from '../store/openStore.ts';
import { bindingsMarket, type MarketWithTokens, presentLevel } from './marketWithTokens.ts';

/** A market's state as the bindings quote from it, with the total of its pool shares. */
export interface LiveMarket extends MarketState {
  pool: Row<typeof pools>;
}

/** Everything that decides a quote, at the transaction's block. */
export async function readMarketState(tx: Sql, view: MarketWithTokens): Promise<LiveMarket> {
  const { id } = view.market;
  const [pool] = await tx.select().from(pools).where(eq(pools.market, id));
  if (!pool) throw new Error(`market ${view.market.key} has no pool row`);
  const live = sql<string>`${levels.placed} - ${levels.filled} - ${levels.cancelled}`;
  const rows = await tx
    .select({ tick: levels.tick, isAsk: levels.isAsk, lots: live })
    .from(levels)
    .where(
      and(eq(levels.market, id), sql`${levels.placed} > ${levels.filled} + ${levels.cancelled}`),
    );
  const side = (isAsk: boolean): BookLevel[] =>
    rows
      .filter((row) => row.isAsk === isAsk)
      .map(({ tick, lots }) => ({ tick, lots: BigInt(lots) }))
      .toSorted((a, b) => (isAsk ? a.tick - b.tick : b.tick - a.tick));
  return {
    market: bindingsMarket(view),
    baseReserve: pool.baseReserve,
    quoteReserve: pool.quoteReserve,
    bids: side(false),
    asks: side(true),
    pool,
  };
}

export function presentState(view: MarketWithTokens, state: LiveMarket): MarketStateAnswer {
  const present = ({ tick, lots }: BookLevel) => presentLevel(view, tick, lots);
  return {
    baseReserve: state.baseReserve.toString(),
    quoteReserve: state.quoteReserve.toString(),
    ...presentShares(state.pool),
    bids: state.bids.map(present),
    asks: state.asks.map(present),
  };
}

/** What exact quotes of liquidity need beside the reserves. */
export function presentShares({ totalShares, incomePart, lastRoot }: LiveMarket['pool']) {
  return {
    totalShares: totalShares.toString(),
    incomePart,
    lastRoot: lastRoot.toString(),
  };
}
