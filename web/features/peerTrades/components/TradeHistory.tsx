import type { Role } from '@weir/contracts';
import { ExplorerLink } from '#features/deployment';
import { shortAddress } from '#lib/formatAmount.ts';
import { formatDayMinute } from '#lib/formatTime.ts';
import { Notice } from '#ui/Notice.tsx';
import { Panel } from '#ui/Panel.tsx';
import { Skeleton } from '#ui/Skeleton.tsx';
import { eventWords } from '../model/eventWords.ts';
import { type TradeEvent, toldEvents } from '../model/tradeEvent.ts';
import { type SeenTrade, useSeenTrade } from '../queries/useSeenTrade.ts';
import { useTradePast } from '../queries/useTradePast.ts';
import { say } from '../words/english.ts';
import { LogProblem } from './LogProblem.tsx';

/** What happened to the trade, the newest first, each with its transaction. */
export function TradeHistory() {
  const seen = useSeenTrade();
  const { events, isOfLogs, error } = useTradePast(seen.escrow, seen.id);
  return (
    <Panel title={say.history}>
      <div className="flex flex-col gap-2 px-3 py-2">
        {error !== null && <LogProblem error={error} />}
        {isOfLogs && events && <Notice tone="plain">{say.historyOfLogs}</Notice>}
        {!events && error === null && <Skeleton rows={3} label={say.readingHistory} />}
        {events && (
          <ol className="flex flex-col gap-2 text-xs">
            {toldEvents(events)
              .toReversed()
              .map((event) => (
                <li key={event.key} className="flex items-baseline justify-between gap-3">
                  <span className="min-w-0">
                    {whose(event, seen)}
                    {eventWords(event, seen.token)}
                  </span>
                  <span className="shrink-0 text-right text-2xs whitespace-nowrap text-quiet">
                    {event.at !== null && <span>{formatDayMinute(event.at)} </span>}
                    <ExplorerLink kind="tx" value={event.transaction} what={say.transaction} />
                  </span>
                </li>
              ))}
          </ol>
        )}
      </div>
    </Panel>
  );
}

/** Who did it, as the reader knows them: `You: `. */
function whose({ by }: TradeEvent, { trade, roles }: SeenTrade): string {
  if (by === null) return '';
  const side = (role: Role) => {
    if (roles.includes(role)) return say.youDid;
    return role === 'seller' ? say.sellerDid : say.buyerDid;
  };
  if (BigInt(by) === BigInt(trade.seller)) return side('seller');
  if (BigInt(by) === BigInt(trade.buyer)) return side('buyer');
  return say.otherDid(shortAddress(by));
}
