import type { ListedMarket } from '#features/deployment';
import { formatDecimalPrice, formatLots } from '#features/market';
import type { DepthCurve, DepthPoint } from '../model/depthCurve.ts';
import type { depthPaths } from '../model/depthPaths.ts';

interface DepthDrawingProps {
  market: ListedMarket;
  curve: DepthCurve;
  paths: ReturnType<typeof depthPaths>;
  width: number;
  height: number;
  marked: DepthPoint | null;
  /** Of this drawing, for its patterns. */
  id: string;
}

/** The depth chart's lines and areas: bids filled, asks hatched, the pool's part in a colour of its own. */
export function DepthDrawing(props: DepthDrawingProps) {
  const { market, curve, paths, width, height, marked, id } = props;
  const { x, y, bids, asks } = paths;
  const hatch = `hatch${id}`;
  return (
    <svg aria-hidden="true" width={width} height={height} className="absolute inset-0 text-2xs">
      <defs>
        <pattern
          id={hatch}
          width="6"
          height="6"
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(45)"
          className="text-sell"
        >
          <rect width="6" height="6" fill="currentColor" opacity="0.08" />
          <path d="M0 0V6" stroke="currentColor" strokeWidth="2" opacity="0.4" />
        </pattern>
      </defs>
      {y.ticks(4).map((lots) => (
        <g key={lots} className="text-line">
          <path d={`M0 ${y(lots)}H${width}`} stroke="currentColor" />
          {lots > 0 && (
            <text x={width - 6} y={y(lots) - 3} textAnchor="end" className="fill-quiet">
              {formatLots(market, BigInt(Math.round(lots)))}
            </text>
          )}
        </g>
      ))}
      <g className="text-pool">
        <path d={bids.pool} fill="currentColor" opacity="0.35" />
        <path d={asks.pool} fill="currentColor" opacity="0.35" />
      </g>
      <g className="text-buy">
        <path d={bids.book} fill="currentColor" opacity="0.25" />
        <path d={bids.edge} fill="none" stroke="currentColor" strokeWidth="1.75" />
      </g>
      <g className="text-sell">
        <path d={asks.book} fill={`url(#${hatch})`} />
        <path
          d={asks.edge}
          fill="none"
          stroke="currentColor"
          strokeWidth="1.75"
          strokeDasharray="6 2"
        />
      </g>
      <path
        d={`M${x(curve.mid)} 0V${height}`}
        className="text-quiet"
        stroke="currentColor"
        strokeDasharray="2 3"
      />
      {x.ticks(Math.max(2, Math.floor(width / 110))).map((price) => (
        <text
          key={price}
          x={x(price)}
          y={height - 5}
          textAnchor={x(price) < 30 ? 'start' : x(price) > width - 30 ? 'end' : 'middle'}
          className="fill-quiet"
        >
          {formatDecimalPrice(String(price))}
        </text>
      ))}
      {marked && (
        <g className="text-ink">
          <path d={`M${x(marked.price)} 0V${height}`} stroke="currentColor" opacity="0.6" />
          <circle
            cx={x(marked.price)}
            cy={y(Number(marked.poolLots + marked.bookLots))}
            r="4"
            fill="currentColor"
          />
        </g>
      )}
    </svg>
  );
}
