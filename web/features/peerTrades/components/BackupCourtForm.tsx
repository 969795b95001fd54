import { escrowCall } from '#features/transactions';
import { Button } from '#ui/Button.tsx';
import { Detail } from '#ui/Detail.tsx';
import { FailureNotice } from '#ui/FailureNotice.tsx';
import { Notice } from '#ui/Notice.tsx';
import { actionLabel } from '../model/actionWords.ts';
import { exactTokenText } from '../model/shownTrade.ts';
import { useBackupFee } from '../queries/useBackupFee.ts';
import { useSeenTrade } from '../queries/useSeenTrade.ts';
import { useTradeAction } from '../queries/useTradeAction.ts';
import { say } from '../words/english.ts';
import type { ActionFormProps } from './ActionDialog.tsx';

/** Asks the backup court: what it costs, and what of it one pays oneself, which the call is bound to. */
export function BackupCourtForm({ expected, isOffered, onDone }: ActionFormProps) {
  const { trade, token, escrow, id } = useSeenTrade();
  const { send, isBusy, failure } = useTradeAction('RequestBackup', onDone);
  const { data: fee, isError } = useBackupFee(trade);
  const kept = trade.courtFee;
  const added = fee !== undefined && fee > kept ? fee - kept : 0n;
  const approvals = added > 0n ? [{ token: trade.token, symbol: token.symbol, amount: added }] : [];
  return (
    <>
      {isError && <Notice tone="error">{say.backupSilent}</Notice>}
      {fee !== undefined && (
        <dl>
          <Detail name={say.backupFee}>{exactTokenText(fee, token)}</Detail>
          {added > 0n && <Detail name={say.youAdd}>{exactTokenText(added, token)}</Detail>}
        </dl>
      )}
      {added > 0n && <Notice tone="warn">{say.addedIsGone}</Notice>}
      <FailureNotice failure={failure} />
      <Button
        look="primary"
        size="large"
        disabled={!isOffered || isBusy || fee === undefined}
        onClick={() =>
          void send(escrowCall(escrow, 'requestBackup', [id, expected, added]), approvals)
        }
      >
        {actionLabel('RequestBackup')}
      </Button>
    </>
  );
}
