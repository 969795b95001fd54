import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useDeployment } from '#features/deployment';
import { NewMarketPage, PoolPage, PoolsPage } from '#features/liquidity';
import { marketHex } from '#features/market';
import { rememberMarket, useIsRegistryRead, useReadRegistry } from '#features/registry';
import { Skeleton } from '#ui/Skeleton.tsx';
import { NotFound } from './NotFound.tsx';
import { say } from './words/english.ts';

const poolRoute = getRouteApi('/pools/$pair');

/** The list of pools. */
export function PoolsRoute() {
  return <PoolsPage />;
}

/** One pool, by its slug or its market's id: a market that opened a moment ago is waited for. */
export function PoolRoute() {
  const { pair } = poolRoute.useParams();
  const { price } = poolRoute.useSearch();
  const { chainId, exchange, markets } = useDeployment();
  const isRead = useIsRegistryRead();
  const readRegistry = useReadRegistry();
  const navigate = useNavigate();
  const market = markets.find((known) => known.slug === pair || marketHex(known) === pair);
  const id = /^0x[0-9a-f]{64}$/.test(pair) ? pair : null;
  // An id may be of a market that opened a moment ago: the exchange is asked once more.
  const [asked, setAsked] = useState<string | null>(null);
  const isUnknownId = id !== null && !market;
  useEffect(() => {
    if (!isUnknownId || !id) return;
    rememberMarket({ chainId, exchange }, BigInt(id));
    void readRegistry().then(() => setAsked(id));
  }, [isUnknownId, id, chainId, exchange, readRegistry]);
  useEffect(() => {
    if (!market || market.slug === pair) return;
    void navigate({
      to: '/pools/$pair',
      params: { pair: market.slug },
      search: { price },
      replace: true,
    });
  }, [market, pair, price, navigate]);
  if (market) return <PoolPage key={market.slug} market={market} startPrice={startPrice(price)} />;
  const isAsked = id === null ? isRead : asked === id;
  return isAsked ? <NotFound /> : <Skeleton rows={8} label={say.readingMarkets} />;
}

/** Opening a market, which leads to its first deposit. */
export function NewMarketRoute() {
  const navigate = useNavigate();
  return (
    <NewMarketPage
      onOpened={(id, price) =>
        void navigate({ to: '/pools/$pair', params: { pair: id }, search: { price } })
      }
    />
  );
}

/** A price in the address, where it is one above zero. */
function startPrice(text: string | undefined): string | null {
  return text && /^\d{1,40}(\.\d{1,40})?$/.test(text) && /[1-9]/.test(text) ? text : null;
}
