import { lazy, Suspense } from 'react';
import { useDeployment } from '#features/deployment';
import { hasTradeKeys } from '../model/hasTradeKeys.ts';

const KeysKeeper = lazy(() => import('./KeysKeeper.tsx'));

/** Deletes what is due wherever the page is opened; loaded where this device has keys of trades. */
export function LazyKeysKeeper() {
  const { chainId, peers } = useDeployment();
  if (!peers || !hasTradeKeys({ chainId, escrow: peers.escrow })) return null;
  return (
    <Suspense>
      <KeysKeeper escrow={peers.escrow} />
    </Suspense>
  );
}
