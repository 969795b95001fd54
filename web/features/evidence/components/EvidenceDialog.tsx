import {
  type Evidence,
  encodeEvidence,
  mailboxLimits,
  selectEvidence,
} from '@weir/contracts/messages';
import { useMemo, useState } from 'react';
import { explainMessage } from '#features/messageErrors';
import type { Chat } from '#features/messages';
import { Button } from '#ui/Button.tsx';
import { Modal } from '#ui/Modal.tsx';
import { Notice } from '#ui/Notice.tsx';
import type { EvidenceTrade } from '../model/evidenceTrade.ts';
import type { EvidenceTurn } from '../model/evidenceTurn.ts';
import { keptEvidence, remake } from '../model/keptEvidence.ts';
import { choosable, chosenOf } from '../model/shownMessages.ts';
import { say } from '../words/english.ts';
import { EvidencePreview } from './EvidencePreview.tsx';
import { MessageChoice } from './MessageChoice.tsx';

/** A chat that this device reads and writes. */
export type OpenChat = Extract<Chat, { kind: 'open' }>;

interface EvidenceDialogProps {
  of: EvidenceTrade;
  chat: OpenChat;
  /** What may be done now: it may change, or end, while this is open. */
  turn: EvidenceTurn;
  onClose: () => void;
}

/** Messages are chosen, looked at as the arbitrators will see them, and handed in. What was chosen stays whatever fails. */
export function EvidenceDialog({ of, chat, turn, onClose }: EvidenceDialogProps) {
  const [opened] = useState(turn.kind);
  const [keys, setKeys] = useState<ReadonlySet<string>>(new Set());
  const [evidence, setEvidence] = useState<Evidence | null>(null);
  const [isStating, setStating] = useState(false);
  const [isTooMuch, setTooMuch] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const { session } = chat;
  const { statements } = chat.view;
  const messages = useMemo(() => choosable(statements), [statements]);
  const look = () => {
    const chosen = chosenOf(messages.filter(({ key }) => keys.has(key)));
    try {
      const made = selectEvidence(statements, chosen);
      setEvidence(made);
      setTooMuch(isMoreThanRelaysKeep(made, statements));
      setProblem(null);
    } catch (error) {
      setProblem(explainMessage(error));
    }
  };
  const isAnswer = turn.kind === 'Reply' || opened === 'Reply';
  return (
    <Modal
      open
      onOpenChange={(next) => {
        if (!next) onClose();
      }}
      title={evidence ? say.lookTitle : isAnswer ? say.replyTitle : say.chooseTitle}
      description={evidence ? say.lookAbout : say.chooseAbout}
    >
      <div className="flex max-h-[70dvh] flex-col gap-3 overflow-x-hidden overflow-y-auto">
        {turn.kind !== 'SubmitEvidence' && turn.kind !== 'Reply' && (
          <Notice tone="error">{say.timePassed}</Notice>
        )}
        {turn.kind === 'Reply' && opened === 'SubmitEvidence' && (
          <Notice tone="warn">{say.nowReply}</Notice>
        )}
        {problem && <Notice tone="error">{problem}</Notice>}
        {evidence ? (
          <EvidencePreview
            of={of}
            evidence={evidence}
            turn={turn}
            isTooMuch={isTooMuch}
            onBack={() => setEvidence(null)}
            onDone={onClose}
          />
        ) : (
          <>
            <MessageChoice
              session={session}
              messages={messages}
              token={of.token}
              chosen={keys}
              onChange={setKeys}
              isStating={isStating}
              onStating={setStating}
            />
            <div className="sticky bottom-0 flex items-center justify-between gap-3 bg-panel pt-2">
              <p className="text-xs text-quiet">{say.chosen(`${keys.size}`)}</p>
              <Button
                look="primary"
                size="large"
                disabled={isStating || keys.size === 0}
                onClick={look}
              >
                {say.look}
              </Button>
            </div>
          </>
        )}
      </div>
    </Modal>
  );
}

/** Whether this, beside what was handed in before, is more than a relay keeps of a party. */
function isMoreThanRelaysKeep(
  evidence: Evidence,
  statements: Parameters<typeof remake>[1],
): boolean {
  const before = keptEvidence(statements.scope).map((kept) => {
    const made = remake(kept, statements);
    return made ? encodeEvidence(made).length : 0;
  });
  const all = before.reduce((sum, bytes) => sum + bytes, encodeEvidence(evidence).length);
  return all > mailboxLimits.evidenceBytes;
}
