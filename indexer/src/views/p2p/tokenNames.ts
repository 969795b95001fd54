import { inArray } from 'drizzle-orm';
import type { Token } from '../../answers/schemas.ts';
import { tokens } from '../../schema/tables.ts';
import type { Sql } from '../../store/openStore.ts';

/** What tokens say of themselves, by address. @returns the way to look one up; it throws for one that was not asked for. */
export async function readTokenNames(
  tx: Sql,
  addresses: readonly string[],
): Promise<(address: string) => Token> {
  const asked = [...new Set(addresses)];
  const rows =
    asked.length === 0 ? [] : await tx.select().from(tokens).where(inArray(tokens.address, asked));
  const known = new Map(rows.map((token) => [token.address, token]));
  return (address) => {
    const token = known.get(address);
    if (!token) throw new Error(`the facts of token ${address} are not stored`);
    return token;
  };
}
