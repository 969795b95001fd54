import {
  debtLimit,
  healthFactor,
  type LendingMarket,
  type LendingTotals,
  liquidationPrice,
  owedBy,
  type PledgedCollateral,
  pricedPledges,
  totalValue,
  valueDown,
} from '@weir/contracts';
import type { LendingPledge } from '../../answers/lendingSchemas.ts';
import type { lendingPledges, lendingPositions } from '../../schema/lendingTables.ts';
import type { Row } from '../../store/changes.ts';
import { type LendingMarketData, tokenOf, toLendingMarket } from './lendingMarketData.ts';
import { presentPrice, priceText, totalsAt } from './lendingMarketViews.ts';
import { wadText } from './wad.ts';

export type PositionRow = Row<typeof lendingPositions>;
export type PledgeRow = Row<typeof lendingPledges>;

/** A market at a moment, for all of its positions. */
export interface MarketAt {
  data: LendingMarketData;
  market: LendingMarket;
  /** With the interest until the moment. */
  totals: LendingTotals;
}

/** @param timestamp the moment, in seconds since 1970. */
export function marketAt(data: LendingMarketData, timestamp: number): MarketAt {
  return { data, market: toLendingMarket(data), totals: totalsAt(data, timestamp) };
}

/** A position as it is judged at a moment. */
export interface JudgedPosition {
  row: PositionRow;
  /** Units of each of the market's collaterals. */
  pledges: bigint[];
  /** The same with terms and prices for liquidation; a price that is not known is 0. */
  priced: PledgedCollateral[];
  debt: bigint;
  /** Whether the price of everything pledged is known. */
  isPriced: boolean;
  /** In parts of 10^18; null without a debt, or without a price. */
  health: bigint | null;
}

/** Judges a position by what its owner pledged. */
export function judgePosition(
  { data, market, totals }: MarketAt,
  row: PositionRow,
  pledgeRows: readonly PledgeRow[],
): JudgedPosition {
  const pledges = data.collaterals.map(
    ({ index }) => pledgeRows.find((pledge) => pledge.index === index)?.amount ?? 0n,
  );
  const priced = pricedPledges(market, { pledges }, 'liquidationPrice');
  const debt = owedBy(totals, row);
  const isPriced = data.collaterals.every(({ guard, index }) => {
    return pledges[index] === 0n || (data.prices.get(guard)?.liquidationPrice ?? null) !== null;
  });
  return {
    row,
    pledges,
    priced,
    debt,
    isPriced,
    health: isPriced ? healthFactor(priced, debt) : null,
  };
}

/** What of it is answered. */
export function presentHealth({ priced, debt, isPriced, health }: JudgedPosition) {
  const limit = debtLimit(priced, 'liquidationLtv');
  return {
    debt: debt.toString(),
    worth: isPriced ? totalValue(priced).toString() : null,
    limit: isPriced ? limit.toString() : null,
    health: health === null ? null : wadText(health),
    isLiquidatable: isPriced && limit < debt,
  };
}

/** What it pledged, each with the price below which it is liquidated. */
export function presentPledges(data: LendingMarketData, judged: JudgedPosition): LendingPledge[] {
  const { pledges, priced, debt } = judged;
  return data.collaterals.flatMap((collateral) => {
    const { index, token, guard } = collateral;
    const amount = pledges[index] ?? 0n;
    if (amount === 0n) return [];
    const price = data.prices.get(guard)?.liquidationPrice ?? null;
    const least = debt === 0n || !judged.isPriced ? null : liquidationPrice(priced, index, debt);
    return [
      {
        index,
        token: tokenOf(data, token),
        amount: amount.toString(),
        price: presentPrice(data, collateral),
        worth: price === null ? null : valueDown(amount, price).toString(),
        liquidationPrice: least === null ? null : priceText(data, collateral, least),
      },
    ];
  });
}
