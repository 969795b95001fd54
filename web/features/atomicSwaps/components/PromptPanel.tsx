import type { SwapNodes, SwapRecord } from '@weir/contracts';
import { useAccount, useConnectDialog } from '#features/wallet';
import { formatDuration } from '#lib/formatDuration.ts';
import { formatDayMinute } from '#lib/formatTime.ts';
import { Button } from '#ui/Button.tsx';
import { Notice } from '#ui/Notice.tsx';
import { type SignedStep, type SwapPrompt, sideOf } from '../model/swapPrompt.ts';
import type { StepStage } from '../queries/takeStep.ts';
import type { SwapChains } from '../queries/useSwap.ts';
import { useSwapStep } from '../queries/useSwapStep.ts';
import { say } from '../words/english.ts';
import { RefusalList } from './RefusalList.tsx';
import { type LegTokens, legAmount } from './SwapTerms.tsx';

interface PromptPanelProps {
  record: SwapRecord;
  prompt: SwapPrompt;
  nodes: SwapNodes | null;
  chains: SwapChains;
  tokens: LegTokens;
  now: number;
  /** The chains could not be read: nothing is signed by what was true before. */
  isStale: boolean;
}

/** What is to be done now, until when, and its button. */
export function PromptPanel(props: PromptPanelProps) {
  const { record, prompt, nodes, chains, tokens, now, isStale } = props;
  const { address } = useAccount();
  const openConnect = useConnectDialog();
  const { take, stage, failure, end } = useSwapStep(nodes, chains);
  const { kind, until, step, others, refusals } = prompt;
  const { terms } = record;
  const title = say[`${kind}Title`];
  const label = (one: SignedStep) => {
    const amount = legAmount(terms, sideOf(one), tokens);
    const words = {
      lock: say.doLock,
      reveal: say.doReveal,
      redeem: say.doRedeem,
      refund: say.doRefund,
    };
    return words[one.kind](amount);
  };
  const button = (one: SignedStep, look: 'primary' | 'quiet') => (
    <Button
      key={label(one)}
      look={look}
      size={look === 'primary' ? 'large' : 'normal'}
      className="min-w-0 whitespace-normal"
      disabled={stage !== null || isStale}
      onClick={() => void take(one)}
    >
      {label(one)}
    </Button>
  );
  return (
    <section
      aria-label={title}
      className="flex flex-col gap-3 rounded-lg border border-line bg-panel p-4"
    >
      <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
        <h2 className="text-lg font-semibold">{title}</h2>
        {until !== null && <Timer until={until} now={now} />}
      </div>
      <p>{say[`${kind}Text`]}</p>
      {refusals.length > 0 && <RefusalList refusals={refusals} terms={terms} />}
      {step?.kind === 'lock' && record.hasLocked && stage === null && (
        <Notice tone="warn">{say.wasSent}</Notice>
      )}
      {step &&
        (address ? (
          button(step, 'primary')
        ) : (
          <Button look="primary" size="large" onClick={openConnect}>
            {say.connect}
          </Button>
        ))}
      {others.length > 0 && address && (
        <fieldset className="flex flex-wrap items-center gap-2">
          <legend className="pb-1 text-xs text-quiet">{say.alsoDue}</legend>
          {others.map((one) => button(one, 'quiet'))}
        </fieldset>
      )}
      {stage !== null && (
        <p role="status" className="text-quiet">
          {stageWords(stage, say.chain(terms[step ? sideOf(step) : 'first'].chainId))}
        </p>
      )}
      {stage === 'asking' && until !== null && now >= until && (
        <Notice tone="error">{say.overtime}</Notice>
      )}
      {failure && stage === null && (
        <Notice tone={failure.tone}>
          {failure.words}
          {failure.more.length > 0 && (
            <ul className="list-disc pl-4">
              {failure.more.map((words) => (
                <li key={words}>{words}</li>
              ))}
            </ul>
          )}
        </Notice>
      )}
      {end && stage === null && (
        <Notice tone={end.status === 'reverted' ? 'error' : 'plain'}>
          {
            { success: say.endSuccess, reverted: say.endReverted, pending: say.endPending }[
              end.status
            ]
          }{' '}
          <span className="break-all">{end.transaction}</span>
        </Notice>
      )}
    </section>
  );
}

function stageWords(stage: StepStage, chain: string): string {
  switch (stage) {
    case 'checking':
      return say.stageChecking;
    case 'switching':
      return say.stageSwitching(chain);
    case 'approving':
      return say.stageApproving;
    case 'asking':
      return say.stageAsking;
    case 'mining':
      return say.stageMining;
  }
}

function Timer({ until, now }: { until: number; now: number }) {
  return (
    <p className="text-sm tabular-nums" role="timer">
      <span className="font-medium">{say.timeLeft(formatDuration(Math.max(0, until - now)))}</span>{' '}
      <span className="text-quiet">({say.untilAt(formatDayMinute(until))})</span>
    </p>
  );
}
