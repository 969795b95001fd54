import type { Activity } from '@weir/indexer/client';
import { ExplorerLink, type Token } from '#features/deployment';
import { formatAmount, groupThousands } from '#lib/formatAmount.ts';
import { formatDayClock } from '#lib/formatTime.ts';
import {
  type ActivityChanges,
  activityChanges,
  marketOf,
  tokenOf,
} from '../model/activityChanges.ts';
import type { ActivityNames, NamedMarket } from '../model/activityNames.ts';
import { formatPrice } from '../model/prices.ts';
import { say } from '../words/english.ts';

interface ActivityTableProps {
  entries: readonly Activity[];
  names: ActivityNames;
}

/** Entries of an account's activity, a line each, newest first. */
export function ActivityTable({ entries, names }: ActivityTableProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    // biome-ignore lint/a11y/useSemanticElements: a table cannot scroll inside itself
    <div role="region" aria-label={say.activity} tabIndex={0} className="overflow-x-auto">
      <table className="w-full text-xs [&_td]:h-8 [&_td]:px-3 [&_td]:whitespace-nowrap [&_th]:px-3">
        <thead className="text-2xs text-quiet">
          <tr>
            {[say.time, say.what].map((head) => (
              <th key={head} scope="col" className="h-7 text-left font-normal">
                {head}
              </th>
            ))}
            {[say.market, say.price].map((head) => (
              <th key={head} scope="col" className="text-left font-normal max-sm:hidden">
                {head}
              </th>
            ))}
            <th scope="col" className="text-right font-normal">
              {say.change}
            </th>
            <th scope="col" className="text-right font-normal max-sm:hidden">
              {say.transaction}
            </th>
          </tr>
        </thead>
        <tbody>
          {entries.map((entry) => (
            <Row key={`${entry.id}-${entry.kind}`} entry={entry} names={names} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

const kindWords = (): Record<Exclude<Activity['kind'], 'trade'>, string> => ({
  place: say.placed,
  cancel: say.cancelled,
  claim: say.claimed,
  add: say.added,
  remove: say.removed,
  credit: say.credited,
  debit: say.debited,
  receive: say.received,
  send: say.sent,
  supply: say.supplied,
  withdraw: say.withdrawn,
  pledge: say.pledged,
  unpledge: say.unpledged,
  borrow: say.borrowed,
  repay: say.repaid,
  liquidate: say.liquidated,
});

function Row({ entry, names }: { entry: Activity; names: ActivityNames }) {
  const market = marketOf(entry, names);
  const changes = activityChanges(entry, market);
  const token = tokenOf(entry, names);
  const side =
    entry.kind === 'trade' ? entry.trade.side : 'order' in entry ? entry.order.side : null;
  const price =
    entry.kind === 'trade' ? entry.trade.price : 'order' in entry ? entry.order.price : null;
  return (
    <tr className="border-t border-line">
      <td className="text-quiet">{formatDayClock(entry.timestamp)}</td>
      <td>
        {side && (
          <span className={side === 'buy' ? 'text-buy' : 'text-sell'} aria-hidden="true">
            {side === 'buy' ? '▲ ' : '▼ '}
          </span>
        )}
        {entry.kind === 'trade'
          ? side === 'buy'
            ? say.bought
            : say.sold
          : `${kindWords()[entry.kind]}${side ? ` (${side === 'buy' ? say.buy : say.sell})` : ''}`}
      </td>
      <td className="max-sm:hidden">
        {market ? (
          <bdi>
            {market.base.symbol}/{market.quote.symbol}
          </bdi>
        ) : (
          '–'
        )}
      </td>
      <td className="max-sm:hidden">{price === null ? '–' : formatPrice(price)}</td>
      <td className="text-right">{changeWords(changes, market, token, names) || '–'}</td>
      <td className="text-right text-quiet max-sm:hidden">
        <ExplorerLink kind="tx" value={entry.transaction} what={say.transaction} />
      </td>
    </tr>
  );
}

function changeWords(
  changes: ActivityChanges,
  market: NamedMarket | null,
  token: Token | null,
  names: ActivityNames,
): string {
  if (changes.liquidated) return liquidationWords(changes.liquidated, token, names);
  const signed = (units: bigint | null, of: Token | null | undefined) => {
    if (units === null || !of) return [];
    const size = formatAmount(units < 0n ? -units : units, of.decimals);
    return [`${units < 0n ? '−' : '+'}${size} ${of.symbol}`];
  };
  const isSizeOnly = changes.base === null && changes.quote === null && changes.ordered !== null;
  const size =
    isSizeOnly && market ? formatAmount(changes.ordered ?? 0n, market.base.decimals) : null;
  const shares = changes.shares !== null && changes.base === null;
  return [
    ...(size === null || !market ? [] : [`${size} ${market.base.symbol}`]),
    ...signed(changes.base, market?.base),
    ...signed(changes.quote, market?.quote),
    ...signed(changes.token, token),
    ...(shares ? [say.shareUnits(groupThousands(String(changes.shares)))] : []),
  ].join('  ');
}

function liquidationWords(
  { seized, repaid, writtenOff }: NonNullable<ActivityChanges['liquidated']>,
  loan: Token | null,
  names: ActivityNames,
): string {
  const inWords = (units: bigint, of: Token) => `${formatAmount(units, of.decimals)} ${of.symbol}`;
  return [
    ...seized.map(({ token, units }) => `−${inWords(units, names.found(token))}`),
    ...(loan && repaid > 0n ? [say.debtRepaid(inWords(repaid, loan))] : []),
    ...(loan && writtenOff > 0n ? [say.debtWrittenOff(inWords(writtenOff, loan))] : []),
  ].join('  ');
}
