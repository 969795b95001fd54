/** Groups the whole part in threes: `1234567.5` becomes `1,234,567.5`. */
export function groupThousands(decimal: string): string {
  const [whole = '', fraction] = decimal.split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return fraction === undefined ? grouped : `${grouped}.${fraction}`;
}

/**
 * Token units as an exact decimal string, without grouping or exponent, trailing zeros cut.
 *
 * @example exactDecimal(1_500_000n, 6) // '1.5'
 */
export function exactDecimal(units: bigint, decimals: number): string {
  const sign = units < 0n ? '-' : '';
  const digits = (units < 0n ? -units : units).toString().padStart(decimals + 1, '0');
  const whole = digits.slice(0, digits.length - decimals);
  const fraction = digits.slice(digits.length - decimals).replace(/0+$/, '');
  return fraction === '' ? sign + whole : `${sign}${whole}.${fraction}`;
}

/**
 * Token units for reading: grouped, cut (never rounded up: nobody has what is shown beyond his balance) to six
 * significant digits below one and to `places` above. What is not zero never shows as zero.
 */
export function formatAmount(units: bigint, decimals: number, places = 4): string {
  const exact = exactDecimal(units, decimals);
  const [whole = '0', fraction = ''] = exact.split('.');
  if (fraction === '') return groupThousands(whole);
  const isSmall = whole === '0' || whole === '-0';
  const leadingZeros = fraction.length - fraction.replace(/^0+/, '').length;
  const kept = isSmall ? Math.max(places, leadingZeros + 4) : places;
  if (isSmall && leadingZeros >= 8) return `<${whole.startsWith('-') ? '-' : ''}0.00000001`;
  const cut = fraction.slice(0, kept).replace(/0+$/, '');
  return groupThousands(cut === '' ? whole : `${whole}.${cut}`);
}

/** A decimal cut to at most `places` decimals, neither rounded nor grouped: for a field that may be edited. */
export function cutDecimals(decimal: string, places: number): string {
  const [whole = '0', fraction = ''] = decimal.split('.');
  const leadingZeros = fraction.length - fraction.replace(/^0+/, '').length;
  const kept = whole === '0' ? Math.max(places, leadingZeros + 4) : places;
  const cut = fraction.slice(0, kept).replace(/0+$/, '');
  return cut === '' ? whole : `${whole}.${cut}`;
}

/** Token units cut to exactly `places` decimals: for columns, where the points stand below each other. */
export function formatFixed(units: bigint, decimals: number, places: number): string {
  const [whole = '0', fraction = ''] = exactDecimal(units, decimals).split('.');
  const cut = fraction.padEnd(places, '0').slice(0, places);
  return places === 0 ? groupThousands(whole) : `${groupThousands(whole)}.${cut}`;
}

/** An address short enough for a line: `0x1234…abcd`. */
export function shortAddress(address: string): string {
  return `${address.slice(0, 6)}…${address.slice(-4)}`;
}
