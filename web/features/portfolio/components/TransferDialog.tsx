import type { Token } from '#features/deployment';
import { Modal } from '#ui/Modal.tsx';
import type { TransferKind } from '../model/validateTransfer.ts';
import { say } from '../words/english.ts';
import { TransferForm } from './TransferForm.tsx';

/** A deposit or withdrawal that the reader asked for. */
export interface AskedTransfer {
  kind: TransferKind;
  token: Token;
}

/** Moves tokens into the exchange's internal balance or out of it. */
export function TransferDialog(props: { asked: AskedTransfer | null; onClose: () => void }) {
  const { asked, onClose } = props;
  const isDeposit = asked?.kind !== 'withdraw';
  return (
    <Modal
      open={asked !== null}
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      title={isDeposit ? say.deposit : say.withdraw}
      description={isDeposit ? say.aboutDeposit : say.aboutWithdraw}
    >
      {asked && <TransferForm {...asked} onDone={onClose} />}
    </Modal>
  );
}
