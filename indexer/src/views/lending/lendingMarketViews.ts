import {
  accrue,
  borrowRate,
  type LendingTotals,
  supplyPool,
  supplyRate,
  useOf,
} from '@weir/contracts';
import { gt, sql } from 'drizzle-orm';
import type {
  GuardPrice,
  LendingCollateral,
  LendingMarket,
  LendingStanding,
} from '../../answers/lendingSchemas.ts';
import type { Block } from '../../answers/schemas.ts';
import { ratesOf, totalsOfState } from '../../derived/lending/lendingTotals.ts';
import { shiftDecimal } from '../../derived/price.ts';
import { lendingPositions } from '../../schema/lendingTables.ts';
import type { Sql } from '../../store/openStore.ts';
import {
  type CollateralRow,
  downOf,
  type LendingMarketData,
  readLendingMarkets,
  tokenOf,
} from './lendingMarketData.ts';
import { wadText } from './wad.ts';

/** All lending markets, or the one of a key, with the interest until the block's time. */
export async function readLendingMarketViews(
  tx: Sql,
  block: Block,
  key?: string,
): Promise<LendingMarket[]> {
  const markets = await readLendingMarkets(tx, key);
  const counts = await countPositions(tx);
  return markets.map((data) => present(data, block, counts.get(data.row.id)));
}

/** A market's totals with the interest until a moment, in seconds. */
export function totalsAt({ row, state }: LendingMarketData, timestamp: number): LendingTotals {
  return accrue(totalsOfState(state), ratesOf(row), row.interestFee, BigInt(timestamp)).totals;
}

/** Totals as they are answered, with the rates that follow from them. */
export function presentTotals({ row }: LendingMarketData, totals: LendingTotals): LendingStanding {
  const use = useOf(totals);
  const rate = borrowRate(ratesOf(row), use);
  return {
    ...presentWords(totals),
    supplied: supplyPool(totals).assets.toString(),
    use: wadText(use),
    borrowRate: wadText(rate),
    supplyRate: wadText(supplyRate(rate, use, row.interestFee)),
  };
}

/** What a guard said of a collateral; null where it was not asked yet. */
export function presentPrice(
  data: LendingMarketData,
  collateral: CollateralRow,
): GuardPrice | null {
  const said = data.prices.get(collateral.guard);
  if (!said) return null;
  const { borrowPrice, liquidationPrice, isLive, graceSince, blockNumber } = said;
  return {
    borrow: priceText(data, collateral, borrowPrice),
    borrowUnits: borrowPrice.toString(),
    liquidation: liquidationPrice === null ? null : priceText(data, collateral, liquidationPrice),
    liquidationUnits: liquidationPrice?.toString() ?? null,
    isLive,
    graceSince,
    block: blockNumber,
  };
}

/** Loan units for a collateral unit, times 10^36, as whole loan tokens for a whole collateral token: exactly. */
export function priceText(
  data: LendingMarketData,
  { token }: Pick<CollateralRow, 'token'>,
  price: bigint,
): string {
  const [collateral, loan] = [tokenOf(data, token), tokenOf(data, data.row.loan)];
  return shiftDecimal(price, collateral.decimals - loan.decimals - 36);
}

interface Counts {
  lenders: number;
  borrowers: number;
}

async function countPositions(tx: Sql): Promise<Map<number, Counts>> {
  const isAbove = (column: typeof lendingPositions.debtShares) =>
    sql<number>`(count(*) filter (where ${gt(column, 0n)}))::int`;
  const rows = await tx
    .select({
      market: lendingPositions.market,
      lenders: isAbove(lendingPositions.supplyShares),
      borrowers: isAbove(lendingPositions.debtShares),
    })
    .from(lendingPositions)
    .groupBy(lendingPositions.market);
  return new Map(rows.map(({ market, ...counts }) => [market, counts]));
}

function present(
  data: LendingMarketData,
  block: Block,
  { lenders, borrowers }: Counts = { lenders: 0, borrowers: 0 },
): LendingMarket {
  const { row, state, collaterals } = data;
  const { base, kink, below, above } = ratesOf(row);
  const totals = totalsOfState(state);
  return {
    id: row.key,
    loan: tokenOf(data, row.loan),
    dust: row.dust.toString(),
    rates: {
      base: wadText(base),
      kink: wadText(kink),
      below: wadText(below),
      above: wadText(above),
    },
    interestFee: wadText(row.interestFee),
    collaterals: collaterals.map((collateral) => presentCollateral(data, collateral)),
    state: { ...presentWords(totals), accruedAt: state.accruedAt },
    now: presentTotals(data, totalsAt(data, block.timestamp)),
    pausedUntil: state.pausedUntil,
    lenders,
    borrowers,
    interest: state.interest.toString(),
    feesCollected: state.feesCollected.toString(),
    writtenOff: state.writtenOff.toString(),
    liquidations: state.liquidations,
    opener: row.opener,
    opened: { block: row.openedBlock, timestamp: row.openedAt },
  };
}

function presentCollateral(data: LendingMarketData, collateral: CollateralRow): LendingCollateral {
  const { index, guard, borrowLtv, liquidationLtv, maxIncentive, cap, pledged } = collateral;
  return {
    index,
    token: tokenOf(data, collateral.token),
    guard,
    borrowLtv: wadText(borrowLtv),
    liquidationLtv: wadText(liquidationLtv),
    maxIncentive: wadText(maxIncentive),
    cap: cap.toString(),
    pledged: pledged.toString(),
    isDown: downOf(data.state).includes(index),
    price: presentPrice(data, collateral),
  };
}

function presentWords({ cash, borrowed, fees, supplyShares, borrowShares }: LendingTotals) {
  return {
    cash: cash.toString(),
    borrowed: borrowed.toString(),
    fees: fees.toString(),
    supplyShares: supplyShares.toString(),
    borrowShares: borrowShares.toString(),
  };
}
