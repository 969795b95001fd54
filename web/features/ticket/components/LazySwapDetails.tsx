import { type ComponentProps, lazy, Suspense } from 'react';

const SwapDetails = lazy(() => import('./SwapDetails.tsx'));

/** What a swap does, loaded with the first quote; its place is kept meanwhile. */
export function LazySwapDetails(props: ComponentProps<typeof SwapDetails>) {
  return (
    <Suspense fallback={<div className="h-72 rounded-md bg-paper" />}>
      <SwapDetails {...props} />
    </Suspense>
  );
}
