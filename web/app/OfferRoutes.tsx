import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useDeployment } from '#features/deployment';
import {
  NewOfferPage,
  OfferPage,
  OffersPage,
  OwnTradesPage,
  readOfferSearch,
  TraderPage,
} from '#features/offers';
import { NotFound } from './NotFound.tsx';

const offersRoute = getRouteApi('/p2p');

/** Everybody's offers. */
export function OffersRoute() {
  const search = readOfferSearch(offersRoute.useSearch());
  const navigate = useNavigate();
  if (!useDeployment().peers) return <NotFound />;
  return (
    <OffersPage
      search={search}
      onTaken={() => void navigate({ to: '/p2p/trades' })}
      onSearch={(next) => void navigate({ to: '/p2p', search: { ...next }, replace: true })}
    />
  );
}

const offerRoute = getRouteApi('/p2p/offers/$offer');

/** One offer. */
export function OfferRoute() {
  const { offer } = offerRoute.useParams();
  const navigate = useNavigate();
  if (!useDeployment().peers) return <NotFound />;
  return <OfferPage id={offer} onTaken={() => void navigate({ to: '/p2p/trades' })} />;
}

/** The account's own trades and offers. */
export function OwnTradesRoute() {
  return useDeployment().peers ? <OwnTradesPage /> : <NotFound />;
}

const traderRoute = getRouteApi('/p2p/traders/$account');

/** Somebody's record, offers and trades. */
export function TraderRoute() {
  const { account } = traderRoute.useParams();
  return useDeployment().peers ? <TraderPage key={account} account={account} /> : <NotFound />;
}

/** A new offer. */
export function NewOfferRoute() {
  const navigate = useNavigate();
  if (!useDeployment().peers) return <NotFound />;
  return <NewOfferPage onPosted={() => void navigate({ to: '/p2p/trades' })} />;
}
