import { eq } from 'drizzle-orm';
import { tokens } from '../schema/tables.ts';
import type { Row } from '../store/changes.ts';
import type { Sql } from '../store/openStore.ts';
import { type MarketWithTokens, readMarketsWithTokens } from '../views/marketWithTokens.ts';

export type Token = Row<typeof tokens>;

/** How listing sites name the exchange. */
export const exchangeName = 'Weir';

/** A market as listing sites see it: nothing in it ever changes, for they ask once. */
export interface Pair {
  view: MarketWithTokens;
  /** The market's id. */
  id: string;
  /** The token of the lower address, whichever of the market's two it is: the order is the same for ever. */
  asset0: Token;
  asset1: Token;
  /** Whether asset0 is the market's base token. */
  isBaseFirst: boolean;
}

export function pairOf(view: MarketWithTokens): Pair {
  const { market, base, quote } = view;
  const isBaseFirst = BigInt(base.address) < BigInt(quote.address);
  const [asset0, asset1] = isBaseFirst ? [base, quote] : [quote, base];
  return { view, id: market.key, asset0, asset1, isBaseFirst };
}

/** Base and quote in the pair's order. */
export function inPairOrder<Value>({ isBaseFirst }: Pair, base: Value, quote: Value) {
  return isBaseFirst ? ([base, quote] as const) : ([quote, base] as const);
}

/** All pairs of markets that opened up to a block, by the market's number in the store. */
export async function readPairs(tx: Sql, upTo: number): Promise<Map<number, Pair>> {
  const views = await readMarketsWithTokens(tx);
  const opened = views.filter(({ market }) => market.openedBlock <= upTo);
  return new Map(opened.map((view) => [view.market.id, pairOf(view)]));
}

/** The token of a checksummed address, or null where no market has it. */
export async function readToken(tx: Sql, address: string): Promise<Token | null> {
  const [token] = await tx.select().from(tokens).where(eq(tokens.address, address));
  return token ?? null;
}
