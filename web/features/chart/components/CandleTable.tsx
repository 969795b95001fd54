import type { Candle } from '@weir/indexer/client';
import type { ListedMarket } from '#features/deployment';
import { formatDecimalPrice } from '#features/market';
import { formatAmount } from '#lib/formatAmount.ts';
import { formatDayMinute } from '#lib/formatTime.ts';
import { say } from '../words/english.ts';

const ROWS = 10;

interface CandleTableProps {
  market: ListedMarket;
  candles: readonly Candle[];
}

/** The last candles as a table, for those who do not see the chart. */
export function CandleTable({ market, candles }: CandleTableProps) {
  const heads = [say.time, say.open, say.high, say.low, say.close, say.volume];
  return (
    <div className="sr-only">
      <table>
        <caption>{say.lastCandles}</caption>
        <thead>
          <tr>
            {heads.map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {candles
            .slice(-ROWS)
            .toReversed()
            .map((candle) => (
              <tr key={candle.time}>
                <th scope="row">{formatDayMinute(candle.time)}</th>
                <td>{formatDecimalPrice(candle.open)}</td>
                <td>{formatDecimalPrice(candle.high)}</td>
                <td>{formatDecimalPrice(candle.low)}</td>
                <td>{formatDecimalPrice(candle.close)}</td>
                <td>{formatAmount(BigInt(candle.baseVolume), market.base.decimals)}</td>
              </tr>
            ))}
        </tbody>
      </table>
    </div>
  );
}
