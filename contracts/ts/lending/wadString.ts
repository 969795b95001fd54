import { formatUnits } from 'viem';

/** A part of `WAD` as a plain decimal: 860000000000000000 is "0.86". */
export function asDecimal(part: bigint): string {
  return formatUnits(part, 18);
}
