import { tickToPrice } from '@weir/contracts';
import { useMemo, useState } from 'react';
import type { ListedMarket } from '#features/deployment';
import {
  formatDecimalPrice,
  lotsToBase,
  priceScale,
  topOfMarket,
  useMarket,
} from '#features/market';
import { formatFixed, groupThousands } from '#lib/formatAmount.ts';
import { Empty } from '#ui/Empty.tsx';
import { Panel } from '#ui/Panel.tsx';
import { Skeleton } from '#ui/Skeleton.tsx';
import {
  buildLadder,
  groupingLabel,
  groupings,
  type LadderRow,
  largestTotal,
} from '../model/ladder.ts';
import { priceDecimals, sizeDecimals } from '../model/ladderFigures.ts';

interface LadderProps {
  market: ListedMarket;
  /** Ticks of the reader's own resting orders. */
  ownTicks: { buy: ReadonlySet<number>; sell: ReadonlySet<number> };
  rows: number;
  onPrice: (price: string) => void;
  className?: string;
}

/** The order book with the pool's own depth in it. A click on a row takes its price into the ticket. */
export function Ladder({ market, ownTicks, rows, onPrice, className }: LadderProps) {
  const { data } = useMarket(market);
  const [chosen, setChosen] = useState<number | null>(null);
  const state = data?.state;
  const choices = useMemo(() => (state ? groupings(market, state) : []), [market, state]);
  const grouping = chosen !== null && choices.includes(chosen) ? chosen : (choices[0] ?? 1);
  const ladder = useMemo(
    () => (state ? buildLadder(market, state, grouping, rows) : null),
    [market, state, grouping, rows],
  );
  if (!state || !ladder) {
    return (
      <Panel title="Order book" className={className ?? ''}>
        <Skeleton rows={rows} label="Reading the order book" />
      </Panel>
    );
  }
  const all = [...ladder.asks, ...ladder.bids];
  const most = largestTotal(ladder);
  const scale = priceScale(market);
  const prices = all.map(({ tick }) => tickToPrice(tick, scale));
  const shared = {
    market,
    most,
    step: grouping,
    onPrice,
    priceDecimals: priceDecimals(prices),
    sizeDecimals: sizeDecimals(market, all),
  };
  const { mid, bid, ask } = topOfMarket(market, state);

  return (
    <Panel
      title="Order book"
      className={className ?? ''}
      aside={
        <select
          aria-label="Price grouping"
          value={grouping}
          onChange={(event) => setChosen(Number(event.target.value))}
          className="h-6 rounded bg-raised px-1.5 text-xs"
        >
          {choices.map((step) => (
            <option key={step} value={step}>
              {groupingLabel(market, state, step)}
            </option>
          ))}
        </select>
      }
    >
      <div className="grid grid-cols-3 px-3 pt-1.5 pb-1 text-2xs text-quiet">
        <span>Price ({market.quote.symbol})</span>
        <span className="text-right">Size ({market.base.symbol})</span>
        <span className="text-right">Total</span>
      </div>
      {all.length === 0 && <Empty>No pool and no orders yet.</Empty>}
      <ol aria-label="Asks" className="flex flex-col-reverse">
        {ladder.asks.map((row) => (
          <Row key={row.tick} {...shared} row={row} side="sell" own={ownTicks.sell} />
        ))}
      </ol>
      <div className="my-0.5 flex items-baseline justify-between border-y border-line px-3 py-1">
        <span className="text-sm font-semibold">{mid ? formatDecimalPrice(mid) : '–'}</span>
        <span className="text-2xs text-quiet">
          {bid && ask ? `spread ${spread(bid, ask)} %` : 'one side only'}
        </span>
      </div>
      <ol aria-label="Bids">
        {ladder.bids.map((row) => (
          <Row key={row.tick} {...shared} row={row} side="buy" own={ownTicks.buy} />
        ))}
      </ol>
      <p className="mt-auto flex gap-3 px-3 py-1.5 text-2xs text-quiet">
        <Key className="bg-linear-to-r from-sell/60 to-buy/60" name="book" />
        <Key className="bg-pool/50" name="pool" />
        <span className="ml-auto">
          <span aria-hidden="true" className="text-accent">
            ◆{' '}
          </span>
          yours
        </span>
      </p>
    </Panel>
  );
}

function Key({ className, name }: { className: string; name: string }) {
  return (
    <span className="flex items-center gap-1">
      <span aria-hidden="true" className={`size-2 rounded-[2px] ${className}`} />
      {name}
    </span>
  );
}

interface RowProps {
  market: ListedMarket;
  row: LadderRow;
  side: 'buy' | 'sell';
  own: ReadonlySet<number>;
  most: bigint;
  step: number;
  priceDecimals: number;
  sizeDecimals: number;
  onPrice: (price: string) => void;
}

function Row(props: RowProps) {
  const { market, row, side, own, most, step, onPrice } = props;
  const price = tickToPrice(row.tick, priceScale(market));
  const size = (lots: bigint) =>
    formatFixed(lotsToBase(market, lots), market.base.decimals, props.sizeDecimals);
  const part = (lots: bigint) => `${Number((lots * 10_000n) / most) / 100}%`;
  const isOwn = hasOwn(own, row.tick, side, step);
  return (
    <li className="relative">
      {/* The bar is the sum to here: the pool's part of it at the edge, the book's beside it. */}
      <span
        aria-hidden="true"
        className={`absolute inset-y-px right-0 ${side === 'buy' ? 'bg-buy-wash' : 'bg-sell-wash'} opacity-60`}
        style={{ width: part(row.totalLots) }}
      />
      <span
        aria-hidden="true"
        className="absolute inset-y-px right-0 bg-pool/30"
        style={{ width: part(row.totalPoolLots) }}
      />
      <button
        type="button"
        onClick={() => onPrice(price)}
        aria-label={`${side === 'buy' ? 'Bid' : 'Ask'} ${price}, book ${size(row.bookLots)}, pool ${size(row.poolLots)} ${market.base.symbol}${isOwn ? ', yours too' : ''}`}
        className="relative grid h-6 w-full grid-cols-3 items-center px-3 text-xs hover:bg-raised/70"
      >
        <span className={`text-left ${side === 'buy' ? 'text-buy' : 'text-sell'}`}>
          {fixed(price, props.priceDecimals)}
          {isOwn && <span className="ml-1 text-2xs text-accent">◆</span>}
        </span>
        <span className="text-right">{size(row.bookLots + row.poolLots)}</span>
        <span className="text-right text-quiet">{size(row.totalLots)}</span>
      </button>
    </li>
  );
}

function fixed(price: string, decimals: number): string {
  const [whole = '0', fraction = ''] = price.split('.');
  return groupThousands(decimals === 0 ? whole : `${whole}.${fraction.padEnd(decimals, '0')}`);
}

function hasOwn(own: ReadonlySet<number>, row: number, side: 'buy' | 'sell', step: number) {
  for (const tick of own) {
    if (side === 'sell' ? tick <= row && tick > row - step : tick >= row && tick < row + step) {
      return true;
    }
  }
  return false;
}

function spread(bid: string, ask: string): string {
  const gap = ((Number(ask) - Number(bid)) / Number(ask)) * 100;
  return Math.max(0, gap).toFixed(3);
}
