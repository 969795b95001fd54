import { decodeLiquidity, type EventArgs, lastRootOf } from '@weir/contracts';
import { liquidityChanges } from '../schema/tables.ts';
import type { Context } from './context.ts';
import { poolOf, updatePool } from './pools.ts';
import { addToPosition, takeFromPosition } from './positions.ts';

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
    transaction: log.transactionHash,
    transactionIndex: log.transactionIndex,
    baseReserve: change.slot.baseReserve,
    quoteReserve: change.slot.quoteReserve,
  });
  const { incomePart } = await poolOf(context, market);
  const { totalShares } = change;
  const { baseReserve, quoteReserve } = change.slot;
  const lastRoot = lastRootOf(incomePart, baseReserve, quoteReserve);
  await updatePool(context, market, { ...change.slot, totalShares, lastRoot });

  const { owner, shares, base, quote } = change;
  if (isAddition) {
    state.lastAddition = { block: block.number, logIndex: log.logIndex };
    const pool = { baseReserve, quoteReserve, totalShares };
    await addToPosition(context, { market, owner, shares, pool }, { base, quote });
  } else {
    const pool = {
      baseReserve: baseReserve + base,
      quoteReserve: quoteReserve + quote,
      totalShares: totalShares + shares,
    };
    await takeFromPosition(context, { market, owner, shares, pool }, { base, quote });
  }
}

/** IncomePartSet: the part from now on; what the protocol got for the time before is in the total. */
export async function onIncomePartSet(
  context: Context,
  { market: id, part, totalShares }: EventArgs<'IncomePartSet'>,
): Promise<void> {
  const { id: market } = await context.state.market(context.tx, id);
  const { baseReserve, quoteReserve } = await poolOf(context, market);
  const incomePart = Number(part);
  const lastRoot = lastRootOf(incomePart, baseReserve, quoteReserve);
  await updatePool(context, market, { incomePart, totalShares, lastRoot });
}
