import { exactDecimal } from '#lib/formatAmount.ts';

/** A part of a whole in percent with at most two decimals: `0.25 %`. What is something never shows as nothing. */
export function partOf(part: bigint, whole: bigint): string {
  if (whole === 0n || part === 0n) return '0 %';
  const points = (part * 10_000n) / whole;
  return points === 0n ? '<0.01 %' : `${exactDecimal(points, 2)} %`;
}
