import { useQuery } from '@tanstack/react-query';
import type { Trade } from '@weir/indexer/client';
import { memo } from 'react';
import type { ListedMarket } from '#features/deployment';
import { useFeed } from '#features/feed';
import { formatDecimalPrice, marketHex } from '#features/market';
import { formatAmount } from '#lib/formatAmount.ts';
import { formatClock } from '#lib/formatTime.ts';
import { Empty } from '#ui/Empty.tsx';
import { Panel } from '#ui/Panel.tsx';
import { Skeleton } from '#ui/Skeleton.tsx';
import { poolPercent, sizePercent } from '../model/tradeParts.ts';
import { say } from '../words/english.ts';

interface RecentTradesProps {
  market: ListedMarket;
  className?: string;
}

const columns = 'grid grid-cols-[1fr_1fr_1rem_4.25rem] gap-x-1 px-3';

/** The last trades of the market, newest first. */
export function RecentTrades({ market, className = '' }: RecentTradesProps) {
  return (
    <Panel title={say.title} className={className}>
      <div className={`${columns} pt-1.5 pb-1 text-2xs text-quiet`}>
        <span>{say.price(market.quote.symbol)}</span>
        <span className="text-right">{say.size(market.base.symbol)}</span>
        <span className="col-start-4 text-right">{say.time}</span>
      </div>
      <TradeRows market={market} />
    </Panel>
  );
}

function TradeRows({ market }: { market: ListedMarket }) {
  const feed = useFeed();
  const query = feed?.queries.trades(marketHex(market));
  const { data, isPending } = useQuery({
    queryKey: query?.queryKey ?? ['indexer', null, 'trades'],
    queryFn: query?.queryFn ?? (() => Promise.reject(new Error('No indexer to ask.'))),
    enabled: feed !== null,
    refetchInterval: 10_000,
  });
  if (!data) {
    if (feed && isPending) return <Skeleton rows={8} label={say.reading} />;
    return <Empty>{say.missing}</Empty>;
  }
  if (data.trades.length === 0) return <Empty>{say.none}</Empty>;
  const largest = Math.max(...data.trades.map(({ base }) => Number(base)));
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <ol aria-label={say.recent} tabIndex={0} className="min-h-0 flex-1 overflow-y-auto pb-1">
      {data.trades.map((trade) => (
        <TradeRow
          key={trade.id}
          trade={trade}
          market={market}
          bar={sizePercent(trade.base, largest)}
        />
      ))}
    </ol>
  );
}

interface TradeRowProps {
  trade: Trade;
  market: ListedMarket;
  /** The size bar's length in percent. */
  bar: number;
}

const TradeRow = memo(function TradeRow({ trade, market, bar }: TradeRowProps) {
  const isBuy = trade.side === 'buy';
  return (
    <li
      className={`arrived relative h-5 items-center text-xs ${columns}`}
      title={partWords(trade, market)}
    >
      <span
        aria-hidden="true"
        className={`absolute inset-y-px left-0 opacity-60 ${isBuy ? 'bg-buy-wash' : 'bg-sell-wash'}`}
        style={{ width: `${bar / 2}%` }}
      />
      <span className={`relative ${isBuy ? 'text-buy' : 'text-sell'}`}>
        <span aria-hidden="true">{isBuy ? '▲ ' : '▼ '}</span>
        <span className="sr-only">{isBuy ? say.buyAt : say.sellAt} </span>
        {formatDecimalPrice(trade.price)}
      </span>
      <span className="relative text-right">
        {formatAmount(BigInt(trade.base), market.base.decimals)}
      </span>
      <PartMark trade={trade} market={market} />
      <span className="relative text-right text-quiet">{formatClock(trade.timestamp)}</span>
    </li>
  );
});

/** How much of it pool and book filled: a small pillar, the pool's part from below. */
function PartMark({ trade, market }: { trade: Trade; market: ListedMarket }) {
  const pool = poolPercent(trade);
  return (
    <span className="relative mx-auto flex h-3 w-1.5 flex-col justify-end bg-ink/50">
      <span aria-hidden="true" className="bg-pool" style={{ height: `${pool}%` }} />
      <span className="sr-only">{partWords(trade, market)}</span>
    </span>
  );
}

function partWords({ levels, poolBase }: Trade, market: ListedMarket): string {
  const pool = BigInt(poolBase);
  if (levels === 0) return say.byPool;
  if (pool === 0n) return say.byBook(levels);
  const amount = `${formatAmount(pool, market.base.decimals)} ${market.base.symbol}`;
  return say.byBoth(amount, levels);
}
