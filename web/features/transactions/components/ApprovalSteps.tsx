import { lazy, Suspense } from 'react';
import type { Undertaking } from '../queries/useTransactions.ts';

const ApprovalStepsContent = lazy(() => import('./ApprovalStepsContent.tsx'));

export type ApprovalStepsProps = Pick<Undertaking, 'approvals' | 'permission' | 'call'>;

/** What the wallet will be asked for, in one line, before the button is pressed: a permit's signature, an approval. */
export function ApprovalSteps(props: ApprovalStepsProps) {
  return (
    <Suspense fallback={<p className="min-h-4" />}>
      <ApprovalStepsContent {...props} />
    </Suspense>
  );
}
