import type { CandleInterval } from '@weir/indexer/client';
import { lazy, Suspense, useState } from 'react';
import type { ListedMarket } from '#features/deployment';
import { readStored, writeStored } from '#lib/storedValue.ts';
import { Empty } from '#ui/Empty.tsx';
import { Segments } from '#ui/Segments.tsx';
import { Skeleton } from '#ui/Skeleton.tsx';
import type { OwnLines } from '../model/ownLines.ts';
import { useCandles } from '../queries/useCandles.ts';
import { say } from '../words/english.ts';
import { CandleLegend } from './CandleLegend.tsx';

const CandleChart = lazy(() => import('./CandleChart.tsx'));
const intervals: readonly CandleInterval[] = ['1m', '5m', '15m', '1h', '4h', '1d'];
const STORED = 'weir.timeframe';

interface CandlePanelProps {
  market: ListedMarket;
  /** The reader's resting orders, drawn as lines. */
  own: OwnLines;
}

/** Candles of the market with timeframes; the drawing library is loaded when there is something to draw. */
export function CandlePanel({ market, own }: CandlePanelProps) {
  const [interval, setInterval] = useState<CandleInterval>(
    () => intervals.find((known) => known === readStored(STORED)) ?? '1m',
  );
  const [pointed, setPointed] = useState<number | null>(null);
  const { series, isPending, readOlder } = useCandles(market, interval);
  const shown = series?.candles.find(({ time }) => time === pointed) ?? series?.candles.at(-1);
  return (
    <>
      <div className="flex min-h-8 flex-wrap items-center justify-between gap-x-3 gap-y-1 px-3 py-1">
        {shown ? <CandleLegend market={market} candle={shown} /> : <span />}
        <Segments
          label={say.timeframe}
          size="small"
          value={interval}
          onChange={(next) => {
            setPointed(null);
            setInterval(next);
            writeStored(STORED, next);
          }}
          segments={intervals.map((value) => ({ value, label: value }))}
        />
      </div>
      {series === undefined ? (
        isPending ? (
          <Skeleton rows={5} label={say.reading} />
        ) : (
          <Empty>{say.missing}</Empty>
        )
      ) : series.candles.length === 0 ? (
        <Empty>{say.none}</Empty>
      ) : (
        <Suspense fallback={<Skeleton rows={5} label={say.loading} />}>
          <CandleChart
            key={`${market.slug} ${interval}`}
            market={market}
            candles={series.candles}
            interval={interval}
            own={own}
            onPoint={setPointed}
            onOlder={() => void readOlder()}
          />
        </Suspense>
      )}
    </>
  );
}
