import { useState } from 'react';
import { Notice } from '#ui/Notice.tsx';
import { SearchField } from '#ui/SearchField.tsx';
import { Skeleton } from '#ui/Skeleton.tsx';
import { useLendingMarkets, useLendingPositions } from '../queries/useLending.ts';
import { say } from '../words/english.ts';
import { MarketList } from './MarketList.tsx';

/** All lending markets for lenders. */
export function LendPage() {
  const { data, isStale } = useLendingMarkets();
  const positions = useLendingPositions(data);
  const [search, setSearch] = useState('');
  return (
    <main className="mx-auto flex w-full max-w-7xl flex-col gap-2 p-2">
      <div className="flex flex-wrap items-center gap-2 px-1 pt-1">
        <h1 className="mr-auto text-base font-semibold">{say.lend}</h1>
        <MarketSearch value={search} onChange={setSearch} />
      </div>
      {isStale && <Notice tone="warn">{say.staleFigures}</Notice>}
      {data ? (
        <MarketList page="lend" lending={data} positions={positions ?? []} search={search} />
      ) : (
        <section className="rounded-lg border border-line bg-panel">
          <Skeleton rows={6} label={say.readingMarkets} />
        </section>
      )}
      <p className="px-1 text-xs text-quiet">{say.whatLendersEarn}</p>
    </main>
  );
}

interface MarketSearchProps {
  value: string;
  onChange: (text: string) => void;
}

/** Finds markets by their tokens. */
export function MarketSearch(props: MarketSearchProps) {
  return <SearchField label={say.searchMarkets} placeholder={say.searchHint} {...props} />;
}
