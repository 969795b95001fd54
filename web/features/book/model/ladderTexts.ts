import { tickToPrice } from '@weir/contracts';
import type { ListedMarket } from '#features/deployment';
import { formatLots, lotsToBase, priceScale } from '#features/market';
import { formatFixed, groupThousands } from '#lib/formatAmount.ts';
import { type Ladder, type LadderRow, largestTotal } from './ladder.ts';
import { priceDecimals, sizeDecimals } from './ladderFigures.ts';
import { ownLots } from './ownLots.ts';

interface OwnTicks {
  buy: ReadonlyMap<number, bigint>;
  sell: ReadonlyMap<number, bigint>;
}

/** The rows of both sides as they are read, best first. */
export function ladderTexts(market: ListedMarket, ladder: Ladder, step: number, own: OwnTicks) {
  const scale = priceScale(market);
  const all = [...ladder.asks, ...ladder.bids];
  const most = largestTotal(ladder);
  const decimals = priceDecimals(all.map(({ tick }) => tickToPrice(tick, scale)));
  const places = sizeDecimals(market, all);
  const size = (lots: bigint) =>
    formatFixed(lotsToBase(market, lots), market.base.decimals, places);
  const part = (lots: bigint) => Number((lots * 1000n) / most) / 10;

  const textsOf = (side: 'buy' | 'sell') => (row: LadderRow) => {
    const price = tickToPrice(row.tick, scale);
    const lots = ownLots(own[side], row.tick, side, step);
    return {
      side,
      tick: row.tick,
      price,
      shownPrice: fixed(price, decimals),
      size: size(row.bookLots + row.poolLots),
      total: size(row.totalLots),
      book: size(row.bookLots),
      pool: size(row.poolLots),
      own: lots === 0n ? null : formatLots(market, lots),
      symbol: market.base.symbol,
      totalPart: part(row.totalLots),
      poolPart: part(row.totalPoolLots),
    };
  };
  return { asks: ladder.asks.map(textsOf('sell')), bids: ladder.bids.map(textsOf('buy')) };
}

function fixed(price: string, decimals: number): string {
  const [whole = '0', fraction = ''] = price.split('.');
  return groupThousands(decimals === 0 ? whole : `${whole}.${fraction.padEnd(decimals, '0')}`);
}
