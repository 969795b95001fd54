import { WAD } from '@weir/contracts';
import type { ListedMarket, Token } from '#features/deployment';
import type { ListedLending } from '#features/lending';

/** A lending market in which a direction can be leveraged: what is borrowed, and which collateral is bought for it. */
export interface LeverageChoice {
  listed: ListedLending;
  direction: Direction;
  /** The collateral's place in the market. */
  index: number;
  loan: Token;
  collateral: Token;
}

/** Which way: with the base against the quote, or the other way round. */
export type Direction = 'long' | 'short';

/** The lending markets that fit a pair and a direction, those that nobody vouches for last. */
export function leverageChoices(
  markets: readonly ListedLending[],
  { base, quote }: Pick<ListedMarket, 'base' | 'quote'>,
  direction: Direction,
): LeverageChoice[] {
  const [collateral, loan] = direction === 'long' ? [base, quote] : [quote, base];
  const fitting = markets.flatMap((listed) => {
    if (listed.loan.address !== loan.address) return [];
    const index = listed.collaterals.findIndex(({ address }) => address === collateral.address);
    return index < 0 ? [] : [{ listed, direction, index, loan, collateral }];
  });
  const strangeness = ({ listed }: LeverageChoice) =>
    Number(listed.isUnlisted) + 2 * Number(listed.hasForeignGuard);
  return fitting.toSorted((a, b) => strangeness(a) - strangeness(b));
}

const STEP = 10;

/** From which leverage to which, in hundredths: 250 is 2.5 times. */
export interface TimesRange {
  least: number;
  most: number;
}

/**
 * Leverage is how many times the margin moves what the base's price moves: a long of L times holds L times the margin's
 * worth of the base and owes L − 1 times, a short of L times owes L times the margin's worth of the base. What is owed may
 * be that part of all that is pledged which the borrow LTV says, so a long ends at 1 / (1 − LTV), a short one time earlier;
 * cut to tenths of the margin. What the purchase costs comes off that still.
 */
export function timesRange(borrowLtv: bigint, direction: Direction): TimesRange {
  const exact = (100n * WAD) / (WAD - borrowLtv);
  const pledged = Math.floor(Number(exact) / STEP) * STEP;
  const [least, most] = direction === 'long' ? [100 + STEP, pledged] : [STEP, pledged - 100];
  return { least, most: Math.max(least, most) };
}

/** Typed leverage such as `2.5` or `2,5` in hundredths; null where it is none, or out of range. */
export function readTimes(text: string, { least, most }: TimesRange): number | null {
  if (!/^\d{1,2}([.,]\d{1,2})?$/.test(text)) return null;
  const times = Math.round(Number(text.replace(',', '.')) * 100);
  return times >= least && times <= most ? times : null;
}

/** Hundredths as text for a field: `2.5`. */
export function timesText(times: number): string {
  return String(times / 100);
}
