import { eq, inArray } from 'drizzle-orm';
import type { Position } from '../answers/schemas.ts';
import {
  type PoolMoment,
  type Result,
  resultOf,
  type Tokens,
  tokensOf,
} from '../derived/positionResult.ts';
import { settledShares } from '../derived/settledShares.ts';
import { pools, positions } from '../schema/tables.ts';
import type { Row } from '../store/changes.ts';
import type { Sql } from '../store/openStore.ts';
import { type MarketWithTokens, readMarketsById } from './marketWithTokens.ts';

type PositionRow = Row<typeof positions>;

/** An owner's pool shares in every market where he ever had some, with what they pay now and what they brought. */
export async function readPositions(tx: Sql, owner: string): Promise<Position[]> {
  const rows = await tx.select().from(positions).where(eq(positions.owner, owner));
  if (rows.length === 0) return [];
  const views = await readMarketsById(tx);
  const poolRows = await tx
    .select()
    .from(pools)
    .where(
      inArray(
        pools.market,
        rows.map(({ market }) => market),
      ),
    );
  return rows
    .toSorted((a, b) => a.market - b.market)
    .map((row) => {
      const view = views.get(row.market);
      const pool = poolRows.find(({ market }) => market === row.market);
      if (!view || !pool) throw new Error(`market ${row.market} of a position is unknown`);
      return present(view, row, pool);
    });
}

function present(view: MarketWithTokens, row: PositionRow, pool: Row<typeof pools>): Position {
  const { baseReserve, quoteReserve } = pool;
  const moment: PoolMoment = { baseReserve, quoteReserve, totalShares: settledShares(pool) };
  // What quoteRemoveLiquidity of the bindings says of all the shares.
  const tokens: Tokens = tokensOf(row.shares, moment);
  const held: Result = resultOf(row, tokens, moment);
  const fees = row.realizedFees + held.fees;
  const priceResult = row.realizedPrice + held.price;
  return {
    market: view.market.key,
    owner: row.owner,
    shares: row.shares.toString(),
    totalShares: pool.totalShares.toString(),
    base: tokens.base.toString(),
    quote: tokens.quote.toString(),
    addedBase: row.addedBase.toString(),
    addedQuote: row.addedQuote.toString(),
    removedBase: row.removedBase.toString(),
    removedQuote: row.removedQuote.toString(),
    receivedShares: row.receivedShares.toString(),
    sentShares: row.sentShares.toString(),
    value: held.value.toString(),
    valueIn: row.valueIn.toString(),
    valueOut: row.valueOut.toString(),
    result: (held.value + row.valueOut - row.valueIn).toString(),
    fees: fees.toString(),
    priceResult: priceResult.toString(),
    lossAgainstHolding: (row.realizedLoss + held.loss).toString(),
    openedAt: row.openedAt,
    changedAt: row.changedAt,
  };
}
