import { normalizeDecimal } from '#lib/decimalEntry.ts';

/**
 * Whether a typed amount is the payment's, however it is written: `460`, `460.00`, `460,00`.
 *
 * @param digits a decimal string such as `paymentText` gives.
 */
export function isSamePayment(typed: string, digits: string): boolean {
  const normal = normalizeDecimal(typed);
  return normal !== null && plain(normal) === plain(digits);
}

function plain(decimal: string): string {
  const [whole = '', fraction = ''] = decimal.split('.');
  return `${whole.replace(/^0+(?=\d)/, '')}.${fraction.replace(/0+$/, '')}`;
}
