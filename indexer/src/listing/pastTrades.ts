import { and, desc, eq, gte, lte } from 'drizzle-orm';
import { formatScaledPrice } from '../derived/price.ts';
import { trades } from '../schema/tables.ts';
import type { Row } from '../store/changes.ts';
import type { Sql } from '../store/openStore.ts';
import { type MarketWithTokens, priceScale } from '../views/marketWithTokens.ts';
import { decimalAmount } from './decimalAmount.ts';

/** A trade as sites list it: the side is the taker's, amounts and price are in whole tokens. */
export interface PastTrade {
  /** Block and log index in one number, which rises with time. */
  id: number;
  side: 'buy' | 'sell';
  price: string;
  base: string;
  quote: string;
  milliseconds: number;
}

/** Which trades: those of blocks up to `upTo`, whose time is in [from, to] seconds. */
export interface TradeRange {
  side?: 'buy' | 'sell' | undefined;
  from: number;
  to: number;
  upTo: number;
  limit: number;
}

/** No block has so many logs. */
const logsOfBlock = 1_000_000;

/**
 * The last `limit` trades of a range, newest first. Those that statistics leave out (see derived/tradeFlags.ts) are not
 * among them, so that a day's trades add up to its volume.
 */
export async function readPastTrades(
  tx: Sql,
  view: MarketWithTokens,
  { side, from, to, upTo, limit }: TradeRange,
): Promise<PastTrade[]> {
  const rows = await tx
    .select()
    .from(trades)
    .where(
      and(
        eq(trades.market, view.market.id),
        eq(trades.flags, 0),
        gte(trades.timestamp, from),
        lte(trades.timestamp, to),
        lte(trades.blockNumber, upTo),
        side && eq(trades.isBuy, side === 'buy'),
      ),
    )
    // As the table's index lies: times rise with blocks.
    .orderBy(desc(trades.timestamp), desc(trades.blockNumber), desc(trades.logIndex))
    .limit(limit);
  return rows.map((row) => present(view, row));
}

function present(view: MarketWithTokens, row: Row<typeof trades>): PastTrade {
  return {
    id: row.blockNumber * logsOfBlock + row.logIndex,
    side: row.isBuy ? 'buy' : 'sell',
    price: formatScaledPrice(row.shownPrice, priceScale(view)),
    base: decimalAmount(row.base, view.base.decimals),
    quote: decimalAmount(row.quote, view.quote.decimals),
    milliseconds: row.timestamp * 1000,
  };
}
