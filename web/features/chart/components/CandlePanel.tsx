import { useQuery } from '@tanstack/react-query';
import type { CandleInterval } from '@weir/indexer/client';
import { lazy, Suspense, useState } from 'react';
import type { ListedMarket } from '#features/deployment';
import { useFeed } from '#features/feed';
import { marketHex } from '#features/market';
import { Empty } from '#ui/Empty.tsx';
import { Panel } from '#ui/Panel.tsx';
import { Segments } from '#ui/Segments.tsx';
import { Skeleton } from '#ui/Skeleton.tsx';

const CandleChart = lazy(() => import('./CandleChart.tsx'));
const intervals: readonly CandleInterval[] = ['1m', '5m', '15m', '1h', '4h', '1d'];

/** Candles of the market with timeframes; the drawing library is loaded when there is something to draw. */
export function CandlePanel({ market, className = '' }: CandlePanelProps) {
  const [interval, setInterval] = useState<CandleInterval>('1m');
  return (
    <Panel
      title="Chart"
      className={className}
      aside={
        <Segments
          label="Timeframe"
          size="small"
          value={interval}
          onChange={setInterval}
          segments={intervals.map((value) => ({ value, label: value }))}
        />
      }
    >
      <Candles market={market} interval={interval} />
    </Panel>
  );
}

interface CandlePanelProps {
  market: ListedMarket;
  className?: string;
}

function Candles({ market, interval }: { market: ListedMarket; interval: CandleInterval }) {
  const feed = useFeed();
  const query = feed?.queries.candles(marketHex(market), { interval });
  const { data, isPending } = useQuery({
    queryKey: query?.queryKey ?? ['indexer', null, 'candles'],
    queryFn: query?.queryFn ?? (() => Promise.reject(new Error('No indexer to ask.'))),
    enabled: feed !== null,
    refetchInterval: 15_000,
  });
  if (!data) {
    if (feed && isPending) return <Skeleton rows={5} label="Reading the candles" />;
    return <Empty>Candles are missing while the indexer is.</Empty>;
  }
  if (data.candles.length === 0) return <Empty>No trades yet, so no candles.</Empty>;
  return (
    <Suspense fallback={<Skeleton rows={5} label="Loading the chart" />}>
      <CandleChart
        key={`${market.slug} ${interval}`}
        market={market}
        candles={data.candles}
        interval={interval}
      />
    </Suspense>
  );
}
