import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useDeployment } from '#features/deployment';
import { marketHex } from '#features/market';
import { useIsRegistryRead } from '#features/registry';
import { useMediaQuery } from '#lib/useMediaQuery.ts';
import { Empty } from '#ui/Empty.tsx';
import { Notice } from '#ui/Notice.tsx';
import { SearchField } from '#ui/SearchField.tsx';
import { Skeleton } from '#ui/Skeleton.tsx';
import { commonRates, findPools, type PoolOrder, poolRow, sortPools } from '../model/poolRow.ts';
import { useAllShares, useIndexedPools, usePoolStates } from '../queries/poolsQuery.ts';
import { say } from '../words/english.ts';
import { OwnPositions } from './OwnPositions.tsx';
import { PoolCards } from './PoolCards.tsx';
import { PoolTable } from './PoolTable.tsx';

/** All pools, to be searched and sorted, and the account's own positions. */
export function PoolsPage() {
  const { markets } = useDeployment();
  const states = usePoolStates();
  const { pools, isMissing } = useIndexedPools();
  const shares = useAllShares();
  const [search, setSearch] = useState('');
  const [order, setOrder] = useState<PoolOrder>({ column: 'liquidity', isRising: false });
  const isWide = useMediaQuery('(width >= 760px)');
  const isRegistryRead = useIsRegistryRead();

  const common = markets[0]?.quote;
  const rates = commonRates(
    common,
    markets.map((market) => ({ market, state: states?.get(market.slug) })),
  );
  const rows = markets.map((market) =>
    poolRow(market, {
      state: states?.get(market.slug),
      pool: pools?.get(marketHex(market)),
      shares: shares?.get(market.slug),
      rate: rates.get(market.quote.address) ?? null,
    }),
  );
  const shown = sortPools(findPools(rows, search), order);
  const List = isWide ? PoolTable : PoolCards;

  return (
    <main className="mx-auto flex w-full max-w-7xl flex-col gap-2 p-2">
      <div className="flex flex-wrap items-center gap-2 px-1 pt-1">
        <h1 className="mr-auto text-base font-semibold">{say.pools}</h1>
        <SearchField
          label={say.search}
          placeholder={say.searchHint}
          value={search}
          onChange={setSearch}
        />
        <Link
          to="/pools/new"
          className="flex h-8 items-center rounded-md border border-line bg-panel px-3 font-medium hover:bg-raised"
        >
          {say.newMarket}
        </Link>
      </div>
      {isMissing && <Notice tone="plain">{say.indexerMissing}</Notice>}
      <OwnPositions />
      <section aria-label={say.pools} className="rounded-lg border border-line bg-panel">
        {!states || (markets.length === 0 && !isRegistryRead) ? (
          <Skeleton rows={6} label={say.readingPools} />
        ) : !common ? (
          <Empty>{say.noMarket}</Empty>
        ) : shown.length === 0 ? (
          <Empty>{say.nothingFound(search)}</Empty>
        ) : (
          <List rows={shown} order={order} onOrder={setOrder} common={common} />
        )}
      </section>
      <p className="px-1 text-xs text-quiet">{say.whatAPoolEarns}</p>
    </main>
  );
}
