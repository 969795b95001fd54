import { quoteRemoveLiquidity } from '@weir/contracts';
import { eq, sql } from 'drizzle-orm';
import { getAddress, pad, toHex } from 'viem';
import type { Balance, Position } from '../api/schemas.ts';
import { balances, liquidityChanges } from '../schema/tables.ts';
import type { Sql } from '../store/openStore.ts';
import { readMarketState } from './marketState.ts';
import { readMarketViews } from './marketView.ts';

/** An owner's pool shares, with what they are worth and what was added and removed. */
export async function readPositions(tx: Sql, owner: string): Promise<Position[]> {
  const held = await tx.select().from(balances).where(eq(balances.owner, owner));
  const sums = await tx
    .select({
      market: liquidityChanges.market,
      isAddition: liquidityChanges.isAddition,
      base: sql<string>`sum(${liquidityChanges.base})`,
      quote: sql<string>`sum(${liquidityChanges.quote})`,
    })
    .from(liquidityChanges)
    .where(eq(liquidityChanges.owner, owner))
    .groupBy(liquidityChanges.market, liquidityChanges.isAddition);
  const positions: Position[] = [];
  for (const view of await readMarketViews(tx)) {
    const { id, key } = view.market;
    const shares = held.find((row) => row.id === BigInt(key))?.amount ?? 0n;
    const sum = (isAddition: boolean) =>
      sums.find((row) => row.market === id && row.isAddition === isAddition);
    if (shares === 0n && !sum(true) && !sum(false)) continue;
    const state = await readMarketState(tx, view);
    const { totalShares, incomePart, lastRoot } = state.pool;
    const worth =
      totalShares === 0n
        ? { base: 0n, quote: 0n }
        : quoteRemoveLiquidity({ ...state, totalShares, incomePart, lastRoot }, shares);
    positions.push({
      market: key,
      owner,
      shares: shares.toString(),
      totalShares: totalShares.toString(),
      base: worth.base.toString(),
      quote: worth.quote.toString(),
      addedBase: sum(true)?.base ?? '0',
      addedQuote: sum(true)?.quote ?? '0',
      removedBase: sum(false)?.base ?? '0',
      removedQuote: sum(false)?.quote ?? '0',
    });
  }
  return positions;
}

/** An owner's internal balances. Ids of 160 bits are tokens, longer ones pool shares. */
export async function readBalances(tx: Sql, owner: string): Promise<Balance[]> {
  const held = await tx.select().from(balances).where(eq(balances.owner, owner));
  return held
    .filter(({ id }) => id < 1n << 160n)
    .map(({ id, amount }) => ({
      token: getAddress(pad(toHex(id), { size: 20 })),
      amount: amount.toString(),
    }));
}
