import type { Candle } from '@weir/indexer/client';
import type { ListedMarket } from '#features/deployment';
import { formatDecimalPrice } from '#features/market';
import { formatAmount } from '#lib/formatAmount.ts';
import { changePercent } from '../model/candleSeries.ts';
import { say } from '../words/english.ts';

interface CandleLegendProps {
  market: ListedMarket;
  candle: Candle;
}

/** The figures of the candle under the pointer, or of the last one. */
export function CandleLegend({ market, candle }: CandleLegendProps) {
  const letters = say.letters.split(' ');
  const names = [say.open, say.high, say.low, say.close];
  const prices = [candle.open, candle.high, candle.low, candle.close];
  const change = changePercent(candle);
  const tone = change.startsWith('+') ? 'text-buy' : change.startsWith('−') ? 'text-sell' : '';
  return (
    <dl className="flex flex-wrap gap-x-2.5 text-2xs" data-testid="candle-legend">
      {prices.map((price, at) => (
        <div key={letters[at]} className="flex gap-1">
          <dt className="text-quiet">
            <span aria-hidden="true">{letters[at]}</span>
            <span className="sr-only">{names[at]}</span>
          </dt>
          <dd>{formatDecimalPrice(price)}</dd>
        </div>
      ))}
      <div>
        <dt className="sr-only">{say.change}</dt>
        <dd className={tone}>{change} %</dd>
      </div>
      <div className="flex gap-1">
        <dt className="text-quiet">{say.volume}</dt>
        <dd>
          {formatAmount(BigInt(candle.baseVolume), market.base.decimals, 2)} {market.base.symbol}
        </dd>
      </div>
    </dl>
  );
}
