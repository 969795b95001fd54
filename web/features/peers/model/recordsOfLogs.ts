import type { Outcome } from '@weir/contracts';
import type { TakenTrade } from './escrowPast.ts';
import { doneBand, type TraderRecord } from './traderRecord.ts';

/**
 * What each trader's ended trades came to, by address in small letters; those without any are missing. Counted where no indexer
 * answers: without worths, which take each trade's token and time.
 */
export function recordsOfLogs(
  trades: Iterable<TakenTrade>,
  outcomes: ReadonlyMap<bigint, Outcome>,
): Map<string, TraderRecord> {
  const counts = new Map<string, { done: number; lost: number }>();
  const add = (who: string, part: 'done' | 'lost') => {
    const key = who.toLowerCase();
    const count = counts.get(key) ?? { done: 0, lost: 0 };
    counts.set(key, { ...count, [part]: count[part] + 1 });
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
  return new Map(
    [...counts].map(([who, { done, lost }]) => [who, { ...noRecord, done: doneBand(done), lost }]),
  );
}

/** Of somebody who ended no trade, as logs show it. */
export const noRecord: TraderRecord = {
  done: doneBand(0),
  volume: null,
  volume30Days: null,
  lost: 0,
  silent: null,
};
