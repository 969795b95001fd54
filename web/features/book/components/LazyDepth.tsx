import { type ComponentProps, lazy, Suspense } from 'react';
import { Skeleton } from '#ui/Skeleton.tsx';
import { say } from '../words/english.ts';

const DepthChart = lazy(() => import('./DepthChart.tsx'));

/** The depth chart, loaded when it is looked at. */
export function LazyDepth(props: ComponentProps<typeof DepthChart>) {
  return (
    <Suspense fallback={<Skeleton rows={5} label={say.loadingDepth} />}>
      <DepthChart {...props} />
    </Suspense>
  );
}
