import { momentOf } from '@weir/contracts';
import { useState } from 'react';
import { useDeployment } from '#features/deployment';
import type { Chat } from '#features/messages';
import { formatDayMinute } from '#lib/formatTime.ts';
import { Button } from '#ui/Button.tsx';
import { Notice } from '#ui/Notice.tsx';
import { Panel } from '#ui/Panel.tsx';
import { Skeleton } from '#ui/Skeleton.tsx';
import { countBrought } from '../model/broughtItems.ts';
import type { EvidenceTrade } from '../model/evidenceTrade.ts';
import { type EvidenceTurn, evidenceTurn } from '../model/evidenceTurn.ts';
import { useEvidenceLog } from '../queries/useEvidence.ts';
import { say } from '../words/english.ts';
import { EvidenceDialog } from './EvidenceDialog.tsx';
import { HandedIn } from './HandedIn.tsx';

export interface EvidencePanelProps {
  of: EvidenceTrade;
  /** The account's, one of the two parties. */
  account: `0x${string}`;
  chat: Chat;
}

/** The evidence of a disputed trade: what is handed in, by whom, and what this party may still do. */
export function EvidencePanel(props: EvidencePanelProps) {
  const { of, account, chat } = props;
  const { data: log } = useEvidenceLog(of.escrow, of.id);
  const { mailboxUrls } = useDeployment();
  const [isOpen, setOpen] = useState(false);
  const counted = countBrought(log?.brought ?? [], account);
  const turn = evidenceTurn(of.trade, of.roles, of.now, counted);
  const canHandIn = turn.kind === 'SubmitEvidence' || turn.kind === 'Reply';
  return (
    <Panel title={say.title}>
      <div className="flex flex-col gap-3 p-3">
        <p className="text-xs text-quiet">{say.about}</p>
        {mailboxUrls.length === 0 && <Notice tone="plain">{say.noRelay}</Notice>}
        {log ? (
          <>
            <p>{turnWords(turn, of)}</p>
            {canHandIn && mailboxUrls.length > 0 && chat.kind !== 'open' && (
              <Notice tone="warn">{say.noChat}</Notice>
            )}
            {canHandIn && mailboxUrls.length > 0 && chat.kind === 'open' && (
              <Button className="self-start" onClick={() => setOpen(true)}>
                {turn.kind === 'Reply' ? say.chooseReply : say.choose}
              </Button>
            )}
            <HandedIn {...props} />
          </>
        ) : (
          <Skeleton rows={2} label={say.title} />
        )}
      </div>
      {isOpen && chat.kind === 'open' && (
        <EvidenceDialog of={of} chat={chat} turn={turn} onClose={() => setOpen(false)} />
      )}
    </Panel>
  );
}

function turnWords(turn: EvidenceTurn, { trade, now }: EvidenceTrade): string {
  switch (turn.kind) {
    case 'SubmitEvidence':
      return say.submitUntil(formatDayMinute(Number(turn.until)), `${turn.left}`);
    case 'Reply': {
      const until = formatDayMinute(Number(turn.until));
      // A reply before its own day: the evidence itself is used up.
      const isEarly = now < (momentOf(trade, 'EvidenceEnd') ?? 0n);
      return isEarly
        ? say.replyInstead(until, `${turn.left}`)
        : say.replyUntil(until, `${turn.left}`);
    }
    case 'usedUp':
      return say.usedUp;
    case 'closed':
      return say.closed;
  }
}
