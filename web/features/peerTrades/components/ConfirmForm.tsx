import { bytesToHex, commitToDetails, newTradeKeys } from '@weir/contracts/messages';
import { useState } from 'react';
import { zeroHash } from 'viem';
import { useDeployment } from '#features/deployment';
import { keepTradeKeys } from '#features/messages';
import { escrowCall } from '#features/transactions';
import { Button } from '#ui/Button.tsx';
import { FailureNotice } from '#ui/FailureNotice.tsx';
import { Notice } from '#ui/Notice.tsx';
import { keepPayee, keptPayee, payeeDetails, validatePayee } from '../model/payeeEntry.ts';
import { methodText } from '../model/shownTrade.ts';
import { useSeenTrade } from '../queries/useSeenTrade.ts';
import { useTradeAction } from '../queries/useTradeAction.ts';
import { say } from '../words/english.ts';
import { AccountAgeField } from './AccountAgeField.tsx';
import type { ActionFormProps } from './ActionDialog.tsx';
import { PayeeFields } from './PayeeFields.tsx';

/** The maker says it is there: fresh keys, and where it sells, where it is to be paid. */
export function ConfirmForm({ action, expected, isOffered, onDone }: ActionFormProps) {
  const { chainId } = useDeployment();
  const { trade, escrow, id, isReversible } = useSeenTrade();
  const { send, isBusy, failure } = useTradeAction(action, onDone);
  const method = methodText(trade);
  const [entry, setEntry] = useState(() => keptPayee(trade.seller, method));
  const [age, setAge] = useState(0);
  const [isLost, setLost] = useState(false);
  const problem = trade.makerSells ? validatePayee(entry) : null;

  const confirm = async () => {
    const keys = newTradeKeys();
    const blinding = crypto.getRandomValues(new Uint8Array(32));
    const details = trade.makerSells ? { details: payeeDetails(entry), blinding } : null;
    if (!keepTradeKeys({ chainId, escrow }, { keys, details }, { tradeId: id })) {
      setLost(true);
      return;
    }
    if (details) keepPayee(trade.seller, method, entry);
    const encryption = bytesToHex(keys.encryption.publicKey);
    const signing = bytesToHex(keys.signing.publicKey);
    const commitment = details ? commitToDetails(details.details, details.blinding) : zeroHash;
    const args = [id, expected, encryption, signing, commitment, age] as const;
    await send(escrowCall(escrow, 'confirm', args));
  };

  return (
    <>
      {trade.makerSells && <PayeeFields method={method} entry={entry} onChange={setEntry} />}
      {trade.makerSells && isReversible && <AccountAgeField age={age} onChange={setAge} />}
      {isLost && <Notice tone="error">{say.notKept}</Notice>}
      <FailureNotice failure={failure} />
      <Button
        look="primary"
        size="large"
        disabled={!isOffered || isBusy || problem !== null}
        onClick={() => void confirm()}
      >
        {problem ?? say.ConfirmAction}
      </Button>
    </>
  );
}
