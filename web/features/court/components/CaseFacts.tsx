import { nameAt, tradeStates } from '@weir/contracts';
import { exactTokenText, fiatText, methodText } from '#features/peerTrades';
import { formatDayMinute } from '#lib/formatTime.ts';
import { Detail } from '#ui/Detail.tsx';
import { Panel } from '#ui/Panel.tsx';
import type { CourtCase } from '../model/courtCase.ts';
import { usePoolTerms, useTokenAt } from '../queries/useCourtPool.ts';
import { say } from '../words/english.ts';

/** What was agreed, and what is at stake for a seat. */
export function CaseFacts({ found: { trade, dispute, lock } }: { found: CourtCase }) {
  const { data: terms } = usePoolTerms();
  const tokenAt = useTokenAt();
  const stakes = (units: bigint) =>
    terms ? exactTokenText(units, tokenAt(terms.stakeToken)) : '–';
  return (
    <Panel title={say.trade}>
      <dl className="px-3 py-2">
        {trade && (
          <>
            <Detail name={say.amount}>{exactTokenText(trade.amount, tokenAt(trade.token))}</Detail>
            <Detail name={say.payment}>{fiatText(trade)}</Detail>
            <Detail name={say.method}>{methodText(trade)}</Detail>
            {nameAt(tradeStates, trade.state) === 'Disputed' && (
              <Detail name={say.disputedSince}>{formatDayMinute(trade.since)}</Detail>
            )}
          </>
        )}
        <Detail name={say.fee}>{exactTokenText(dispute.fee, tokenAt(dispute.feeToken))}</Detail>
        <Detail name={say.lock}>{stakes(lock)}</Detail>
        {/* SILENCE_DIVISOR of ArbitrationTerms.sol, rounded down as there. */}
        <Detail name={say.silenceCosts}>{stakes(lock / 10n)}</Detail>
        <Detail name={say.overturnCosts}>{stakes(lock)}</Detail>
      </dl>
    </Panel>
  );
}
