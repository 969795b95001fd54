import { Decimal } from 'decimal.js';
import { groupThousands } from '#lib/formatAmount.ts';

/**
 * A price at the end of a market's range, which may have thirty digits: as a power of ten where it is beyond reading.
 *
 * @example readablePrice('0.0000000001') // '10⁻¹⁰'
 */
export function readablePrice(price: string): string {
  const value = new Decimal(price);
  if (value.e >= -6 && value.e <= 8) return groupThousands(value.toFixed());
  const mantissa = value
    .toSignificantDigits(3, Decimal.ROUND_DOWN)
    .div(new Decimal(10).pow(value.e))
    .toFixed();
  const power = `10${superscript(value.e)}`;
  return mantissa === '1' ? power : `${mantissa} · ${power}`;
}

const digits = '⁰¹²³⁴⁵⁶⁷⁸⁹';

function superscript(exponent: number): string {
  const text = [...String(Math.abs(exponent))].map((digit) => digits[Number(digit)]).join('');
  return exponent < 0 ? `⁻${text}` : text;
}
