import { type ComponentProps, lazy, Suspense } from 'react';
import { useDeployment } from '#features/deployment';
import { Skeleton } from '#ui/Skeleton.tsx';

const LeverageForm = lazy(() => import('./LeverageForm.tsx'));

interface LazyLeverageFormProps extends ComponentProps<typeof LeverageForm> {
  /** What to say while it is loaded. */
  loading: string;
}

/** The form of a leveraged position, loaded when somebody wants one. */
export function LazyLeverageForm({ loading, ...props }: LazyLeverageFormProps) {
  return (
    <Suspense fallback={<Skeleton rows={9} label={loading} />}>
      <LeverageForm {...props} />
    </Suspense>
  );
}

/** Whether the deployment has what leverage needs. */
export function useHasLeverage(): boolean {
  const { lending } = useDeployment();
  return lending !== null && lending.leverage !== null;
}
