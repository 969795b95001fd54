import { partDown } from '@weir/contracts';
import { say } from '../words/english.ts';

/** How long an order rests. `date`: until a day and a time that are typed. */
export type ExpiryChoice = 'never' | 'hour' | 'day' | 'week' | 'date';

/** An order's last second, or why there is none. Seconds since 1970; 0: it never expires. */
export type Expiry = { kind: 'at'; seconds: number } | { kind: 'refused'; words: string };

const SPANS = { hour: 3600, day: 86_400, week: 604_800 } as const;
/** A placement may take this long to land: an expiry that is nearer would be refused by then. */
const LEAST_SECONDS = 60;
const LAST_SECOND = 2 ** 32 - 1;

/**
 * Reads when an order expires.
 *
 * @param date what a `datetime-local` field holds, in the reader's zone; counts with the choice `date` only.
 * @param now seconds since 1970: see `termsTime`.
 */
export function readExpiry(choice: ExpiryChoice, date: string, now: number): Expiry {
  if (choice === 'never') return { kind: 'at', seconds: 0 };
  if (choice !== 'date') return { kind: 'at', seconds: now + SPANS[choice] };
  const seconds = Math.floor(new Date(date).getTime() / 1000);
  if (!Number.isFinite(seconds)) return { kind: 'refused', words: say.expiryMissing };
  if (seconds < now + LEAST_SECONDS) return { kind: 'refused', words: say.expiryPast };
  if (seconds > LAST_SECOND) return { kind: 'refused', words: say.expiryFar };
  return { kind: 'at', seconds };
}

/** Lots of an order of `lots` that a bounty of `rate` (parts per million, at most 10,000) comes to, rounded down. */
export function bountyOf(lots: bigint, rate: number): bigint {
  return partDown(lots, rate);
}
