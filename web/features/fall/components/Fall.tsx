import type { MarketState, WalkPlan } from '@weir/contracts';
import { scaleLinear } from 'd3-scale';
import { area, line } from 'd3-shape';
import { useMemo, useState } from 'react';
import type { ListedMarket } from '#features/deployment';
import { formatDecimalPrice } from '#features/market';
import { formatAmount } from '#lib/formatAmount.ts';
import { type FallPart, type FallPoint, fallPath } from '../model/fallPath.ts';
import { say } from '../words/english.ts';

interface FallProps {
  market: ListedMarket;
  state: MarketState;
  plan: WalkPlan;
  /** The worst price accepted, whole quote per base. */
  limit: number | null;
}

const WIDTH = 300;
const HEIGHT = 84;
const PARTS_LISTED = 4;

/**
 * The fall: how a trade runs down pool and book, a curve for each stretch in the pool and a step for each level.
 * Worse prices are always lower. The parts are listed beside it; pointing at one marks it in the drawing.
 */
export default function Fall({ market, state, plan, limit }: FallProps) {
  const parts = useMemo(() => fallPath(market, state, plan), [market, state, plan]);
  const [marked, setMarked] = useState<string | null>(null);
  const drawing = useMemo(() => draw(parts, plan.baseIn, limit), [parts, plan.baseIn, limit]);
  if (!drawing) return null;
  const listed = parts.slice(0, PARTS_LISTED);

  return (
    <figure aria-label={say.fallOf} className="flex flex-col gap-1.5">
      <svg
        aria-hidden="true"
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        className="w-full overflow-visible rounded-md bg-paper"
      >
        {drawing.shapes.map(({ part, fill, stroke }) => (
          <g
            key={part.key}
            className={part.kind === 'pool' ? 'text-pool' : 'text-ink'}
            opacity={marked === null || marked === part.key ? 1 : 0.35}
          >
            <path d={fill} fill="currentColor" opacity={part.kind === 'pool' ? 0.22 : 0.12} />
            <path d={stroke} fill="none" stroke="currentColor" strokeWidth="1.75" />
          </g>
        ))}
        <path d={drawing.drops} fill="none" className="text-quiet" stroke="currentColor" />
        {drawing.limitY !== null && (
          <g className="text-warn">
            <path d={`M0 ${drawing.limitY}H${WIDTH}`} stroke="currentColor" strokeDasharray="3 3" />
            <text
              x={WIDTH - 4}
              y={drawing.limitY - 3}
              textAnchor="end"
              fontSize="9"
              fill="currentColor"
            >
              {say.limitLine}
            </text>
          </g>
        )}
      </svg>
      <figcaption className="-mb-1 px-1 text-2xs text-quiet">{say.partsAtPrices}</figcaption>
      <ul className="text-2xs" aria-label={say.partsLabel}>
        {listed.map((part) => (
          <li
            key={part.key}
            onPointerEnter={() => setMarked(part.key)}
            onPointerLeave={() => setMarked(null)}
            className="flex items-center gap-1.5 rounded px-1 hover:bg-raised"
          >
            <span
              aria-hidden="true"
              className={`size-2 shrink-0 ${part.kind === 'pool' ? 'rounded-full bg-pool' : 'bg-ink'}`}
            />
            <span>{part.kind === 'pool' ? say.pool : say.book}</span>
            <span className="text-quiet">{priceSpan(part)}</span>
            <span className="ml-auto">
              {formatAmount(part.base, market.base.decimals)} {market.base.symbol}
            </span>
          </li>
        ))}
        {parts.length > listed.length && (
          <li className="px-1 text-quiet">{say.moreParts(parts.length - listed.length)}</li>
        )}
      </ul>
    </figure>
  );
}

function priceSpan({ points }: FallPart): string {
  const first = points[0]?.price ?? 0;
  const last = points.at(-1)?.price ?? first;
  const say = (price: number) => formatDecimalPrice(price.toPrecision(12));
  return say(first) === say(last) ? say(first) : `${say(first)} → ${say(last)}`;
}

function draw(parts: readonly FallPart[], baseIn: boolean, limit: number | null) {
  const points = parts.flatMap((part) => part.points);
  const end = points.at(-1);
  if (!end || end.amount === 0) return null;
  const prices = points.map(({ price }) => price);
  const span = [Math.min(...prices), Math.max(...prices)] as const;
  const padding = (span[1] - span[0]) * 0.25 || span[1] * 0.0005;
  const isLimitNear =
    limit !== null &&
    limit > span[0] - 3 * (padding + span[1] - span[0]) &&
    limit < span[1] + 3 * (padding + span[1] - span[0]);
  const low = Math.min(span[0] - padding, isLimitNear ? limit - padding / 2 : span[0]);
  const high = Math.max(span[1] + padding, isLimitNear ? limit + padding / 2 : span[1]);
  const x = scaleLinear([0, end.amount], [0, WIDTH]);
  const y = scaleLinear(baseIn ? [high, low] : [low, high], [4, HEIGHT - 4]);
  const stroke = line<FallPoint>(
    (point) => x(point.amount),
    (point) => y(point.price),
  );
  const fill = area<FallPoint>(
    (point) => x(point.amount),
    () => HEIGHT,
    (point) => y(point.price),
  );
  const drops = parts.slice(1).map((part, index) => {
    const before = parts[index]?.points.at(-1);
    const after = part.points[0];
    return before && after ? `M${x(after.amount)} ${y(before.price)}V${y(after.price)}` : '';
  });
  return {
    shapes: parts.map((part) => ({
      part,
      fill: fill([...part.points]) ?? '',
      stroke: stroke([...part.points]) ?? '',
    })),
    drops: drops.join(''),
    limitY: isLimitNear ? y(limit) : null,
  };
}
