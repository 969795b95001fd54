import type { Candle, CandleInterval } from '@weir/indexer/client';

/** Seconds of an interval. */
const SECONDS: Record<CandleInterval, number> = {
  '1m': 60,
  '5m': 300,
  '15m': 900,
  '1h': 3600,
  '4h': 14_400,
  '1d': 86_400,
};

/** Candles read so far, oldest first, without gaps. */
export interface CandleSeries {
  candles: readonly Candle[];
  /** There are none before the first. */
  isComplete: boolean;
}

/**
 * The series with newer or older candles in it; those that come later win. An answer that leaves a gap to what is known
 * (the page slept) replaces it.
 */
export function mergeCandles(
  known: readonly Candle[],
  answer: readonly Candle[],
  interval: CandleInterval,
): readonly Candle[] {
  const [first, last] = [answer[0], answer.at(-1)];
  const [knownFirst, knownLast] = [known[0], known.at(-1)];
  if (!first || !last) return known;
  if (!knownFirst || !knownLast) return answer;
  const step = SECONDS[interval];
  const isApart = first.time > knownLast.time + step || last.time < knownFirst.time - step;
  if (isApart) return answer;
  const before = known.filter(({ time }) => time < first.time);
  const after = known.filter(({ time }) => time > last.time);
  return [...before, ...answer, ...after];
}

/**
 * From which place on a drawn series has to be drawn anew to be `next`: its length where nothing changed, null where all
 * of it has to be, because it begins elsewhere or changed before its end.
 */
export function changedFrom(drawn: readonly Candle[], next: readonly Candle[]): number | null {
  if (drawn.length === 0 || next.length < drawn.length || drawn[0]?.time !== next[0]?.time) {
    return null;
  }
  const at = drawn.findIndex((candle, place) => !isSame(candle, next[place]));
  if (at < 0) return drawn.length;
  return at === drawn.length - 1 && drawn[at]?.time === next[at]?.time ? at : null;
}

function isSame(one: Candle, other: Candle | undefined): boolean {
  return (
    one === other ||
    (one.time === other?.time &&
      one.open === other.open &&
      one.high === other.high &&
      one.low === other.low &&
      one.close === other.close &&
      one.baseVolume === other.baseVolume)
  );
}

/** A candle's change from open to close in percent, with its sign: `+0.42`. */
export function changePercent({ open, close }: Candle): string {
  const change = (Number(close) / Number(open) - 1) * 100;
  return `${change > 0 ? '+' : change < 0 ? '−' : ''}${Math.abs(change).toFixed(2)}`;
}
