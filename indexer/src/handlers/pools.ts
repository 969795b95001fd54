import type { PoolSlot } from '@weir/contracts';
import { pools } from '../schema/tables.ts';
import type { Row } from '../store/changes.ts';
import type { Context } from './context.ts';
import { InconsistentEvent } from './indexState.ts';

export type PoolRow = Row<typeof pools>;

/** Changes a market's hot row: by the slot after an event, where it carries one, and whatever else changed. */
export async function updatePool(
  { tx, state }: Context,
  market: number,
  change: Partial<PoolSlot & Omit<PoolRow, 'market'>>,
): Promise<PoolRow> {
  const pool = await state.changes.find(tx, pools, { market });
  if (!pool) throw new InconsistentEvent(`market ${market} has no pool row`);
  const changed = { ...pool, ...change };
  state.changes.put(pools, changed);
  return changed;
}

export async function poolOf({ tx, state }: Context, market: number): Promise<PoolRow> {
  const pool = await state.changes.find(tx, pools, { market });
  if (!pool) throw new InconsistentEvent(`market ${market} has no pool row`);
  return pool;
}
