import type { Candle } from '@weir/indexer/client';
import {
  CandlestickSeries,
  ColorType,
  createChart,
  HistogramSeries,
  type IChartApi,
  type IPriceLine,
  type ISeriesApi,
  LineStyle,
  type UTCTimestamp,
} from 'lightweight-charts';
import type { ListedMarket } from '#features/deployment';
import { formatDecimalPrice, formatLots, priceText } from '#features/market';
import type { Theme } from '#lib/theme.ts';
import { say } from '../words/english.ts';
import { changedFrom } from './candleSeries.ts';
import { chartPalette } from './chartPalette.ts';
import type { OwnLines } from './ownLines.ts';

/** A chart on the page, and what is drawn in it. */
export interface Drawing {
  chart: IChartApi;
  candles: ISeriesApi<'Candlestick'>;
  volume: ISeriesApi<'Histogram'>;
  lines: IPriceLine[];
  drawn: readonly Candle[];
  drawnIn: Theme | null;
}

/** An empty chart that fills `holder`. */
export function createDrawing(holder: HTMLElement): Drawing {
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
  return { chart, candles, volume, lines: [], drawn: [], drawnIn: null };
}

/** Puts the chart into a theme. */
export function paint({ chart, candles }: Drawing, theme: Theme): void {
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
    priceLineColor: palette.quiet,
  });
}

/** Draws a series: only its end where only that changed. */
export function fill(
  drawing: Drawing,
  series: readonly Candle[],
  market: ListedMarket,
  theme: Theme,
): void {
  const from = drawing.drawnIn === theme ? changedFrom(drawing.drawn, series) : null;
  const { bar, column } = shapes(market, theme);
  if (from === null) {
    const smallest = Math.min(...series.map(({ low }) => Number(low)));
    const minMove = 10 ** (Math.floor(Math.log10(smallest)) - 5);
    drawing.candles.applyOptions({
      priceFormat: {
        type: 'custom',
        minMove,
        formatter: (price: number) => formatDecimalPrice(Math.max(0, price).toFixed(18)),
      },
    });
    drawing.candles.setData(series.map(bar));
    drawing.volume.setData(series.map(column));
  } else {
    for (const candle of series.slice(from)) {
      drawing.candles.update(bar(candle));
      drawing.volume.update(column(candle));
    }
  }
  drawing.drawn = series;
  drawing.drawnIn = theme;
}

/** Draws own orders as lines at their prices. */
export function drawOwn(drawing: Drawing, own: OwnLines, market: ListedMarket, theme: Theme): void {
  for (const line of drawing.lines) drawing.candles.removePriceLine(line);
  const palette = chartPalette[theme];
  const lineAt = (side: 'buy' | 'sell') => (entry: [number, bigint]) => {
    const [tick, lots] = entry;
    const words = side === 'buy' ? say.ownBuy : say.ownSell;
    return drawing.candles.createPriceLine({
      price: Number(priceText(market, tick)),
      color: palette[side],
      lineWidth: 1,
      lineStyle: side === 'buy' ? LineStyle.Dashed : LineStyle.Dotted,
      axisLabelVisible: true,
      title: words(formatLots(market, lots)),
    });
  };
  drawing.lines = [...[...own.buy].map(lineAt('buy')), ...[...own.sell].map(lineAt('sell'))];
}

/** Candles in the library's shape; numbers are for drawing only. */
function shapes(market: ListedMarket, theme: Theme) {
  const { buyWash, sellWash } = chartPalette[theme];
  return {
    bar: ({ time, open, high, low, close }: Candle) => ({
      time: time as UTCTimestamp,
      open: Number(open),
      high: Number(high),
      low: Number(low),
      close: Number(close),
    }),
    column: ({ time, open, close, baseVolume }: Candle) => ({
      time: time as UTCTimestamp,
      value: Number(baseVolume) / 10 ** market.base.decimals,
      color: Number(close) >= Number(open) ? buyWash : sellWash,
    }),
  };
}
