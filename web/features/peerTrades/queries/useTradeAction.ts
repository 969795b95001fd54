import type { TradeAction } from '@weir/contracts';
import { explainCourt } from '#features/courtErrors';
import { explainEscrow } from '#features/escrowErrors';
import { type escrowCall, useTransactions } from '#features/transactions';
import { actionLabel } from '../model/actionWords.ts';
import { useSeenTrade } from './useSeenTrade.ts';

/** Signs an action of the trade around it; its errors are said in the trade's token. */
export function useTradeAction(action: TradeAction, onDone: () => void) {
  const { token } = useSeenTrade();
  const { undertake, isBusy, failure } = useTransactions();
  const send = async (
    call: ReturnType<typeof escrowCall>,
    approvals: readonly { token: `0x${string}`; symbol: string; amount: bigint }[] = [],
  ) => {
    const label = actionLabel(action);
    const [ofEscrow, ofCourt] = [explainEscrow(token), explainCourt(token)];
    // A court that is asked may refuse: the escrow passes its error on.
    const explain: typeof ofEscrow = (error, wording) =>
      ofEscrow(error, wording) ?? ofCourt(error, wording);
    const isDone = await undertake({ label, call, approvals, explain });
    if (isDone) onDone();
  };
  return { send, isBusy, failure };
}
