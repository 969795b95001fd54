import type { PoolSlot } from '@weir/contracts';
import type { PoolIncome } from '../derived/poolIncome.ts';
import { pools } from '../schema/tables.ts';
import type { Row } from '../store/changes.ts';
import type { Context } from './context.ts';
import { InconsistentEvent } from './indexState.ts';
import { addToHour } from './poolHours.ts';

export type PoolRow = Row<typeof pools>;

/**
 * Changes a market's hot row: by the slot after an event, where it carries one, and whatever else changed; and the
 * row of its hour, where the pool is another or a trade brought something.
 */
export async function updatePool(
  context: Context,
  market: number,
  change: Partial<PoolSlot & Omit<PoolRow, 'market'>>,
  income?: PoolIncome,
): Promise<PoolRow> {
  const pool = await poolOf(context, market);
  const changed = { ...pool, ...change };
  context.state.changes.put(pools, changed);
  if (income || isOtherPool(pool, changed)) {
    await addToHour(context, market, pool, changed, income);
  }
  return changed;
}

export async function poolOf({ tx, state }: Context, market: number): Promise<PoolRow> {
  const pool = await state.changes.find(tx, pools, { market });
  if (!pool) throw new InconsistentEvent(`market ${market} has no pool row`);
  return pool;
}

function isOtherPool(before: PoolRow, after: PoolRow): boolean {
  return (
    before.baseReserve !== after.baseReserve ||
    before.quoteReserve !== after.quoteReserve ||
    before.totalShares !== after.totalShares ||
    before.incomePart !== after.incomePart
  );
}
