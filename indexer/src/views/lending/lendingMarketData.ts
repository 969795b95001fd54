import type { LendingMarket } from '@weir/contracts';
import { asc, eq, inArray } from 'drizzle-orm';
import type { Address } from 'viem';
import { ratesOf, totalsOfState } from '../../derived/lending/lendingTotals.ts';
import { guardPrices } from '../../schema/indexTables.ts';
import { lendingCollaterals, lendingMarkets, lendingStates } from '../../schema/lendingTables.ts';
import { tokens } from '../../schema/tables.ts';
import type { Row } from '../../store/changes.ts';
import type { Sql } from '../../store/openStore.ts';

type GuardPriceRow = Row<typeof guardPrices>;
export type CollateralRow = Row<typeof lendingCollaterals>;
export type TokenRow = Row<typeof tokens>;

/** A lending market with all that is known of it. */
export interface LendingMarketData {
  row: Row<typeof lendingMarkets>;
  state: Row<typeof lendingStates>;
  /** By their numbers. */
  collaterals: CollateralRow[];
  tokens: ReadonlyMap<string, TokenRow>;
  /** By the guards' addresses; those that were not asked yet are missing. */
  prices: ReadonlyMap<string, GuardPriceRow>;
}

/** All lending markets in the order of their opening, or the one of a key. */
export async function readLendingMarkets(tx: Sql, key?: string): Promise<LendingMarketData[]> {
  const rows = await tx
    .select()
    .from(lendingMarkets)
    .where(key === undefined ? undefined : eq(lendingMarkets.key, key))
    .orderBy(asc(lendingMarkets.id));
  if (rows.length === 0) return [];
  const ids = rows.map(({ id }) => id);
  const states = await tx.select().from(lendingStates).where(inArray(lendingStates.market, ids));
  const collaterals = await tx
    .select()
    .from(lendingCollaterals)
    .where(inArray(lendingCollaterals.market, ids))
    .orderBy(asc(lendingCollaterals.market), asc(lendingCollaterals.index));
  const named = [...rows.map(({ loan }) => loan), ...collaterals.map(({ token }) => token)];
  const facts = await tx.select().from(tokens).where(inArray(tokens.address, named));
  const guards = collaterals.map(({ guard }) => guard);
  const said = await tx.select().from(guardPrices).where(inArray(guardPrices.guard, guards));
  const tokensByAddress = new Map(facts.map((token) => [token.address, token]));
  const prices = new Map(said.map((price) => [price.guard, price]));
  return rows.map((row) => {
    const state = states.find(({ market }) => market === row.id);
    if (!state) throw new Error(`lending market ${row.key} has no state`);
    const own = collaterals.filter(({ market }) => market === row.id);
    return { row, state, collaterals: own, tokens: tokensByAddress, prices };
  });
}

/** Likewise by their numbers. */
export async function readLendingMarketsById(tx: Sql): Promise<Map<number, LendingMarketData>> {
  return new Map((await readLendingMarkets(tx)).map((data) => [data.row.id, data]));
}

/** One of them; throws where there is none of the number. */
export function marketOf(
  markets: ReadonlyMap<number, LendingMarketData>,
  id: number,
): LendingMarketData {
  const data = markets.get(id);
  if (!data) throw new Error(`lending market ${id} is unknown`);
  return data;
}

/** What a token says of itself. */
export function tokenOf({ tokens }: LendingMarketData, address: string): TokenRow {
  const token = tokens.get(address);
  if (!token) throw new Error(`token ${address} of a lending market is unknown`);
  return token;
}

/**
 * A market in the shape of the bindings, as of its last accrual. A price that is not known is 0: ask `arePricesKnown`
 * where that matters.
 */
export function toLendingMarket({
  row,
  state,
  collaterals,
  prices,
}: LendingMarketData): LendingMarket {
  return {
    id: BigInt(row.key),
    terms: {
      loan: row.loan as Address,
      dust: row.dust,
      rates: ratesOf(row),
      collaterals: collaterals.map((collateral) => {
        const price = prices.get(collateral.guard);
        return {
          ...collateral,
          token: collateral.token as Address,
          guard: collateral.guard as Address,
          borrowPrice: price?.borrowPrice ?? 0n,
          liquidationPrice: price?.liquidationPrice ?? 0n,
          isLive: price?.isLive ?? false,
          graceSince: price?.graceSince ?? 0,
          reserve: 0n,
        };
      }),
    },
    totals: totalsOfState(state),
    down: downOf(state),
    pausedUntil: state.pausedUntil,
  };
}

/** Collaterals whose prices were reported down. */
export function downOf({ down }: Row<typeof lendingStates>): number[] {
  return [0, 1, 2, 3, 4, 5, 6, 7].filter((index) => (down & (1 << index)) !== 0);
}
