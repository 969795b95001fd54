import type { MarketState } from '@weir/contracts';
import { type PointerEvent, type ReactNode, useId, useMemo, useState } from 'react';
import type { ListedMarket } from '#features/deployment';
import { formatDecimalPrice, formatLots, useMarket } from '#features/market';
import { readStored, writeStored } from '#lib/storedValue.ts';
import { useElementSize } from '#lib/useElementSize.ts';
import { Empty } from '#ui/Empty.tsx';
import { Segments } from '#ui/Segments.tsx';
import { Skeleton } from '#ui/Skeleton.tsx';
import { type DepthCurve, type DepthPoint, depthCurve } from '../model/depthCurve.ts';
import { depthPaths } from '../model/depthPaths.ts';
import { sumToHere } from '../model/sumToHere.ts';
import { say } from '../words/english.ts';
import { DepthDrawing } from './DepthDrawing.tsx';
import { DepthTable } from './DepthTable.tsx';

const SPANS = ['0.5', '1', '2', '5', '10', '25'] as const;
type Span = (typeof SPANS)[number];
const STORED = 'weir.depthSpan';

/** How much can be bought and sold up to each price: the pool's part from the ground, the book's above it. */
export default function DepthChart({ market }: { market: ListedMarket }) {
  const { data } = useMarket(market);
  const [span, setSpan] = useState<Span>(
    () => SPANS.find((known) => known === readStored(STORED)) ?? '2',
  );
  const state = data?.state;
  const curve = useMemo(
    () => (state ? depthCurve(market, state, Number(span)) : null),
    [market, state, span],
  );
  if (!state) return <Skeleton rows={5} label={say.reading} />;
  if (!curve) return <Empty>{say.empty}</Empty>;
  const spans = (
    <Segments
      label={say.span}
      size="small"
      value={span}
      onChange={(next) => {
        setSpan(next);
        writeStored(STORED, next);
      }}
      segments={SPANS.map((value) => ({ value, label: `±${value} %` }))}
    />
  );
  return <Depth market={market} state={state} curve={curve} spans={spans} />;
}

interface DepthProps {
  market: ListedMarket;
  state: MarketState;
  curve: DepthCurve;
  spans: ReactNode;
}

function Depth({ market, state, curve, spans }: DepthProps) {
  const [holder, { width, height }] = useElementSize<HTMLDivElement>();
  const paths = useMemo(() => depthPaths(curve, width, height), [curve, width, height]);
  const [at, setAt] = useState<number | null>(null);
  const id = useId();
  // From the lowest price to the highest: what the pointer and the keyboard walk along.
  const points = useMemo(() => [...curve.bids.toReversed(), ...curve.asks], [curve]);
  const place = at === null ? null : Math.min(at, points.length - 1);
  const point = place === null ? undefined : points[place];
  const side = place !== null && place < curve.bids.length ? 'buy' : 'sell';
  const words = point ? reading(market, state, curve, point, side) : null;

  const follow = (event: PointerEvent<HTMLElement>) => {
    const price = paths.x.invert(event.clientX - event.currentTarget.getBoundingClientRect().left);
    const distances = points.map((known) => Math.abs(known.price - price));
    setAt(distances.indexOf(Math.min(...distances)));
  };

  return (
    <figure
      aria-label={say.depthOf(market.base.symbol, market.quote.symbol)}
      className="flex min-h-64 flex-1 flex-col"
    >
      <div className="flex min-h-8 flex-wrap items-center justify-between gap-x-3 gap-y-1 px-3 py-1">
        <DepthKey />
        {spans}
      </div>
      <p className="min-h-8 px-3 text-2xs sm:min-h-4" data-testid="depth-reading">
        {words}
      </p>
      <div ref={holder} className="relative min-h-0 flex-1">
        {width > 0 && (
          <DepthDrawing
            market={market}
            curve={curve}
            paths={paths}
            width={width}
            height={height}
            marked={point ?? null}
            id={id}
          />
        )}
        <input
          type="range"
          aria-label={say.walkDepth}
          aria-valuetext={words ?? say.walkDepthHow}
          min={0}
          max={Math.max(0, points.length - 1)}
          value={place ?? curve.bids.length}
          onChange={(event) => setAt(Number(event.target.value))}
          onPointerMove={follow}
          onPointerDown={(event) => {
            event.preventDefault();
            follow(event);
          }}
          onPointerLeave={() => setAt(null)}
          onBlur={() => setAt(null)}
          className="peer absolute inset-0 size-full cursor-crosshair touch-pan-y opacity-0"
        />
        <span
          aria-hidden="true"
          className="pointer-events-none absolute inset-0.5 rounded outline-2 outline-transparent peer-focus-visible:outline-accent"
        />
      </div>
      <DepthTable market={market} curve={curve} />
    </figure>
  );
}

function DepthKey() {
  return (
    <span className="flex gap-3 text-2xs text-quiet">
      <span>
        <span aria-hidden="true" className="mr-1 inline-block size-2 rounded-[2px] bg-buy/50" />
        {say.bids}
      </span>
      <span>
        <span
          aria-hidden="true"
          className="mr-1 inline-block size-2 rounded-[2px] bg-sell/20 ring-1 ring-sell ring-inset"
        />
        {say.asks}
      </span>
      <span>
        <span aria-hidden="true" className="mr-1 inline-block size-2 rounded-[2px] bg-pool/50" />
        {say.pool}
      </span>
    </span>
  );
}

/** A place of the curve in words: price and distance, what lies up to there, and what that comes to. */
function reading(
  market: ListedMarket,
  state: MarketState,
  curve: DepthCurve,
  point: DepthPoint,
  side: 'buy' | 'sell',
): string {
  const { symbol } = market.base;
  const distance = (point.price / curve.mid - 1) * 100;
  const percent = `${distance > 0 ? '+' : '−'}${Math.abs(distance).toFixed(2)}`;
  const sum = point.poolLots + point.bookLots;
  const parts = say.depthParts(
    formatDecimalPrice(String(point.price)),
    percent,
    `${formatLots(market, point.poolLots)} ${symbol}`,
    `${formatLots(market, point.bookLots)} ${symbol}`,
  );
  const cost = sumToHere(market, state, side, sum);
  return cost === null ? parts : `${parts}. ${cost}`;
}
