import { exactDecimal } from '#lib/formatAmount.ts';

/** How far a price may fall to another, in percent with one decimal, cut: `23.4 %`. Null where it is there already. */
export function fallUntil(price: bigint, limit: bigint): string | null {
  if (price <= limit) return null;
  const tenths = ((price - limit) * 1000n) / price;
  const [whole = '0', fraction = '0'] = exactDecimal(tenths, 1).split('.');
  return `${whole}.${fraction} %`;
}
