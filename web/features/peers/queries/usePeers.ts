import { type PeerContracts, useDeployment } from '#features/deployment';

/** The contracts of trades between people; throws where there are none: their pages are then not reached. */
export function usePeers(): PeerContracts {
  const { peers } = useDeployment();
  if (!peers) throw new Error('The deployment names no escrow.');
  return peers;
}
