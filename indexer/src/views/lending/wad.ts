import { parseUnits } from 'viem';
import { shiftDecimal } from '../../derived/price.ts';

/** A part of 10^18 as an exact decimal. */
export function wadText(part: bigint): string {
  return shiftDecimal(part, -18);
}

/** The reverse, for a decimal of at most 18 digits behind the point. */
export function wadOf(text: string): bigint {
  return parseUnits(text, 18);
}
