import { useId, useState } from 'react';
import { Notice } from '#ui/Notice.tsx';
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

/** Finds markets by their tokens. */
export function MarketSearch({
  value,
  onChange,
}: {
  value: string;
  onChange: (text: string) => void;
}) {
  const id = useId();
  return (
    <>
      <label htmlFor={id} className="sr-only">
        {say.searchMarkets}
      </label>
      <input
        id={id}
        type="search"
        autoComplete="off"
        spellCheck={false}
        placeholder={say.searchHint}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        className="h-8 w-56 rounded-md border border-control bg-panel px-2.5 max-sm:order-last max-sm:w-full"
      />
    </>
  );
}
