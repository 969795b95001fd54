import { decodeMarketOpened, type EventArgs, NO_ASK, NO_BID } from '@weir/contracts';
import { pools, tokens } from '../schema/tables.ts';
import type { Context } from './context.ts';
import { InconsistentEvent, marketKey } from './indexState.ts';

export async function onMarketOpened(
  context: Context,
  args: EventArgs<'MarketOpened'>,
): Promise<void> {
  const { tx, state, block } = context;
  const { id: contractId, ...terms } = decodeMarketOpened(args);
  for (const address of [terms.base, terms.quote]) await addToken(context, address);
  const id = await state.marketCount(tx);
  await state.addMarket(tx, {
    id,
    key: marketKey(contractId),
    ...terms,
    openedBlock: block.number,
    openedAt: block.timestamp,
  });
  state.changes.insert(pools, {
    market: id,
    baseReserve: 0n,
    quoteReserve: 0n,
    bestBid: NO_BID,
    bestAsk: NO_ASK,
    flags: 0,
    totalShares: 0n,
    lastPrice: null,
  });
}

async function addToken({ tx, state, tokens: facts }: Context, address: string): Promise<void> {
  if (await state.changes.find(tx, tokens, { address })) return;
  const token = facts.get(address);
  if (!token) throw new InconsistentEvent(`the facts of token ${address} were not read`);
  state.changes.put(tokens, token);
}
