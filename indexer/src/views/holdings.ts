import { eq } from 'drizzle-orm';
import { getAddress, pad, toHex } from 'viem';
import type { Balance } from '../api/schemas.ts';
import { balances } from '../schema/tables.ts';
import type { Sql } from '../store/openStore.ts';

/** An owner's internal balances. Ids of 160 bits are tokens, longer ones pool shares. */
export async function readBalances(tx: Sql, owner: string): Promise<Balance[]> {
  const held = await tx.select().from(balances).where(eq(balances.owner, owner));
  return held
    .filter(({ id }) => !isShares(id))
    .map(({ id, amount }) => ({
      token: tokenOfId(id),
      amount: amount.toString(),
    }));
}

/** The token whose internal balances have this id. */
export function tokenOfId(id: bigint): string {
  return getAddress(pad(toHex(id), { size: 20 }));
}

/** Whether an id is a market's, of its shares, and no token's. */
export function isShares(id: bigint): boolean {
  return id >= 1n << 160n;
}
