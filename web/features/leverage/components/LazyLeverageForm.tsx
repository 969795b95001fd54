import { type ComponentProps, lazy, Suspense } from 'react';
import { useDeployment } from '#features/deployment';
import { Skeleton } from '#ui/Skeleton.tsx';
import { say } from '../words/english.ts';

const LeverageForm = lazy(() => import('./LeverageForm.tsx'));

/** The form of a leveraged position, loaded when somebody wants one. */
export function LazyLeverageForm(props: ComponentProps<typeof LeverageForm>) {
  return (
    <Suspense fallback={<Skeleton rows={9} label={say.loadingForm} />}>
      <LeverageForm {...props} />
    </Suspense>
  );
}

/** Whether the deployment has what leverage needs. */
export function useHasLeverage(): boolean {
  const { lending } = useDeployment();
  return lending !== null && lending.leverage !== null;
}
