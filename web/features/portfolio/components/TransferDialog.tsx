import type { Token } from '#features/deployment';
import { Modal } from '#ui/Modal.tsx';
import type { TransferKind } from '../model/validateTransfer.ts';
import { say } from '../words/english.ts';
import { TransferForm } from './TransferForm.tsx';
import { TurnForm } from './TurnForm.tsx';

/** What the reader wants moved: in, out, or from the coin into its wrapped form and back. */
export interface AskedTransfer {
  kind: TransferKind | 'turn';
  token: Token;
}

/** Moves tokens into the exchange's internal balance or out of it, or between the coin's two forms. */
export function TransferDialog(props: { asked: AskedTransfer | null; onClose: () => void }) {
  const { asked, onClose } = props;
  const { title, description } = wordsOf(asked?.kind ?? 'deposit');
  return (
    <Modal
      open={asked !== null}
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      title={title}
      description={description}
    >
      {asked?.kind === 'turn' && <TurnForm wrapped={asked.token} onDone={onClose} />}
      {asked && asked.kind !== 'turn' && (
        <TransferForm kind={asked.kind} token={asked.token} onDone={onClose} />
      )}
    </Modal>
  );
}

function wordsOf(kind: AskedTransfer['kind']): { title: string; description: string } {
  if (kind === 'turn') return { title: say.turn, description: say.aboutTurn };
  return kind === 'deposit'
    ? { title: say.deposit, description: say.aboutDeposit }
    : { title: say.withdraw, description: say.aboutWithdraw };
}
