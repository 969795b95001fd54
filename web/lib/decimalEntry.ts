/** What a typed number says, or why it says nothing. */
export type DecimalEntry =
  | { kind: 'units'; units: bigint }
  | { kind: 'empty' }
  | { kind: 'malformed' }
  | { kind: 'tooPrecise'; decimals: number };

/**
 * The same number with a point and without grouping, or null where the text is no number.
 * `1,5` and `1.5` are both one and a half; where both signs occur the last one is the decimal sign and the
 * other groups thousands; one sign that occurs more than once groups thousands too.
 * Exponents, signs and letters are refused.
 *
 * @example normalizeDecimal('1.234,5') // '1234.5'
 */
export function normalizeDecimal(text: string): string | null {
  const compact = text.replace(/[\s_'’\u00a0\u202f]/g, '');
  if (!/^[\d.,]+$/.test(compact) || !/\d/.test(compact)) return null;
  const last = Math.max(compact.lastIndexOf(','), compact.lastIndexOf('.'));
  if (last < 0) return compact;
  const sign = compact.charAt(last);
  const repeated = compact.indexOf(sign) !== last;
  if (repeated && /[.,]/.test(compact.replaceAll(sign, ''))) return null;
  const whole = repeated ? compact : compact.slice(0, last);
  if (/[.,]/.test(whole) && !/^\d{1,3}([.,]\d{3})+$/.test(whole)) return null;
  const digits = whole.replace(/[.,]/g, '') || '0';
  return repeated ? digits : `${digits}.${compact.slice(last + 1)}`;
}

/** Reads typed text as token units. More decimals than the token has are an error, not rounded away. */
export function readDecimal(text: string, decimals: number): DecimalEntry {
  if (text.trim() === '') return { kind: 'empty' };
  const normal = normalizeDecimal(text);
  if (normal === null) return { kind: 'malformed' };
  const [whole = '0', fraction = ''] = normal.split('.');
  const significant = fraction.replace(/0+$/, '');
  if (significant.length > decimals) return { kind: 'tooPrecise', decimals };
  return { kind: 'units', units: BigInt(whole + significant.padEnd(decimals, '0')) };
}

/**
 * What the field keeps of what was typed: digits and one point while typing, so that a comma shows as the
 * decimal sign it is read as. Text that is no number is kept as it is, to be marked and mended.
 */
export function entryText(text: string): string {
  if (/^\d*[.,]?\d*$/.test(text)) return text.replace(',', '.');
  return normalizeDecimal(text) ?? text;
}
