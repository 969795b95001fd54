import { actionCall, nameAt, outcomes } from '@weir/contracts';
import { maxUint256 } from 'viem';
import { explainEscrow } from '#features/escrowErrors';
import { useEscrowBalance } from '#features/peers';
import { SignInstead } from '#features/signedActions';
import { escrowCall, useTransactions } from '#features/transactions';
import { useAccount } from '#features/wallet';
import { Button } from '#ui/Button.tsx';
import { Detail } from '#ui/Detail.tsx';
import { FailureNotice } from '#ui/FailureNotice.tsx';
import { Panel } from '#ui/Panel.tsx';
import { exactTokenText } from '../model/shownTrade.ts';
import { useSeenTrade } from '../queries/useSeenTrade.ts';
import { say } from '../words/english.ts';

/** How the trade ended, and the account's balance in the escrow, to be taken out. */
export function FinishedPanel() {
  const { trade, token, escrow, now } = useSeenTrade();
  const { address } = useAccount();
  const balance = useEscrowBalance(trade.token);
  const { undertake, isBusy, failure } = useTransactions();
  const args = address && balance ? ([trade.token, maxUint256, address] as const) : null;
  const withdraw = async () => {
    if (!args || !balance) return;
    await undertake({
      label: say.withdrawLabel(exactTokenText(balance, token)),
      call: escrowCall(escrow, 'withdraw', args),
      explain: explainEscrow(token),
    });
  };
  return (
    <Panel title={say.howItEnded}>
      <div className="flex flex-col gap-3 p-3">
        <p>{say[`outcome${nameAt(outcomes, trade.outcome)}`]}</p>
        <dl>
          <Detail name={say.inEscrow}>
            {balance === undefined ? '–' : exactTokenText(balance, token)}
          </Detail>
        </dl>
        <FailureNotice failure={failure} />
        <Button
          look="primary"
          size="large"
          disabled={isBusy || !balance}
          onClick={() => void withdraw()}
        >
          {balance === 0n ? say.nothingToWithdraw : say.withdraw}
        </Button>
        {args && (
          <SignInstead
            escrow={escrow}
            action="withdraw"
            call={actionCall('withdraw', args)}
            now={now}
          />
        )}
      </div>
    </Panel>
  );
}
