import {
  decodeMarketOpened,
  type EventArgs,
  NO_ASK,
  NO_BID,
  OBSERVED,
  PAUSED,
} from '@weir/contracts';
import { marketKey } from '../derived/marketKey.ts';
import { pools, tokens } from '../schema/tables.ts';
import type { Context } from './context.ts';
import { InconsistentEvent } from './indexState.ts';
import { poolOf, updatePool } from './pools.ts';

export async function onMarketOpened(
  context: Context,
  args: EventArgs<'MarketOpened'>,
): Promise<void> {
  const { tx, state, block, log } = context;
  const { id: contractId, ...terms } = decodeMarketOpened(args);
  for (const address of [terms.base, terms.quote]) await addToken(context, address);
  const id = await state.marketCount(tx);
  await state.addMarket(tx, {
    id,
    key: marketKey(contractId),
    ...terms,
    openedBlock: block.number,
    openedAt: block.timestamp,
    openedTransaction: log.transactionHash,
  });
  state.changes.insert(pools, {
    market: id,
    baseReserve: 0n,
    quoteReserve: 0n,
    bestBid: NO_BID,
    bestAsk: NO_ASK,
    flags: 0,
    totalShares: 0n,
    incomePart: 0,
    lastRoot: 0n,
    lastPrice: null,
  });
}

/** MarketPauseSet: the flag that the contract's slot has from then on. */
export async function onMarketPauseSet(
  context: Context,
  args: EventArgs<'MarketPauseSet'>,
): Promise<void> {
  await setFlag(context, args.market, PAUSED, args.until !== 0n);
}

/** ObservationsGrown: likewise. */
export async function onObservationsGrown(
  context: Context,
  args: EventArgs<'ObservationsGrown'>,
): Promise<void> {
  await setFlag(context, args.market, OBSERVED, true);
}

async function setFlag(context: Context, id: bigint, flag: number, isSet: boolean): Promise<void> {
  const { id: market } = await context.state.market(context.tx, id);
  const { flags } = await poolOf(context, market);
  await updatePool(context, market, { flags: isSet ? flags | flag : flags & ~flag });
}

/** Adds what a token said of itself, where it is not known yet. */
export async function addToken({ tx, state, facts }: Context, address: string): Promise<void> {
  if (await state.changes.find(tx, tokens, { address })) return;
  const token = facts.tokens.get(address);
  if (!token) throw new InconsistentEvent(`the facts of token ${address} were not read`);
  state.changes.put(tokens, token);
}
