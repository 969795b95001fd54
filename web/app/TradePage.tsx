import type { ReactNode } from 'react';
import { Ladder, LazyDepth } from '#features/book';
import { CandlePanel } from '#features/chart';
import type { ListedMarket } from '#features/deployment';
import { useMarketStream } from '#features/feed';
import { LazyLeverageForm, useHasLeverage } from '#features/leverage';
import { MarketBar, marketHex } from '#features/market';
import { LazyLimitForm, LazyOrdersPanel, useOwnTicks } from '#features/orders';
import { PeerOffersLink } from '#features/peerLinks';
import { UnlistedGate, useIsRegistryRead } from '#features/registry';
import { Ticket, type TradeChange, type TradeSearch } from '#features/ticket';
import { RecentTrades } from '#features/trades';
import { useMediaQuery } from '#lib/useMediaQuery.ts';
import { Skeleton } from '#ui/Skeleton.tsx';
import { TabbedPanel } from '#ui/TabbedPanel.tsx';
import { useChosenMarket } from './chosenMarket.ts';
import { NoMarket } from './NoMarket.tsx';
import { useTradeDraft } from './useTradeDraft.ts';
import { say } from './words/english.ts';

/** The trade page, once there is a market to trade in. */
export function TradePage() {
  const [draft, change] = useTradeDraft();
  const market = useChosenMarket(draft.pair);
  const isRead = useIsRegistryRead();
  if (market) return <MarketPage market={market} draft={draft} change={change} />;
  return isRead ? <NoMarket /> : <Skeleton rows={8} label={say.readingMarkets} />;
}

interface MarketPageProps {
  market: ListedMarket;
  draft: TradeSearch;
  change: (next: TradeChange) => void;
}

/** The trade page: three columns where there is room; ticket first and the rest in tabs where there is not. */
function MarketPage({ market, draft, change }: MarketPageProps) {
  const isWide = useMediaQuery('(width >= 1100px)');
  const hasLeverage = useHasLeverage();
  useMarketStream(marketHex(market));
  const takePrice = (price: string) => change({ mode: 'limit', price });
  const form = { market, search: draft, onChange: change };
  const ticket = (
    <div className="flex flex-col gap-2">
      <UnlistedGate key={market.slug} market={market}>
        <Ticket
          {...form}
          limitForm={<LazyLimitForm {...form} />}
          leverageForm={
            hasLeverage ? <LazyLeverageForm {...form} loading={say.loadingForm} /> : null
          }
        />
      </UnlistedGate>
      <PeerOffersLink market={market} />
    </div>
  );
  const chooseMarket = (slug: string) => change({ pair: slug, amount: '', price: '' });
  const parts = { market, onPrice: takePrice };

  return (
    <main className="flex flex-1 flex-col gap-2 p-2">
      <h1 className="sr-only">{say.tradePair(market.base.symbol, market.quote.symbol)}</h1>
      <MarketBar market={market} onChoose={chooseMarket} />
      {isWide ? <Columns {...parts} ticket={ticket} /> : <Stacked {...parts} ticket={ticket} />}
    </main>
  );
}

interface PartsProps {
  market: ListedMarket;
  onPrice: (price: string) => void;
  ticket: ReactNode;
}

function Columns({ market, onPrice, ticket }: PartsProps) {
  const ownTicks = useOwnTicks(market);
  return (
    <div className="grid min-h-[44rem] flex-1 grid-cols-[minmax(0,1fr)_18.5rem_21rem] grid-rows-[minmax(24rem,1fr)_15rem] gap-2">
      <TabbedPanel
        label={say.charts}
        tabs={[
          {
            value: 'candles',
            label: say.candles,
            content: <CandlePanel market={market} own={ownTicks} />,
          },
          { value: 'depth', label: say.depth, content: <LazyDepth market={market} /> },
        ]}
      />
      <div className="row-span-2 flex min-h-0 flex-col gap-2">
        <Ladder market={market} ownTicks={ownTicks} rows={10} onPrice={onPrice} />
        <RecentTrades market={market} className="min-h-40 flex-1 basis-0" />
      </div>
      <div className="row-span-2">{ticket}</div>
      <LazyOrdersPanel market={market} />
    </div>
  );
}

function Stacked({ market, onPrice, ticket }: PartsProps) {
  const ownTicks = useOwnTicks(market);
  const take = (price: string) => {
    onPrice(price);
    scrollTo({ top: 0 });
  };
  return (
    <>
      {ticket}
      <LazyOrdersPanel market={market} className="max-h-80 min-h-40" />
      <TabbedPanel
        label={say.market}
        tabs={[
          {
            value: 'book',
            label: say.book,
            content: (
              <Ladder
                market={market}
                ownTicks={ownTicks}
                rows={8}
                onPrice={take}
                className="rounded-none border-0"
              />
            ),
          },
          {
            value: 'chart',
            label: say.chart,
            content: (
              <div className="flex h-80 flex-col">
                <CandlePanel market={market} own={ownTicks} />
              </div>
            ),
          },
          {
            value: 'depth',
            label: say.depth,
            content: (
              <div className="flex h-80 flex-col">
                <LazyDepth market={market} />
              </div>
            ),
          },
          {
            value: 'trades',
            label: say.trades,
            content: <RecentTrades market={market} className="h-80 rounded-none border-0" />,
          },
        ]}
      />
    </>
  );
}
