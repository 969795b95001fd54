import { exactDecimal } from '#lib/formatAmount.ts';

/** How far a price may fall to another, in percent with one decimal, cut: `23.4 %`. Null where it is there already. */
export function fallUntil(price: bigint, limit: bigint): string | null {
  return price <= limit ? null : tenthsText(((price - limit) * 1000n) / price);
}

/**
 * How far the inverse of a price may rise while the price falls to another, as `fallUntil`: of what is borrowed, priced in
 * what is pledged. @param limit above 0.
 */
export function riseUntil(price: bigint, limit: bigint): string | null {
  return price <= limit ? null : tenthsText(((price - limit) * 1000n) / limit);
}

function tenthsText(tenths: bigint): string {
  const [whole = '0', fraction = '0'] = exactDecimal(tenths, 1).split('.');
  return `${whole}.${fraction} %`;
}
