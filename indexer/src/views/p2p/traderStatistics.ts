/**
 * What the chain says of a trader, by pure functions: indexer/docs/p2p.md defines each figure and says what it is worth.
 * Nothing here is asked for by the contracts: it lowers no bond and raises no limit.
 */
import type { Outcome, TradeAction, TradeState } from '@weir/contracts';

/** A trade as one of its parties has it. Times are seconds since 1970; worths millionths of a USD. */
export interface PartysTrade {
  isSeller: boolean;
  isMaker: boolean;
  counterparty: string;
  amount: bigint;
  /** 0 where nobody knew when it was taken. */
  value: bigint;
  takenAt: number;
  confirmedAt: number | null;
  paidAt: number | null;
  disputedAt: number | null;
  /** Null while it lives. */
  end: TradeEnd | null;
}

export interface TradeEnd {
  outcome: Outcome;
  at: number;
  action: TradeAction;
  /** The state before. */
  from: TradeState;
  /** Whether the party itself acted. */
  byParty: boolean;
  /** Units of the amount that the buyer got. */
  toBuyer: bigint;
}

interface TraderCounts {
  live: number;
  /** Released. */
  completed: number;
  settled: number;
  cancelledByTrader: number;
  cancelledByOther: number;
  /** Ended by time, the trader having been the one to act. */
  expiredByTrader: number;
  expiredByOther: number;
  /** Ended by time where nobody had to act: a starter that its seller denied. */
  expired: number;
  disputed: number;
  won: number;
  /** Ruled against, or conceded. */
  lost: number;
  halved: number;
}

export interface TraderStatistics {
  counts: TraderCounts;
  /** When the first trade was taken, and the last; null where there was none. */
  firstAt: number | null;
  lastAt: number | null;
  /** Parties of completed and settled trades, each once. */
  counterparties: number;
  /** Medians in seconds, rounded down; null where there is nothing to take it of. */
  confirmSeconds: number | null;
  paySeconds: number | null;
  releaseSeconds: number | null;
  volume: VolumeBand;
  volume30Days: VolumeBand;
}

/** From `from` USD on, and below `below`. */
export interface VolumeBand {
  from: number;
  below: number | null;
}

const USD = 1_000_000n;
/** Of one counterparty in any 30 days: the most that one trade under the default pool is worth. */
const mostOfCounterparty = 1_000n * USD;
const thirtyDays = 30 * 86_400;
const bandEnds = [100, 1_000, 10_000, 100_000] as const;

type EndKind = Exclude<keyof TraderCounts, 'live' | 'disputed'>;

/** All of it. @param trades in any order. @param now the block's time. */
export function traderStatistics(trades: readonly PartysTrade[], now: number): TraderStatistics {
  const counts: TraderCounts = {
    live: 0,
    completed: 0,
    settled: 0,
    cancelledByTrader: 0,
    cancelledByOther: 0,
    expiredByTrader: 0,
    expiredByOther: 0,
    expired: 0,
    disputed: 0,
    won: 0,
    lost: 0,
    halved: 0,
  };
  for (const trade of trades) {
    counts[trade.end ? kindOfEnd(trade, trade.end) : 'live']++;
    if (trade.disputedAt !== null) counts.disputed++;
  }
  const taken = trades.map(({ takenAt }) => takenAt).toSorted((a, b) => a - b);
  const counted = countedVolumes(trades);
  const sum = (from: number) =>
    counted.reduce((total, { at, value }) => (at > from ? total + value : total), 0n);
  return {
    counts,
    firstAt: taken[0] ?? null,
    lastAt: taken.at(-1) ?? null,
    counterparties: new Set(trades.filter(isDone).map(({ counterparty }) => counterparty)).size,
    confirmSeconds: median(trades.flatMap(confirming)),
    paySeconds: median(trades.flatMap(paying)),
    releaseSeconds: median(trades.flatMap(releasing)),
    volume: volumeBand(sum(Number.NEGATIVE_INFINITY)),
    volume30Days: volumeBand(sum(now - thirtyDays)),
  };
}

