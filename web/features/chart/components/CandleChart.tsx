import type { Candle, CandleInterval } from '@weir/indexer/client';
import { useEffect, useRef } from 'react';
import type { ListedMarket } from '#features/deployment';
import { useTheme } from '#lib/theme.ts';
import { createDrawing, type Drawing, drawOwn, fill, paint } from '../model/chartDrawing.ts';
import type { OwnLines } from '../model/ownLines.ts';
import { say } from '../words/english.ts';
import { CandleTable } from './CandleTable.tsx';

interface CandleChartProps {
  market: ListedMarket;
  candles: readonly Candle[];
  interval: CandleInterval;
  own: OwnLines;
  /** Told the time of the candle under the pointer, or null where there is none. */
  onPoint: (time: number | null) => void;
  /** Asked for candles before the first, when the reader gets there. */
  onOlder: () => void;
}

/** Bars left of which older ones are asked for. */
const NEAR_START = 20;

/** Candles and volume; loaded apart from the page. */
export default function CandleChart(props: CandleChartProps) {
  const { market, candles, interval, own } = props;
  const holder = useRef<HTMLDivElement>(null);
  const drawing = useRef<Drawing | null>(null);
  const latest = useRef(props);
  const theme = useTheme();

  useEffect(() => {
    latest.current = props;
  });

  useEffect(() => {
    if (!holder.current) return;
    const made = createDrawing(holder.current);
    drawing.current = made;
    made.chart.subscribeCrosshairMove(({ time }) => {
      latest.current.onPoint(typeof time === 'number' ? time : null);
    });
    made.chart.timeScale().subscribeVisibleLogicalRangeChange((range) => {
      if (range && range.from < NEAR_START) latest.current.onOlder();
    });
    return () => {
      drawing.current = null;
      made.chart.remove();
    };
  }, []);

  useEffect(() => {
    if (drawing.current) paint(drawing.current, theme);
  }, [theme]);

  useEffect(() => {
    if (drawing.current) fill(drawing.current, candles, market, theme);
  }, [candles, market, theme]);

  useEffect(() => {
    if (drawing.current) drawOwn(drawing.current, own, market, theme);
  }, [own, market, theme]);

  const last = candles.at(-1);
  const label = say.candlesOf(market.base.symbol, market.quote.symbol, interval);
  return (
    <figure
      aria-label={`${label}${last ? say.lastOf(last.close) : ''}`}
      className="relative min-h-64 flex-1"
    >
      <div ref={holder} className="absolute inset-0" />
      <figcaption className="absolute bottom-8 left-2 z-10 text-2xs text-quiet">
        {say.chartBy}{' '}
        <a
          href="https://www.tradingview.com/"
          rel="noreferrer"
          target="_blank"
          className="underline"
        >
          TradingView
        </a>
      </figcaption>
      <CandleTable market={market} candles={candles} />
    </figure>
  );
}
