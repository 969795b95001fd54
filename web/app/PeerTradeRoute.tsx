import { getRouteApi } from '@tanstack/react-router';
import { useDeployment } from '#features/deployment';
import { PeerTradePage } from '#features/peerTrades';
import { NotFound } from './NotFound.tsx';

const tradeRoute = getRouteApi('/p2p/trades/$trade');

/** One trade between people. */
export function PeerTradeRoute() {
  const { trade } = tradeRoute.useParams();
  return useDeployment().peers ? <PeerTradePage trade={trade} /> : <NotFound />;
}
