import { WAD } from '@weir/contracts';
import type { ListedMarket, Token } from '#features/deployment';
import type { ListedLending } from '#features/lending';

/** A lending market in which a direction can be leveraged: what is borrowed, and which collateral is bought for it. */
export interface LeverageChoice {
  listed: ListedLending;
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
    return index < 0 ? [] : [{ listed, index, loan, collateral }];
  });
  const strangeness = ({ listed }: LeverageChoice) =>
    Number(listed.isUnlisted) + 2 * Number(listed.hasForeignGuard);
  return fitting.toSorted((a, b) => strangeness(a) - strangeness(b));
}

/** Leverage is said in hundredths: 250 is 2.5 times. */
export const LEAST_TIMES = 110;
const STEP = 10;

/**
 * The most leverage that a borrow LTV carries: of an exposure of L times the margin, L − 1 parts are owed, so
 * (L − 1)/L ≤ LTV. In hundredths, cut to tenths of the margin; what the purchase costs comes off that still.
 */
export function mostTimes(borrowLtv: bigint): number {
  const exact = (100n * WAD) / (WAD - borrowLtv);
  return Math.max(LEAST_TIMES, Math.floor(Number(exact) / STEP) * STEP);
}

/** Typed leverage such as `2.5` or `2,5` in hundredths; null where it is none, or out of range. */
export function readTimes(text: string, most: number): number | null {
  if (!/^\d{1,2}([.,]\d{1,2})?$/.test(text)) return null;
  const times = Math.round(Number(text.replace(',', '.')) * 100);
  return times >= LEAST_TIMES && times <= most ? times : null;
}

/** Hundredths as text for a field: `2.5`. */
export function timesText(times: number): string {
  return String(times / 100);
}
