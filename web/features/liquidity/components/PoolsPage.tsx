import { type ListedMarket, useDeployment } from '#features/deployment';
import { TabbedPanel } from '#ui/TabbedPanel.tsx';
import { AddForm } from './AddForm.tsx';
import { PoolCard } from './PoolCard.tsx';
import { RemoveForm } from './RemoveForm.tsx';

interface PoolsPageProps {
  market: ListedMarket;
  onChoose: (slug: string) => void;
}

/** The pools, and adding to or removing from one of them. */
export function PoolsPage({ market, onChoose }: PoolsPageProps) {
  const { markets } = useDeployment();
  return (
    <main className="mx-auto grid w-full max-w-5xl gap-2 p-2 wide:grid-cols-[1fr_22rem]">
      <section
        aria-labelledby="pools"
        className="self-start rounded-lg border border-line bg-panel pb-1"
      >
        <h1 id="pools" className="flex h-9 items-center px-3 font-medium">
          Pools
        </h1>
        <ul>
          {markets.map((listed) => (
            <PoolCard
              key={listed.slug}
              market={listed}
              isChosen={listed.slug === market.slug}
              onChoose={() => onChoose(listed.slug)}
            />
          ))}
        </ul>
        <p className="border-t border-line px-3 py-2 text-xs text-quiet">
          A pool earns its own fee and most of what takers pay the book. Its worth follows both
          tokens: against holding them it loses where their price moves away and stays.
        </p>
      </section>
      <TabbedPanel
        key={market.slug}
        label={`Liquidity of ${market.base.symbol}/${market.quote.symbol}`}
        className="self-start"
        aside={
          <span className="text-xs text-quiet">
            {market.base.symbol}/{market.quote.symbol}
          </span>
        }
        tabs={[
          { value: 'add', label: 'Add', content: <AddForm market={market} /> },
          { value: 'remove', label: 'Remove', content: <RemoveForm market={market} /> },
        ]}
      />
    </main>
  );
}
