import { Link } from '@tanstack/react-router';
import type { ListedMarket } from '#features/deployment';
import { formatDecimalPrice, topOfMarket, useMarket } from '#features/market';
import { UnlistedGate, UnlistedMark } from '#features/registry';
import { TabbedPanel } from '#ui/TabbedPanel.tsx';
import { say } from '../words/english.ts';
import { AddForm } from './AddForm.tsx';
import { HistoryPanel } from './HistoryPanel.tsx';
import { LiquidityEvents } from './LiquidityEvents.tsx';
import { PoolFacts } from './PoolFacts.tsx';
import { PositionPanel } from './PositionPanel.tsx';
import { RemoveForm } from './RemoveForm.tsx';

interface PoolPageProps {
  market: ListedMarket;
  /** What a base token costs, where the pool is about to get its first deposit: whole quote tokens, as typed. */
  startPrice: string | null;
}

/** One pool: what it is and earns, the account's result in it, and the forms to add and remove. */
export function PoolPage({ market, startPrice }: PoolPageProps) {
  const { base, quote, terms } = market;
  const { data } = useMarket(market);
  const price = data ? topOfMarket(market, data.state).pool : null;
  const pair = `${base.symbol}/${quote.symbol}`;
  return (
    <main className="mx-auto flex w-full max-w-7xl flex-col gap-2 p-2">
      <div className="flex flex-wrap items-baseline gap-x-4 gap-y-1 px-1 pt-1">
        <Link to="/pools" className="text-quiet hover:text-ink">
          <span aria-hidden="true">← </span>
          {say.allPools}
        </Link>
        <h1 className="text-base font-semibold">{say.poolOf(pair)}</h1>
        {market.unlisted && <UnlistedMark />}
        {price && (
          <span className="text-base">
            {formatDecimalPrice(price)} <span className="text-xs text-quiet">{quote.symbol}</span>
          </span>
        )}
        <span className="text-xs text-quiet">{say.feeOf(terms.poolFee / 10_000)}</span>
        <Link
          to="/trade"
          search={{ pair: market.slug }}
          className="ml-auto flex h-8 items-center self-center rounded-md border border-line bg-panel px-3 font-medium hover:bg-raised"
        >
          {say.trade(pair)}
        </Link>
      </div>
      <div className="grid gap-2 wide:grid-cols-[minmax(0,1fr)_22rem]">
        <div className="flex flex-col gap-2 wide:col-start-2 wide:row-start-1">
          <UnlistedGate key={market.slug} market={market}>
            <TabbedPanel
              label={say.liquidityOf(pair)}
              tabs={[
                {
                  value: 'add',
                  label: say.addTab,
                  content: <AddForm market={market} startPrice={startPrice} />,
                },
                { value: 'remove', label: say.removeTab, content: <RemoveForm market={market} /> },
              ]}
            />
          </UnlistedGate>
          <PositionPanel market={market} />
        </div>
        <div className="flex min-w-0 flex-col gap-2">
          <PoolFacts market={market} />
          <HistoryPanel market={market} />
          <LiquidityEvents market={market} />
        </div>
      </div>
    </main>
  );
}
