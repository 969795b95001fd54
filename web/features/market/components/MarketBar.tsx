import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { type ListedMarket, useDeployment } from '#features/deployment';
import { useFeed } from '#features/feed';
import { formatAmount } from '#lib/formatAmount.ts';
import { formatDecimalPrice, marketHex } from '../model/pairScale.ts';
import { topOfMarket } from '../model/topOfMarket.ts';
import { useMarket } from '../queries/useMarket.ts';
import { say } from '../words/english.ts';
import { DayChange } from './DayChange.tsx';
import { MarketMenu } from './MarketMenu.tsx';

/** The market in view: its menu, its price and its day. Without the indexer its middle stands for the last price. */
export function MarketBar({ market, onChoose }: MarketBarProps) {
  const { data } = useMarket(market);
  const { markets } = useDeployment();
  const indexed = useIndexed(market);
  const { base, quote, terms } = market;
  const { day, lastPrice } = indexed ?? {};
  const mid = data ? topOfMarket(market, data.state).mid : null;
  const price = (value: string | null | undefined) => (value ? formatDecimalPrice(value) : '–');
  const pool =
    data &&
    `${formatAmount(data.state.baseReserve, base.decimals, 1)} ${base.symbol} + ${formatAmount(data.state.quoteReserve, quote.decimals, 0)} ${quote.symbol}`;

  return (
    <div className="flex flex-wrap items-center gap-x-6 gap-y-1 rounded-lg border border-line bg-panel px-3 py-1.5">
      <MarketMenu market={market} markets={markets} onChoose={onChoose} />
      <div className="flex items-baseline gap-2">
        <span
          className="text-lg font-semibold"
          title={lastPrice ? say.lastPrice : say.midPrice}
          data-testid="market-price"
        >
          {price(lastPrice ?? mid)}
        </span>
        {day?.change && (
          <span title={say.dayChange}>
            <DayChange part={day.change} />
          </span>
        )}
      </div>
      <dl className="hidden flex-wrap gap-x-6 text-xs sm:flex">
        <Figure name={say.mid}>{price(mid)}</Figure>
        <Figure name={say.high}>{price(day?.high)}</Figure>
        <Figure name={say.low}>{price(day?.low)}</Figure>
        <Figure name={say.volume}>
          {day
            ? `${formatAmount(BigInt(day.quoteVolume), quote.decimals, 0)} ${quote.symbol}`
            : '–'}
        </Figure>
        <Figure name={say.inPool}>{pool ?? '–'}</Figure>
        <Figure name={say.fees}>
          {say.feesAre(terms.poolFee / 10_000, terms.takerFee / 10_000)}
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

/** What the indexer knows of the market: its last price and its last 24 hours. Undefined without it. */
function useIndexed(market: ListedMarket) {
  const feed = useFeed();
  const query = feed?.queries.market(marketHex(market));
  return useQuery({
    queryKey: query?.queryKey ?? ['indexer', null, 'market'],
    queryFn: query?.queryFn ?? (() => Promise.reject(new Error('No indexer to ask.'))),
    enabled: feed !== null,
    refetchInterval: 15_000,
  }).data?.market;
}