/** What an end says of the party. */
export function kindOfEnd(trade: PartysTrade, end: TradeEnd): EndKind {
  switch (end.outcome) {
    case 'Released':
      return 'completed';
    case 'Settled':
      return 'settled';
    case 'Halved':
      return 'halved';
    case 'Conceded':
      return end.byParty ? 'lost' : 'won';
    case 'RuledForBuyer':
      return trade.isSeller ? 'lost' : 'won';
    case 'RuledForSeller':
      return trade.isSeller ? 'won' : 'lost';
    default:
      if (end.action !== 'Expire') {
        return end.byParty ? 'cancelledByTrader' : 'cancelledByOther';
      }
      return expiredKind(trade, end.from);
  }
}

/** Who had to act and did not: the maker to confirm, the buyer to pay, the seller to post the details. */
function expiredKind({ isMaker, isSeller }: PartysTrade, from: TradeState): EndKind {
  const wasSilent = { Taken: isMaker, Locked: !isSeller, Demanded: isSeller } as const;
  if (from !== 'Taken' && from !== 'Locked' && from !== 'Demanded') return 'expired';
  return wasSilent[from] ? 'expiredByTrader' : 'expiredByOther';
}

/**
 * What counts as volume of each trade, in the order of their ends: its worth, or its part that a settlement gave the buyer, as far
 * as the counterparty's 1,000 USD in the 30 days until its end are not used up.
 */
export function countedVolumes(trades: readonly PartysTrade[]): { at: number; value: bigint }[] {
  const done = trades
    .filter(isDone)
    .flatMap(({ end, ...trade }) => (end ? [{ ...trade, end }] : []))
    .toSorted((a, b) => a.end.at - b.end.at);
  const byCounterparty = new Map<string, { at: number; value: bigint }[]>();
  return done.map(({ counterparty, amount, value, end }) => {
    const before = byCounterparty.get(counterparty) ?? [];
    const recent = before.filter(({ at }) => at > end.at - thirtyDays);
    const used = recent.reduce((total, one) => total + one.value, 0n);
    // Rounded down: what nobody can show is not counted.
    const worth = amount === 0n ? 0n : (value * end.toBuyer) / amount;
    const room = mostOfCounterparty - used;
    const counted = { at: end.at, value: worth < room ? worth : room };
    byCounterparty.set(counterparty, [...recent, counted]);
    return counted;
  });
}

/** The band of a sum in millionths of a USD. */
export function volumeBand(sum: bigint): VolumeBand {
  const below = bandEnds.find((end) => sum < BigInt(end) * USD) ?? null;
  const from = bandEnds.findLast((end) => sum >= BigInt(end) * USD) ?? 0;
  return { from, below };
}

/** The middle one; of an even count the mean of the middle two, rounded down. Null of nothing. */
export function median(values: readonly number[]): number | null {
  if (values.length === 0) return null;
  const sorted = values.toSorted((a, b) => a - b);
  const [low, high] = [sorted[(sorted.length - 1) >> 1], sorted[sorted.length >> 1]];
  return Math.floor(((low ?? 0) + (high ?? 0)) / 2);
}

function isDone({ end }: PartysTrade): boolean {
  return end?.outcome === 'Released' || end?.outcome === 'Settled';
}

/** As a maker, of trades that it confirmed. */
function confirming({ isMaker, takenAt, confirmedAt }: PartysTrade): number[] {
  return isMaker && confirmedAt !== null ? [confirmedAt - takenAt] : [];
}

/** As a buyer, of trades that it marked as paid. */
function paying({ isSeller, confirmedAt, paidAt }: PartysTrade): number[] {
  return !isSeller && confirmedAt !== null && paidAt !== null ? [paidAt - confirmedAt] : [];
}

/** As a seller, of trades that were marked as paid and released. */
function releasing({ isSeller, paidAt, end }: PartysTrade): number[] {
  return isSeller && paidAt !== null && end?.outcome === 'Released' ? [end.at - paidAt] : [];
}
