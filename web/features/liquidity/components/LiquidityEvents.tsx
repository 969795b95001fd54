import type { ListedMarket } from '#features/deployment';
import { formatAmount, shortAddress } from '#lib/formatAmount.ts';
import { formatDayClock } from '#lib/formatTime.ts';
import { Empty } from '#ui/Empty.tsx';
import { Panel } from '#ui/Panel.tsx';
import { Skeleton } from '#ui/Skeleton.tsx';
import { BLOCKS_BACK, useLiquidityEvents } from '../queries/liquidityEvents.ts';
import { say } from '../words/english.ts';

/** The pool's latest deposits and removals. */
export function LiquidityEvents({ market }: { market: ListedMarket }) {
  const { base, quote } = market;
  const { data, isError } = useLiquidityEvents(market);
  return (
    <Panel
      title={say.events}
      aside={<span className="text-xs text-quiet">{say.lastBlocks(String(BLOCKS_BACK))}</span>}
    >
      {!data && isError && <Empty>{say.eventsMissing}</Empty>}
      {!data && !isError && <Skeleton rows={3} label={say.readingEvents} />}
      {data?.length === 0 && <Empty>{say.noEvents}</Empty>}
      <ul>
        {data?.map((event) => (
          <li
            key={event.key}
            className="flex flex-wrap items-baseline gap-x-4 border-b border-line px-3 py-1.5 text-xs last:border-0"
          >
            <span className={`w-20 font-medium ${event.kind === 'add' ? 'text-buy' : 'text-sell'}`}>
              {event.kind === 'add' ? `+ ${say.added}` : `− ${say.removed}`}
            </span>
            <span className="mr-auto">
              {formatAmount(event.base, base.decimals)} {base.symbol} +{' '}
              {formatAmount(event.quote, quote.decimals, 2)} {quote.symbol}
            </span>
            <span className="text-quiet">{shortAddress(event.provider)}</span>
            <span className="text-quiet">{formatDayClock(event.time)}</span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
