import type { TradeAction } from '@weir/contracts';
import { Modal } from '#ui/Modal.tsx';
import { Notice } from '#ui/Notice.tsx';
import { actionAbout, actionLabel } from '../model/actionWords.ts';
import { useSeenTrade } from '../queries/useSeenTrade.ts';
import { say } from '../words/english.ts';
import { BackupCourtForm } from './BackupCourtForm.tsx';
import { ConfirmForm } from './ConfirmForm.tsx';
import { MarkPaidForm } from './MarkPaidForm.tsx';
import { PlainActionForm } from './PlainActionForm.tsx';
import { PostDetailsForm } from './PostDetailsForm.tsx';

interface ActionDialogProps {
  action: TradeAction;
  /** The state's number when it was opened: the contract refuses the action in any other. */
  expected: number;
  /** Whether the action can still be done: a deadline may pass, or the other side act, meanwhile. */
  isOffered: boolean;
  onClose: () => void;
}

/** An action, with what it does and costs, before it is signed. What is typed stays where its time passes. */
export function ActionDialog({ action, expected, isOffered, onClose }: ActionDialogProps) {
  const { trade, token } = useSeenTrade();
  const about = actionAbout(trade, action, token);
  const form = { action, expected, isOffered, onDone: onClose };
  return (
    <Modal
      open
      onOpenChange={(next) => {
        if (!next) onClose();
      }}
      title={actionLabel(action)}
      {...(about !== null && { description: about })}
    >
      <div className="flex max-h-[70dvh] flex-col gap-3 overflow-y-auto">
        {!isOffered && <Notice tone="error">{say.movedOn}</Notice>}
        {action === 'Confirm' ? (
          <ConfirmForm {...form} />
        ) : action === 'PostDetails' ? (
          <PostDetailsForm {...form} />
        ) : action === 'MarkPaid' ? (
          <MarkPaidForm {...form} />
        ) : action === 'RequestBackup' ? (
          <BackupCourtForm {...form} />
        ) : (
          <PlainActionForm {...form} />
        )}
      </div>
    </Modal>
  );
}

/** What every form of an action is given. */
export interface ActionFormProps {
  action: TradeAction;
  expected: number;
  isOffered: boolean;
  /** After it is in a block. */
  onDone: () => void;
}
