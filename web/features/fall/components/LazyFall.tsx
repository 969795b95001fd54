import { type ComponentProps, lazy, Suspense } from 'react';

const Fall = lazy(() => import('./Fall.tsx'));

/** The fall, loaded with the first quote; its place is kept meanwhile. */
export function LazyFall(props: ComponentProps<typeof Fall>) {
  return (
    <Suspense fallback={<div className="aspect-[300/84] rounded-md bg-paper" />}>
      <Fall {...props} />
    </Suspense>
  );
}
