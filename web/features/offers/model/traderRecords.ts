import type { Outcome } from '@weir/contracts';
import type { TakenTrade, TraderRecord } from './offerSource.ts';

/** What each trader's ended trades came to, by address in small letters. Trades with oneself cannot be told from others. */
export function traderRecords(
  trades: Iterable<TakenTrade>,
  outcomes: ReadonlyMap<bigint, Outcome>,
): Map<string, TraderRecord> {
  const records = new Map<string, TraderRecord>();
  const add = (who: string, part: keyof TraderRecord) => {
    const key = who.toLowerCase();
    const record = records.get(key) ?? { done: 0, lost: 0 };
    records.set(key, { ...record, [part]: record[part] + 1 });
  };
  for (const { id, trade } of trades) {
    const outcome = outcomes.get(id);
    if (outcome === 'Released' || outcome === 'Settled') {
      add(trade.seller, 'done');
      add(trade.buyer, 'done');
    } else if (outcome === 'RuledForBuyer') {
      add(trade.seller, 'lost');
    } else if (outcome === 'RuledForSeller') {
      add(trade.buyer, 'lost');
    }
  }
  return records;
}
