/** What a typed number says, or why it says nothing. */
export type DecimalEntry =
  | { kind: 'units'; units: bigint }
  | { kind: 'empty' }
  | { kind: 'malformed' }
  | { kind: 'tooPrecise'; decimals: number };

/** Both readings of a text that may group thousands or may not. */
export interface TwoReadings {
  whole: string;
  fraction: string;
}

const SPACES = /[\s_'’\u00a0\u202f]/g;

/**
 * The same number with a point and without grouping, or null where the text is no number or could be two.
 * - `1,5` and `1.5` are both one and a half.
 * - Where both signs occur the last one is the decimal sign and the other groups thousands; one sign that occurs more
 *   than once groups thousands too, and so do spaces, apostrophes and underscores. What groups has three digits.
 * - One comma before exactly three digits could be either, `1,234`: null, and `twoReadings` has both. A point there is
 *   the decimal sign: prices and amounts of this page are written so.
 * - Full-width digits and signs, as Asian keyboards type them, are read as what they show.
 * - Exponents, signs of plus and minus, and letters are refused.
 *
 * @example normalizeDecimal('1.234,5') // '1234.5'
 */
export function normalizeDecimal(text: string): string | null {
  const plain = toPlain(text);
  return twoReadings(plain) ? null : readNumber(plain);
}

/**
 * Both readings of one comma before exactly three digits, as in `1,234`; null for any other text. A comma that nothing
 * or a zero stands before, or more than three digits, groups no thousands.
 */
export function twoReadings(text: string): TwoReadings | null {
  const [, before, after] = /^([1-9]\d{0,2}),(\d{3})$/.exec(toPlain(text)) ?? [];
  if (before === undefined || after === undefined) return null;
  return { whole: before + after, fraction: `${before}.${after}` };
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
 * decimal sign it is read as. Text that is no number, or two, is kept as it is, to be marked and mended.
 */
export function entryText(text: string): string {
  const plain = toPlain(text);
  if (twoReadings(plain)) return plain;
  if (/^\d*[.,]?\d*$/.test(plain)) return plain.replace(',', '.');
  return readNumber(plain) ?? text;
}

/**
 * Where the caret goes when `text` becomes `kept` (see `entryText`): behind the same digits, and behind the decimal
 * sign where it was.
 *
 * @param caret characters of `text` before it.
 */
export function entryCaret(text: string, kept: string, caret: number): number {
  if (text === kept) return caret;
  const before = text.slice(0, caret);
  const digits = toPlain(before).replace(/\D/g, '').length;
  let at = 0;
  for (let passed = 0; at < kept.length && passed < digits; at++) {
    if (/\d/.test(kept.charAt(at))) passed++;
  }
  return /[.,．，]$/.test(before) && kept.charAt(at) === '.' ? at + 1 : at;
}

/** Without space around it, full-width characters as plain ones. */
function toPlain(text: string): string {
  return text
    .trim()
    .replace(/[０-９．，]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0));
}

function readNumber(plain: string): string | null {
  const isSpaced = plain.search(SPACES) >= 0;
  if (isSpaced && !/^\d{1,3}([\s_'’\u00a0\u202f]\d{3})+([.,]\d*)?$/.test(plain)) return null;
  const compact = plain.replace(SPACES, '');
  if (!/^[\d.,]+$/.test(compact) || !/\d/.test(compact)) return null;
  const last = Math.max(compact.lastIndexOf(','), compact.lastIndexOf('.'));
  if (last < 0) return compact;
  const sign = compact.charAt(last);
  const repeated = compact.indexOf(sign) !== last;
  if (repeated && /[.,]/.test(compact.replaceAll(sign, ''))) return null;
  const whole = repeated ? compact : compact.slice(0, last);
  if (/[.,]/.test(whole) && !/^[1-9]\d{0,2}([.,]\d{3})+$/.test(whole)) return null;
  const digits = whole.replace(/[.,]/g, '') || '0';
  return repeated ? digits : `${digits}.${compact.slice(last + 1)}`;
}
