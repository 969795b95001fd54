import { nameAt, rulings } from '@weir/contracts';
import { exactTokenText } from '#features/peerTrades';
import { useAccount } from '#features/wallet';
import { formatDayMinute } from '#lib/formatTime.ts';
import { Detail } from '#ui/Detail.tsx';
import { Panel } from '#ui/Panel.tsx';
import type { CourtCase } from '../model/courtCase.ts';
import { useTokenAt } from '../queries/useCourtPool.ts';
import { say } from '../words/english.ts';

interface OutcomePanelProps {
  found: CourtCase;
  /** Until when it may be appealed; null where it may not, or where somebody has to make it final. */
  until: bigint | null;
  isFinal: boolean;
}

/** The ruling, and what it paid and cost the account's seats. */
export function OutcomePanel({ found: { dispute, fates }, until, isFinal }: OutcomePanelProps) {
  const { address } = useAccount();
  const tokenAt = useTokenAt();
  const words = { refused: say.ruledRefused, buyer: say.ruledBuyer, seller: say.ruledSeller };
  return (
    <Panel title={say.outcome}>
      <div className="flex flex-col gap-2 p-3">
        <p className="font-medium">{words[nameAt(rulings, dispute.ruling)]}</p>
        {isFinal && <p className="text-xs text-quiet">{say.lastRuling}</p>}
        {!isFinal && until !== null && (
          <p className="text-xs text-quiet">{say.firstRuling(formatDayMinute(Number(until)))}</p>
        )}
        {isFinal && address !== undefined && (
          <>
            {fates.length === 0 && <p className="text-xs text-quiet">{say.noFate}</p>}
            <dl>
              {fates.map(({ seat, kind, token, amount }) => (
                <Detail key={`${seat} ${kind} ${token}`} name={say[kind](`${seat}`)}>
                  <span className={kind === 'slashed' ? 'text-sell' : ''}>
                    {exactTokenText(amount, tokenAt(token))}
                  </span>
                </Detail>
              ))}
            </dl>
          </>
        )}
      </div>
    </Panel>
  );
}
