import type { LendingPosition } from '@weir/contracts';
import { formatAmount } from '#lib/formatAmount.ts';
import type { SortedBy } from '#lib/sortedBy.ts';
import { collateralNames, type ListedLending } from './listedLending.ts';
import { type MarketFigures, marketFigures } from './marketFigures.ts';
import { positionFigures } from './positionFigures.ts';

/** A market as a line of a list, with what the reader has in it under all numbers together. */
export interface LendingRow {
  listed: ListedLending;
  figures: MarketFigures;
  /** In loan units. */
  supplied: bigint;
  owed: bigint;
}

/** By which column lists are sorted. */
export type LendingColumn = 'name' | 'rate' | 'supplied' | 'use' | 'cash' | 'own';

export type LendingOrder = SortedBy<LendingColumn>;

export function lendingRow(
  listed: ListedLending,
  positions: readonly LendingPosition[],
  fee: bigint,
  now: bigint,
): LendingRow {
  const figures = marketFigures(listed.market, fee, now);
  const own = positions
    .filter(({ market }) => market === listed.market.id)
    .map((position) => positionFigures(listed.market, figures.totals, position));
  return {
    listed,
    figures,
    supplied: own.reduce((sum, { supplied }) => sum + supplied, 0n),
    owed: own.reduce((sum, { debt }) => sum + debt, 0n),
  };
}

/** Rows in an order. Amounts of different tokens compare by whole tokens: the page knows no price of loans against each other. */
export function sortRows(
  rows: readonly LendingRow[],
  { column, isRising }: LendingOrder,
  page: 'lend' | 'borrow',
): LendingRow[] {
  const whole = (units: bigint, { listed }: LendingRow) =>
    (units * 10n ** 36n) / 10n ** BigInt(listed.loan.decimals);
  const key = (row: LendingRow): bigint => {
    const { totals, supplied, use, borrowRate, supplyRate } = row.figures;
    if (column === 'rate') return page === 'lend' ? supplyRate : borrowRate;
    if (column === 'supplied') return whole(supplied, row);
    if (column === 'use') return use;
    if (column === 'cash') return whole(totals.cash, row);
    return whole(page === 'lend' ? row.supplied : row.owed, row);
  };
  const name = ({ listed }: LendingRow) => `${listed.loan.symbol} ${collateralNames(listed)}`;
  const sign = isRising ? 1 : -1;
  return rows.toSorted((a, b) => {
    const order =
      column === 'name'
        ? name(a).localeCompare(name(b))
        : key(a) === key(b)
          ? 0
          : key(a) < key(b)
            ? -1
            : 1;
    return order * sign || name(a).localeCompare(name(b));
  });
}

/** Rows whose tokens match what was typed: by symbol, name or address. */
export function findRows(rows: readonly LendingRow[], search: string): LendingRow[] {
  const wanted = search.trim().toLowerCase();
  if (wanted === '') return [...rows];
  return rows.filter(({ listed }) =>
    [listed.loan, ...listed.collaterals].some(({ symbol, name, address }) =>
      [symbol, name, address].some((text) => text.toLowerCase().includes(wanted)),
    ),
  );
}

/** An amount of a row's loan token: `1,200 USDC`; a dash for none. */
export function inLoan({ listed }: Pick<LendingRow, 'listed'>, units: bigint, places = 2): string {
  if (units === 0n) return '–';
  return `${formatAmount(units, listed.loan.decimals, places)} ${listed.loan.symbol}`;
}
