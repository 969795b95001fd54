import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import {
  MarketList,
  MarketSearch,
  useLendingMarkets,
  useLendingPositions,
} from '#features/lending';
import { Notice } from '#ui/Notice.tsx';
import { Skeleton } from '#ui/Skeleton.tsx';
import { say } from '../words/english.ts';
import type { SaleComponent } from './BorrowMarketPage.tsx';
import { PositionsPanel } from './PositionsPanel.tsx';

/** The account's positions with what they owe, and all lending markets for borrowers. */
export function BorrowPage({ Sale }: { Sale: SaleComponent | null }) {
  const { data, isStale } = useLendingMarkets();
  const positions = useLendingPositions(data);
  const [search, setSearch] = useState('');
  return (
    <main className="mx-auto flex w-full max-w-7xl flex-col gap-2 p-2">
      <div className="flex flex-wrap items-center gap-2 px-1 pt-1">
        <h1 className="mr-auto text-base font-semibold">{say.borrow}</h1>
        <MarketSearch value={search} onChange={setSearch} />
        <Link
          to="/liquidate"
          className="flex h-8 items-center rounded-md border border-line bg-panel px-3 font-medium hover:bg-raised"
        >
          {say.liquidations}
        </Link>
      </div>
      {isStale && <Notice tone="warn">{say.staleFigures}</Notice>}
      {data ? (
        <>
          <PositionsPanel lending={data} positions={positions} Sale={Sale} />
          <MarketList page="borrow" lending={data} positions={positions ?? []} search={search} />
        </>
      ) : (
        <section className="rounded-lg border border-line bg-panel">
          <Skeleton rows={6} label={say.readingMarkets} />
        </section>
      )}
      <p className="px-1 text-xs text-quiet">{say.whatBorrowersPay}</p>
    </main>
  );
}
