import { useQuery } from '@tanstack/react-query';
import { Decimal } from 'decimal.js';
import type { ReactNode } from 'react';
import { type ListedMarket, useDeployment } from '#features/deployment';
import { useFeed } from '#features/feed';
import { formatAmount } from '#lib/formatAmount.ts';
import { formatDecimalPrice, marketHex } from '../model/pairScale.ts';
import { topOfMarket } from '../model/topOfMarket.ts';
import { useMarket } from '../queries/useMarket.ts';
import { MarketMenu } from './MarketMenu.tsx';

/** The market in view: its menu, its price and its day. */
export function MarketBar({ market, onChoose }: MarketBarProps) {
  const { data } = useMarket(market);
  const { markets } = useDeployment();
  const day = useDay(market);
  const top = data ? topOfMarket(market, data.state) : null;
  const change = top?.mid && day?.open ? changeOf(day.open, top.mid) : null;

  return (
    <div className="flex flex-wrap items-center gap-x-6 gap-y-1 rounded-lg border border-line bg-panel px-3 py-1.5">
      <MarketMenu market={market} markets={markets} onChoose={onChoose} />
      <div className="flex items-baseline gap-2">
        <span className="text-lg font-semibold">
          {top?.mid ? formatDecimalPrice(top.mid) : '–'}
        </span>
        {change && <Change change={change} />}
      </div>
      <dl className="hidden flex-wrap gap-x-6 text-xs sm:flex">
        <Figure name="24 h high">{day?.high ? formatDecimalPrice(day.high) : '–'}</Figure>
        <Figure name="24 h low">{day?.low ? formatDecimalPrice(day.low) : '–'}</Figure>
        <Figure name="24 h volume">
          {day
            ? `${formatAmount(BigInt(day.quoteVolume), market.quote.decimals, 0)} ${market.quote.symbol}`
            : '–'}
        </Figure>
        <Figure name="In the pool">
          {data
            ? `${formatAmount(data.state.baseReserve, market.base.decimals, 1)} ${market.base.symbol} + ${formatAmount(data.state.quoteReserve, market.quote.decimals, 0)} ${market.quote.symbol}`
            : '–'}
        </Figure>
        <Figure name="Fees">
          pool {market.terms.poolFee / 10_000} %, book {market.terms.takerFee / 10_000} %
        </Figure>
      </dl>
    </div>
  );
}

interface MarketBarProps {
  market: ListedMarket;
  onChoose: (slug: string) => void;
}

function Figure({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt className="text-2xs text-quiet">{name}</dt>
      <dd className="whitespace-nowrap">{children}</dd>
    </div>
  );
}

/** The last 24 hours, which the indexer knows; undefined without it. */
function useDay(market: ListedMarket) {
  const feed = useFeed();
  const query = feed?.queries.market(marketHex(market));
  return useQuery({
    queryKey: query?.queryKey ?? ['indexer', null, 'market'],
    queryFn: query?.queryFn ?? (() => Promise.reject(new Error('No indexer to ask.'))),
    enabled: feed !== null,
    refetchInterval: 15_000,
  }).data?.market.day;
}

/** A change of price in percent; `direction` is that of the rounded figure. */
function changeOf(open: string, now: string): { direction: -1 | 0 | 1; percent: string } {
  const change = new Decimal(now).div(open).sub(1).mul(100).toDecimalPlaces(2);
  const direction = change.isZero() ? 0 : change.isNegative() ? -1 : 1;
  return { direction, percent: change.abs().toFixed(2) };
}

function Change({ change }: { change: ReturnType<typeof changeOf> }) {
  const { direction, percent } = change;
  if (direction === 0) return <span className="text-quiet">{percent} %</span>;
  return (
    <span className={direction > 0 ? 'text-buy' : 'text-sell'}>
      {direction > 0 ? '▲ +' : '▼ −'}
      {percent} %
    </span>
  );
}
