import {
  noShares,
  type PoolMoment,
  quoteValue,
  type Tokens,
  tokensOf,
  withoutShares,
  withShares,
} from '../derived/positionResult.ts';
import { settledShares } from '../derived/settledShares.ts';
import { positions } from '../schema/tables.ts';
import type { Row } from '../store/changes.ts';
import type { Context } from './context.ts';
import { InconsistentEvent } from './indexState.ts';
import { poolOf } from './pools.ts';

type PositionRow = Row<typeof positions>;

/** Shares of one owner that come or go, and the pool at that moment. */
export interface ShareMove {
  market: number;
  owner: string;
  shares: bigint;
  pool: PoolMoment;
}

/** Liquidity was added: `tokens` were paid, the pool is as it stands after. */
export async function addToPosition(
  context: Context,
  { market, owner, shares, pool }: ShareMove,
  tokens: Tokens,
): Promise<void> {
  const row = await positionOf(context, market, owner);
  put(context, {
    ...row,
    ...withShares(row, shares, tokens, pool),
    addedBase: row.addedBase + tokens.base,
    addedQuote: row.addedQuote + tokens.quote,
    valueIn: row.valueIn + quoteValue(tokens, pool),
  });
}

/** Liquidity was removed: `tokens` were paid out, the pool is as it stood before. */
export async function takeFromPosition(
  context: Context,
  move: ShareMove,
  tokens: Tokens,
): Promise<void> {
  const row = await positionOf(context, move.market, move.owner);
  put(context, {
    ...realized(row, move, tokens),
    removedBase: row.removedBase + tokens.base,
    removedQuote: row.removedQuote + tokens.quote,
  });
}

/** Shares came without a deposit, from another account or as the protocol's income: at the pool's state. */
export async function receiveShares(
  context: Context,
  market: number,
  owner: string,
  shares: bigint,
): Promise<void> {
  const row = await positionOf(context, market, owner);
  const pool = await momentOf(context, market);
  const tokens = tokensOf(shares, pool);
  put(context, {
    ...row,
    ...withShares(row, shares, tokens, pool),
    receivedShares: row.receivedShares + shares,
    valueIn: row.valueIn + quoteValue(tokens, pool),
  });
}

/** Shares went to another account: at the pool's state. */
export async function sendShares(
  context: Context,
  market: number,
  owner: string,
  shares: bigint,
): Promise<void> {
  const row = await positionOf(context, market, owner);
  const pool = await momentOf(context, market);
  put(context, {
    ...realized(row, { market, owner, shares, pool }, tokensOf(shares, pool)),
    sentShares: row.sentShares + shares,
  });
}

/** The pool now, with the shares that the protocol gets for its income so far. */
async function momentOf(context: Context, market: number): Promise<PoolMoment> {
  const pool = await poolOf(context, market);
  const { baseReserve, quoteReserve } = pool;
  return { baseReserve, quoteReserve, totalShares: settledShares(pool) };
}

function realized(row: PositionRow, { shares, pool }: ShareMove, tokens: Tokens): PositionRow {
  if (shares > row.shares) {
    throw new InconsistentEvent(
      `${row.owner} would have ${row.shares - shares} shares of market ${row.market}`,
    );
  }
  const { held, result } = withoutShares(row, shares, tokens, pool);
  return {
    ...row,
    ...held,
    valueOut: row.valueOut + result.value,
    realizedFees: row.realizedFees + result.fees,
    realizedPrice: row.realizedPrice + result.price,
    realizedLoss: row.realizedLoss + result.loss,
  };
}

async function positionOf(
  { tx, state, block }: Context,
  market: number,
  owner: string,
): Promise<PositionRow> {
  const row = await state.changes.find(tx, positions, { owner, market });
  return (
    row ?? {
      owner,
      market,
      ...noShares,
      addedBase: 0n,
      addedQuote: 0n,
      removedBase: 0n,
      removedQuote: 0n,
      receivedShares: 0n,
      sentShares: 0n,
      valueIn: 0n,
      valueOut: 0n,
      realizedFees: 0n,
      realizedPrice: 0n,
      realizedLoss: 0n,
      openedAt: block.timestamp,
      changedAt: block.timestamp,
    }
  );
}

function put({ state, block }: Context, row: PositionRow): void {
  state.changes.put(positions, { ...row, changedAt: block.timestamp });
}
