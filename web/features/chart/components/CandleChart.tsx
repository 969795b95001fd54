import type { Candle, CandleInterval } from '@weir/indexer/client';
import {
  CandlestickSeries,
  ColorType,
  createChart,
  HistogramSeries,
  type IChartApi,
  type ISeriesApi,
  type UTCTimestamp,
} from 'lightweight-charts';
import { useEffect, useRef } from 'react';
import type { ListedMarket } from '#features/deployment';
import { formatDecimalPrice } from '#features/market';
import { type Theme, useTheme } from '#lib/theme.ts';
import { chartPalette } from '../model/chartPalette.ts';

interface CandleChartProps {
  market: ListedMarket;
  candles: readonly Candle[];
  interval: CandleInterval;
}

interface Drawing {
  chart: IChartApi;
  candles: ISeriesApi<'Candlestick'>;
  volume: ISeriesApi<'Histogram'>;
}

/** Candles and volume; loaded apart from the page. */
export default function CandleChart({ market, candles, interval }: CandleChartProps) {
  const holder = useRef<HTMLDivElement>(null);
  const drawing = useRef<Drawing | null>(null);
  const theme = useTheme();

  useEffect(() => {
    if (!holder.current) return;
    const made = create(holder.current);
    drawing.current = made;
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

  const last = candles.at(-1);
  return (
    <figure
      aria-label={`Candles of ${market.base.symbol} in ${market.quote.symbol}, ${interval} each${last ? `, last ${last.close}` : ''}`}
      className="relative min-h-64 flex-1"
    >
      <div ref={holder} className="absolute inset-0" />
      <figcaption className="absolute bottom-8 left-2 z-10 text-2xs text-quiet">
        Chart by{' '}
        <a
          href="https://www.tradingview.com/"
          rel="noreferrer"
          target="_blank"
          className="underline"
        >
          TradingView
        </a>
      </figcaption>
    </figure>
  );
}

function create(holder: HTMLElement): Drawing {
  const chart = createChart(holder, {
    autoSize: true,
    layout: { fontFamily: "'Inter Variable', sans-serif", fontSize: 11, attributionLogo: false },
    rightPriceScale: { borderVisible: false, scaleMargins: { top: 0.08, bottom: 0.24 } },
    timeScale: {
      borderVisible: false,
      timeVisible: true,
      secondsVisible: false,
      barSpacing: 8,
      rightOffset: 4,
    },
    crosshair: { mode: 0 },
  });
  const candles = chart.addSeries(CandlestickSeries, { borderVisible: true });
  const volume = chart.addSeries(HistogramSeries, {
    priceScaleId: 'volume',
    priceFormat: { type: 'volume' },
    lastValueVisible: false,
    priceLineVisible: false,
  });
  chart.priceScale('volume').applyOptions({ scaleMargins: { top: 0.82, bottom: 0 } });
  return { chart, candles, volume };
}

function paint({ chart, candles }: Drawing, theme: Theme): void {
  const palette = chartPalette[theme];
  chart.applyOptions({
    layout: {
      background: { type: ColorType.Solid, color: palette.panel },
      textColor: palette.quiet,
    },
    grid: { vertLines: { color: palette.line }, horzLines: { color: palette.line } },
  });
  // A rising candle is hollow: the sides differ in shape too.
  candles.applyOptions({
    upColor: palette.panel,
    borderUpColor: palette.buy,
    wickUpColor: palette.buy,
    downColor: palette.sell,
    borderDownColor: palette.sell,
    wickDownColor: palette.sell,
  });
}

function fill(drawing: Drawing, data: readonly Candle[], market: ListedMarket, theme: Theme): void {
  const { buyWash, sellWash } = chartPalette[theme];
  const smallest = Math.min(...data.map(({ low }) => Number(low)));
  const minMove = 10 ** (Math.floor(Math.log10(smallest)) - 5);
  drawing.candles.applyOptions({
    priceFormat: {
      type: 'custom',
      minMove,
      formatter: (price: number) => formatDecimalPrice(Math.max(0, price).toFixed(18)),
    },
  });
  drawing.candles.setData(
    data.map(({ time, open, high, low, close }) => ({
      time: time as UTCTimestamp,
      open: Number(open),
      high: Number(high),
      low: Number(low),
      close: Number(close),
    })),
  );
  drawing.volume.setData(
    data.map(({ time, open, close, baseVolume }) => ({
      time: time as UTCTimestamp,
      value: Number(baseVolume) / 10 ** market.base.decimals,
      color: Number(close) >= Number(open) ? buyWash : sellWash,
    })),
  );
}
