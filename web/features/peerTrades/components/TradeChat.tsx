import { actionCall, mayAct, nameAt, tradeStates } from '@weir/contracts';
import { bytesToHex, KEYS_KEPT_SECONDS, newTradeKeys } from '@weir/contracts/messages';
import { useState } from 'react';
import { useDeployment } from '#features/deployment';
import { explainEscrow } from '#features/escrowErrors';
import { ChatPanel, keepTradeKeys, UnsavedKeys } from '#features/messages';
import { SignInstead } from '#features/signedActions';
import { escrowCall, useTransactions } from '#features/transactions';
import { Button } from '#ui/Button.tsx';
import { FailureNotice } from '#ui/FailureNotice.tsx';
import { Notice } from '#ui/Notice.tsx';
import { useSeenTrade } from '../queries/useSeenTrade.ts';
import { say } from '../words/english.ts';

/** The chat beside a trade; on a device without its keys, the way to set new ones. */
export function TradeChat() {
  const { chat, trade } = useSeenTrade();
  const isOver = nameAt(tradeStates, trade.state) === 'Final';
  return (
    <>
      <UnsavedKeys />
      <ChatPanel
        chat={chat}
        newKeys={<NewKeys />}
        deletedAt={isOver ? trade.since + KEYS_KEPT_SECONDS : null}
      />
    </>
  );
}

function NewKeys() {
  const { chainId } = useDeployment();
  const { trade, token, roles, escrow, id, now } = useSeenTrade();
  const { undertake, isBusy, failure } = useTransactions();
  const [isLost, setLost] = useState(false);
  // Made once a visit, and kept on the device before anything is sent or signed.
  const [keys] = useState(() => newTradeKeys());
  if (!mayAct(trade, 'SetKeys', roles, now)) return null;
  const encryption = bytesToHex(keys.encryption.publicKey);
  const signing = bytesToHex(keys.signing.publicKey);
  const args = [id, trade.state, encryption, signing] as const;
  const keep = () => {
    const isKept = keepTradeKeys({ chainId, escrow }, { keys, details: null }, { tradeId: id });
    setLost(!isKept);
    return isKept;
  };
  const setKeys = async () => {
    if (!keep()) return;
    await undertake({
      label: say.setKeys,
      call: escrowCall(escrow, 'setKeys', args),
      explain: explainEscrow(token),
    });
  };
  return (
    <>
      {isLost && <Notice tone="error">{say.notKept}</Notice>}
      <FailureNotice failure={failure} />
      <Button disabled={isBusy} onClick={() => void setKeys()}>
        {say.setKeys}
      </Button>
      <SignInstead
        escrow={escrow}
        action="setKeys"
        call={actionCall('setKeys', args)}
        now={now}
        before={keep}
      />
    </>
  );
}
