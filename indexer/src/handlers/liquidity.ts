import { decodeLiquidity, type EventArgs } from '@weir/contracts';
import { liquidityChanges } from '../schema/tables.ts';
import type { Context } from './context.ts';
import { updatePool } from './pools.ts';

/** LiquidityAdded and LiquidityRemoved, which have the same fields. */
export async function onLiquidityChanged(
  context: Context,
  args: EventArgs<'LiquidityAdded'>,
  isAddition: boolean,
): Promise<void> {
  const { tx, state, block, log } = context;
  const change = decodeLiquidity(args);
  const { id: market } = await state.market(tx, change.market);
  state.changes.insert(liquidityChanges, {
    blockNumber: block.number,
    logIndex: log.logIndex,
    market,
    owner: change.owner,
    isAddition,
    base: change.base,
    quote: change.quote,
    shares: change.shares,
    timestamp: block.timestamp,
  });
  await updatePool(context, market, { ...change.slot, totalShares: change.totalShares });
}
