import { methodName } from '@weir/contracts';
import { asc, eq } from 'drizzle-orm';
import type { Hex } from 'viem';
import type { P2pSettings } from '../../answers/p2pSchemas.ts';
import { p2pBalances, p2pMethods, p2pSettings, p2pTokens } from '../../schema/p2pTables.ts';
import type { Sql } from '../../store/openStore.ts';
import { readTokenNames } from './tokenNames.ts';

/** Anybody may pay any token in for anybody: a list of them has an end. */
const mostBalances = 500;

/** What an account can take out of the escrow. */
export async function readEscrowBalances(tx: Sql, account: string) {
  const rows = await tx
    .select()
    .from(p2pBalances)
    .where(eq(p2pBalances.account, account))
    .orderBy(asc(p2pBalances.token))
    .limit(mostBalances);
  const tokenOf = await readTokenNames(
    tx,
    rows.map(({ token }) => token),
  );
  return rows.map(({ token, amount }) => ({ token: tokenOf(token), amount: amount.toString() }));
}

/** What the escrow's owner set; nothing where there is no escrow. */
export async function readP2pSettings(tx: Sql): Promise<P2pSettings> {
  const [row] = await tx.select().from(p2pSettings);
  const tokens = await tx.select().from(p2pTokens).orderBy(asc(p2pTokens.token));
  const methods = await tx.select().from(p2pMethods).orderBy(asc(p2pMethods.method));
  const tokenOf = await readTokenNames(
    tx,
    tokens.map(({ token }) => token),
  );
  return {
    feeRate: row?.feeRate ?? 0,
    isPaused: row?.isPaused ?? false,
    guardian: row?.guardian ?? null,
    treasury: row?.treasury ?? null,
    pool: row?.pool ?? null,
    backup: row?.backup ?? null,
    tokens: tokens.map(({ token, unitsPerUsd, cap, isPegged }) => ({
      token: tokenOf(token),
      unitsPerUsd: unitsPerUsd.toString(),
      cap: cap.toString(),
      isPegged,
    })),
    methods: methods.map(({ method: id, isListed, isReversible }) => ({
      id,
      name: methodName(id as Hex),
      isListed,
      isReversible,
    })),
  };
}
