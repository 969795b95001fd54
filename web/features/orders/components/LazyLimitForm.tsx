import { type ComponentProps, lazy, Suspense } from 'react';
import { Skeleton } from '#ui/Skeleton.tsx';
import { say } from '../words/english.ts';

const LimitForm = lazy(() => import('./LimitForm.tsx'));

/** The form of a limit order, loaded when somebody wants one. */
export function LazyLimitForm(props: ComponentProps<typeof LimitForm>) {
  return (
    <Suspense fallback={<Skeleton rows={9} label={say.loadingForm} />}>
      <LimitForm {...props} />
    </Suspense>
  );
}
