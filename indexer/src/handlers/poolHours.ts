import { hourSeconds } from '../derived/hourSeconds.ts';
import type { PoolIncome } from '../derived/poolIncome.ts';
import { poolHours } from '../schema/tables.ts';
import type { Row } from '../store/changes.ts';
import type { Context } from './context.ts';

type HourRow = Row<typeof poolHours>;

/** The part of a pool's row that an hour keeps. */
export type PoolStanding = Pick<
  HourRow,
  'baseReserve' | 'quoteReserve' | 'totalShares' | 'incomePart' | 'lastRoot'
>;

const nothing: PoolIncome = {
  baseVolume: 0n,
  quoteVolume: 0n,
  providersBase: 0n,
  providersQuote: 0n,
  protocolBase: 0n,
  protocolQuote: 0n,
};

/** Keeps how a pool stands after a change in its hour's row, and adds what a trade brought. */
export async function addToHour(
  { tx, state, block }: Context,
  market: number,
  before: PoolStanding,
  after: PoolStanding,
  income: PoolIncome = nothing,
): Promise<void> {
  const start = block.timestamp - (block.timestamp % hourSeconds);
  const row = (await state.changes.find(tx, poolHours, { market, start })) ?? {
    ...nothing,
    leastShares: before.totalShares,
  };
  const { baseReserve, quoteReserve, totalShares, incomePart, lastRoot } = after;
  let { leastShares } = row;
  if (totalShares < leastShares) leastShares = totalShares;
  state.changes.put(poolHours, {
    market,
    start,
    baseReserve,
    quoteReserve,
    totalShares,
    incomePart,
    lastRoot,
    leastShares,
    baseVolume: row.baseVolume + income.baseVolume,
    quoteVolume: row.quoteVolume + income.quoteVolume,
    providersBase: row.providersBase + income.providersBase,
    providersQuote: row.providersQuote + income.providersQuote,
    protocolBase: row.protocolBase + income.protocolBase,
    protocolQuote: row.protocolQuote + income.protocolQuote,
  });
}
