import type { CourtProgress } from '#features/peerTrades';
import { useAccount } from '#features/wallet';
import { Button } from '#ui/Button.tsx';
import { FailureNotice } from '#ui/FailureNotice.tsx';
import { Notice } from '#ui/Notice.tsx';
import { Panel } from '#ui/Panel.tsx';
import type { CourtCase } from '../model/courtCase.ts';
import { useCourtCall } from '../queries/useCourtCall.ts';
import { useTokenAt } from '../queries/useCourtPool.ts';
import { say } from '../words/english.ts';

/** What anybody may do for the dispute to go on. An appeal is the parties' matter: their trade's page has it. */
export function CaseSteps({ found, progress }: { found: CourtCase; progress: CourtProgress }) {
  const { address } = useAccount();
  const { disputeId, dispute } = found;
  const { call, isBusy, failure } = useCourtCall(useTokenAt()(dispute.feeToken));
  const isUndelivered = progress.stage === 'final' && !dispute.isDelivered;
  const steps = [
    ...progress.steps.flatMap((step) => (step === 'appeal' ? [] : [step])),
    ...(isUndelivered ? (['deliver'] as const) : []),
  ];
  if (steps.length === 0 || address === undefined) return null;
  return (
    <Panel title={say.steps}>
      <div className="flex flex-col gap-2 p-3">
        {isUndelivered && <Notice tone="warn">{say.undelivered}</Notice>}
        <FailureNotice failure={failure} />
        {steps.map((step) => (
          <Button
            key={step}
            disabled={isBusy}
            onClick={() => void call(step, [disputeId], say[`${step}Step`])}
          >
            {say[`${step}Step`]}
          </Button>
        ))}
      </div>
    </Panel>
  );
}
