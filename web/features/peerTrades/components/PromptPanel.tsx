import type { TradeAction } from '@weir/contracts';
import { useState } from 'react';
import { formatDuration } from '#lib/formatDuration.ts';
import { formatDayMinute } from '#lib/formatTime.ts';
import { Button } from '#ui/Button.tsx';
import { actionLabel } from '../model/actionWords.ts';
import { primaryActions } from '../model/primaryAction.ts';
import { promptOf } from '../model/prompt.ts';
import { useSeenTrade } from '../queries/useSeenTrade.ts';
import { say } from '../words/english.ts';
import { ActionDialog } from './ActionDialog.tsx';
import { PaymentDetailsPanel } from './PaymentDetailsPanel.tsx';

/** What is to be done now, how long, and what else can be. */
export function PromptPanel() {
  const { trade, roles, now } = useSeenTrade();
  const [opened, setOpened] = useState<{ action: TradeAction; state: number } | null>(null);
  const { kind, until, actions } = promptOf(trade, roles, now);
  const primary = primaryActions[kind];
  const isOpen = (action: TradeAction) => actions.includes(action);
  const others = actions.filter(
    (action) => action !== primary && action !== 'SubmitEvidence' && action !== 'Reply',
  );
  const open = (action: TradeAction) => setOpened({ action, state: trade.state });
  return (
    <section
      aria-label={say[`${kind}Title`]}
      className="flex flex-col gap-3 rounded-lg border border-line bg-panel p-4"
    >
      <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
        <h2 className="text-lg font-semibold">{say[`${kind}Title`]}</h2>
        {until !== null && <Timer until={until} now={now} />}
      </div>
      <p>{say[`${kind}Text`]}</p>
      {kind === 'payNow' && <PaymentDetailsPanel />}
      {primary && isOpen(primary) && (
        <Button look="primary" size="large" onClick={() => open(primary)}>
          {actionLabel(primary)}
        </Button>
      )}
      {others.length > 0 && (
        <fieldset className="flex flex-wrap gap-2">
          <legend className="sr-only">{say.moreToDo}</legend>
          {others.map((action) => (
            <Button key={action} onClick={() => open(action)}>
              {actionLabel(action)}
            </Button>
          ))}
        </fieldset>
      )}
      {opened && (
        <ActionDialog
          key={`${opened.action} ${opened.state}`}
          action={opened.action}
          expected={opened.state}
          isOffered={isOpen(opened.action) && trade.state === opened.state}
          onClose={() => setOpened(null)}
        />
      )}
    </section>
  );
}

function Timer({ until, now }: { until: bigint; now: bigint }) {
  const left = until > now ? until - now : 0n;
  return (
    <p className="text-sm tabular-nums" role="timer">
      <span className="font-medium">{say.timeLeft(formatDuration(Number(left)))}</span>{' '}
      <span className="text-quiet">({say.untilAt(formatDayMinute(Number(until)))})</span>
    </p>
  );
}
