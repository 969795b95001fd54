import type { LiquidityChange, SharedPool } from '@weir/contracts';
import type { ListedMarket } from '#features/deployment';
import { formatDecimalPrice } from '#features/market';
import { Notice } from '#ui/Notice.tsx';
import { firstPrice } from '../model/liquidityQuote.ts';
import { say } from '../words/english.ts';

/** Percent from the book's middle at which the price of a first deposit looks like a slip. */
const FAR = 2;

interface FirstPriceNoticeProps {
  market: ListedMarket;
  pool: SharedPool;
  change: LiquidityChange | null;
}

/** What the first deposit of a pool decides: its price, beside the book's where one rests. */
export function FirstPriceNotice({ market, pool, change }: FirstPriceNoticeProps) {
  const { base, quote } = market;
  const first = change && change.base > 0n ? firstPrice(market, pool, change) : null;
  const away = first?.awayPercent ?? null;
  const isFar = away !== null && Math.abs(away) >= FAR;
  return (
    <Notice tone={isFar ? 'warn' : 'plain'}>
      <p>{say.emptyPool}</p>
      {first && (
        <p className="mt-1 font-medium">
          {say.firstPrice(base.symbol, `${formatDecimalPrice(first.price)} ${quote.symbol}`)}
        </p>
      )}
      {first?.middle && away !== null && (
        <p className="mt-1">
          {say.besideBook(
            formatDecimalPrice(first.middle),
            `${Math.abs(away).toFixed(2)} %`,
            away >= 0,
          )}
          {isFar && ` ${say.farFromBook}`}
        </p>
      )}
    </Notice>
  );
}
