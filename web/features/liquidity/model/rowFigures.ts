import { Decimal } from 'decimal.js';
import type { Token } from '#features/deployment';
import { formatDecimalPrice } from '#features/market';
import { formatAmount, groupThousands } from '#lib/formatAmount.ts';
import { inCommon, type PoolRow } from './poolRow.ts';

/** The figures of a row as text; a dash where one is unknown. */
export interface RowFigures {
  price: string;
  liquidity: string;
  /** The liquidity in the list's common token, where the pool is not quoted in it. */
  liquidityInCommon: string | null;
  dayVolume: string;
  weekVolume: string;
  dayFees: string;
  yearlyReturn: string;
  ownPart: string;
}

/** Writes a row's figures. */
export function rowFigures(row: PoolRow, common: Token): RowFigures {
  const { market } = row;
  const amount = (units: bigint | null) =>
    units === null ? '–' : formatAmount(units, market.quote.decimals, placesOf(units, market));
  const worth = market.quote.address === common.address ? null : inCommon(row, row.liquidity);
  return {
    price: row.price === null ? '–' : formatDecimalPrice(row.price),
    liquidity: amount(row.liquidity),
    liquidityInCommon:
      worth === null ? null : `≈ ${groupThousands(new Decimal(worth).toFixed(0))} ${common.symbol}`,
    dayVolume: amount(row.dayVolume),
    weekVolume: amount(row.weekVolume),
    dayFees: amount(row.dayFees),
    yearlyReturn: row.yearlyReturn === null ? '–' : percentText(row.yearlyReturn),
    ownPart: row.ownPart === null ? '–' : partText(row.ownPart),
  };
}

/** Cents where they are worth reading, whole tokens above a thousand. */
function placesOf(units: bigint, { quote }: PoolRow['market']): number {
  return units >= 1000n * 10n ** BigInt(quote.decimals) ? 0 : 2;
}

/** A part of one as a percentage of two decimals: `0.12` becomes `12.00 %`. */
export function percentText(part: string): string {
  return `${new Decimal(part).mul(100).toFixed(2)}\u00a0%`;
}

/** Parts per million as a percentage: `0.25 %`; what is not zero never shows as zero. */
function partText(part: bigint): string {
  if (part === 0n) return '–';
  if (part < 100n) return '<0.01\u00a0%';
  return `${new Decimal(String(part)).div(10_000).toFixed(2, Decimal.ROUND_DOWN)}\u00a0%`;
}
