import { useQuery } from '@tanstack/react-query';
import type { ListedMarket } from '#features/deployment';
import { useFeed } from '#features/feed';
import { formatDecimalPrice, marketHex } from '#features/market';
import { formatAmount } from '#lib/formatAmount.ts';
import { formatClock } from '#lib/formatTime.ts';
import { Empty } from '#ui/Empty.tsx';
import { Panel } from '#ui/Panel.tsx';
import { Skeleton } from '#ui/Skeleton.tsx';

interface RecentTradesProps {
  market: ListedMarket;
  className?: string;
}

/** The last trades of the market, newest first. */
export function RecentTrades({ market, className = '' }: RecentTradesProps) {
  return (
    <Panel title="Trades" className={className}>
      <div className="grid grid-cols-[1fr_1fr_4.5rem] px-3 pt-1.5 pb-1 text-2xs text-quiet">
        <span>Price ({market.quote.symbol})</span>
        <span className="text-right">Size ({market.base.symbol})</span>
        <span className="text-right">Time</span>
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
    if (feed && isPending) return <Skeleton rows={8} label="Reading the trades" />;
    return <Empty>Trades are missing while the indexer is.</Empty>;
  }
  if (data.trades.length === 0) return <Empty>No trades yet.</Empty>;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <ol aria-label="Recent trades" tabIndex={0} className="min-h-0 flex-1 overflow-y-auto pb-1">
      {data.trades.map((trade) => (
        <li
          key={trade.id}
          className="arrived grid h-5 grid-cols-[1fr_1fr_4.5rem] items-center px-3 text-xs"
          title={`Pool ${formatAmount(BigInt(trade.poolBase), market.base.decimals)}, ${trade.levels} prices of the book`}
        >
          <span className={trade.side === 'buy' ? 'text-buy' : 'text-sell'}>
            <span aria-hidden="true">{trade.side === 'buy' ? '▲ ' : '▼ '}</span>
            <span className="sr-only">{trade.side} at </span>
            {formatDecimalPrice(trade.price)}
          </span>
          <span className="text-right">
            {formatAmount(BigInt(trade.base), market.base.decimals)}
          </span>
          <span className="text-right text-quiet">{formatClock(trade.timestamp)}</span>
        </li>
      ))}
    </ol>
  );
}
