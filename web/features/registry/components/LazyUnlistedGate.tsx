import { type ComponentProps, lazy, Suspense } from 'react';

const Gate = lazy(async () => ({ default: (await import('./UnlistedGate.tsx')).UnlistedGate }));

/** The warning, loaded only where the market in view is unlisted; see `UnlistedGate`. */
export function UnlistedGate(props: ComponentProps<typeof Gate>) {
  if (!props.market.unlisted) return props.children;
  return (
    <Suspense fallback={<div className="h-80 rounded-lg border border-line bg-panel" />}>
      <Gate {...props} />
    </Suspense>
  );
}
