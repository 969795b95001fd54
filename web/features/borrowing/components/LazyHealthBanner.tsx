import { lazy, Suspense } from 'react';
import { useDeployment } from '#features/deployment';
import { useAccount } from '#features/wallet';

const HealthBanner = lazy(() => import('./HealthBanner.tsx'));

/** Warns on every page of a position near its liquidation; loaded where somebody is connected and there is lending. */
export function LazyHealthBanner() {
  const { lending } = useDeployment();
  const { address } = useAccount();
  if (!lending || !address) return null;
  return (
    <Suspense>
      <HealthBanner />
    </Suspense>
  );
}
