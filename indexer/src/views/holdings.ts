import { eq } from 'drizzle-orm';
import type { Balance } from '../answers/schemas.ts';
import { isShares, tokenOfId } from '../derived/balanceIds.ts';
import { balances } from '../schema/tables.ts';
import type { Sql } from '../store/openStore.ts';

/** An owner's internal balances of tokens, without shares of pools. */
export async function readBalances(tx: Sql, owner: string): Promise<Balance[]> {
  const held = await tx.select().from(balances).where(eq(balances.owner, owner));
  return held
    .filter(({ id }) => !isShares(id))
    .map(({ id, amount }) => ({
      token: tokenOfId(id),
      amount: amount.toString(),
    }));
}
