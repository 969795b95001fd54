import { and, asc, desc, eq, gte, lt, lte } from 'drizzle-orm';
import { trades } from '../schema/tables.ts';
import type { Row } from '../store/changes.ts';
import type { Sql } from '../store/openStore.ts';
import { type MarketView, priceScale } from '../views/marketView.ts';
import { formatScaledPrice } from '../views/price.ts';
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
 * The last `limit` trades of a range, newest first. Those that statistics leave out (see views/tradeFlags.ts) are not
 * among them, so that a day's trades add up to its volume.
 */
export async function readPastTrades(
  tx: Sql,
  view: MarketView,
  { side, from, to, upTo, limit }: TradeRange,
): Promise<PastTrade[]> {
  const ofMarket = eq(trades.market, view.market.id);
  const first = await firstBlockFrom(tx, view, from, upTo);
  const end = await firstBlockFrom(tx, view, to + 1, upTo);
  const rows = await tx
    .select()
    .from(trades)
    .where(
      and(
        ofMarket,
        eq(trades.flags, 0),
        gte(trades.blockNumber, first),
        lt(trades.blockNumber, end),
        side && eq(trades.isBuy, side === 'buy'),
      ),
    )
    .orderBy(desc(trades.blockNumber), desc(trades.logIndex))
    .limit(limit);
  return rows.map((row) => present(view, row));
}

/**
 * The first block up to `upTo` in which the market has a trade at or after a time, or the one after `upTo`. Times
 * rise with blocks, so halving finds it in few steps, which an index on times would do at the cost of every trade.
 */
async function firstBlockFrom(
  tx: Sql,
  view: MarketView,
  seconds: number,
  upTo: number,
): Promise<number> {
  let low = view.market.openedBlock;
  let high = upTo + 1;
  if (seconds <= view.market.openedAt) return low;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    const [next] = await tx
      .select({ block: trades.blockNumber, timestamp: trades.timestamp })
      .from(trades)
      .where(
        and(
          eq(trades.market, view.market.id),
          gte(trades.blockNumber, middle),
          lte(trades.blockNumber, upTo),
        ),
      )
      .orderBy(asc(trades.blockNumber), asc(trades.logIndex))
      .limit(1);
    if (!next || next.timestamp >= seconds) high = middle;
    else low = next.block + 1;
  }
  return low;
}

function present(view: MarketView, row: Row<typeof trades>): PastTrade {
  return {
    id: row.blockNumber * logsOfBlock + row.logIndex,
    side: row.isBuy ? 'buy' : 'sell',
    price: formatScaledPrice(row.shownPrice, priceScale(view)),
    base: decimalAmount(row.base, view.base.decimals),
    quote: decimalAmount(row.quote, view.quote.decimals),
    milliseconds: row.timestamp * 1000,
  };
}
