import { PRICE_ONE, WAD } from '@weir/contracts/maths';
import { plainDecimal, unitsOf } from '../engine/tokenAmount.ts';

/** A fraction or factor as parts of `WAD`; its decimals beyond 18 are dropped. */
export function wadOf(value: number): bigint {
  return unitsOf(plainDecimal(value), WAD.toString().length - 1);
}

/**
 * A float price of whole tokens as loan units a collateral unit in parts of `PRICE_ONE`, rounded down: the float's own
 * value, its 53 bits taken as they are.
 */
export function unitPrice(price: number, loanDecimals: number, collateralDecimals: number): bigint {
  if (!(price > 0)) return 0n;
  const exponent = Math.floor(Math.log2(price)) - 52;
  const mantissa = BigInt(Math.floor(price / 2 ** exponent));
  const scaled = mantissa * PRICE_ONE * 10n ** BigInt(loanDecimals);
  const tokens = 10n ** BigInt(collateralDecimals);
  return exponent < 0
    ? scaled / (tokens << BigInt(-exponent))
    : (scaled << BigInt(exponent)) / tokens;
}
