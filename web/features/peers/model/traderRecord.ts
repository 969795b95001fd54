import type { P2pTrader } from '@weir/indexer/client';

/** From `from` on, and below `below`; null: no end. */
export interface Band {
  from: number;
  below: number | null;
}

/**
 * What is shown of how somebody trades. Anybody can trade with himself for gas and fees, and an account can be left behind, so
 * what speaks for somebody is shown in bands only; what speaks against cannot be washed away, and is counted.
 */
export interface TraderRecord {
  /** Trades that ended with tokens released or a settlement. */
  done: Band;
  /** Their worth in USD, at most 1,000 of a counterparty in any 30 days; null where no indexer counted it. */
  volume: Band | null;
  /** Likewise, of the last 30 days. */
  volume30Days: Band | null;
  /** Trades lost before a court, or given up in a dispute. */
  lost: number;
  /** Trades that ended because this side did not act in its time; null where no indexer counted them. */
  silent: number | null;
}

const doneEnds = [1, 10, 50, 200] as const;

/** The band of a count of finished trades. */
export function doneBand(count: number): Band {
  const below = doneEnds.find((end) => count < end) ?? null;
  return { from: doneEnds.findLast((end) => count >= end) ?? 0, below };
}

/** The record in an indexer's answer, by the account in small letters. */
export function recordOf({
  account,
  counts,
  volume,
  volume30Days,
}: P2pTrader): [string, TraderRecord] {
  return [
    account.toLowerCase(),
    {
      done: doneBand(counts.completed + counts.settled),
      volume,
      volume30Days,
      lost: counts.lost,
      silent: counts.expiredByTrader,
    },
  ];
}

/** Least bands that makers can be asked to have: a finished trade, or a volume in USD. */
export const recordWishes = ['known', '100', '1000', '10000', '100000'] as const;
export type RecordWish = (typeof recordWishes)[number];

/** Whether somebody has what is wished for. An unknown record has nothing. */
export function hasRecord(record: TraderRecord | undefined, wish: RecordWish): boolean {
  if (!record) return false;
  if (wish === 'known') return record.done.from > 0;
  return record.volume !== null && record.volume.from >= Number(wish);
}
