/**
 * Prices and payments outside the chain. On the chain a price is millionths of the currency for 10^18 of a token's units, and a
 * payment is millionths; people pay in the currency's smallest unit, rounded up, so that the seller gets at least its price.
 */
const UNITS = 10n ** 18n;
const MILLIONTHS = 6;

/** The payment for an amount, in millionths of the currency, rounded up (Acceptances.sol). */
export function fiatOf(price: bigint, amount: bigint): bigint {
  return (price * amount + UNITS - 1n) / UNITS;
}

/** The price on the chain for a price of one whole token in millionths of the currency. Rounded up. */
export function priceFromWhole(millionthsPerToken: bigint, decimals: number): bigint {
  const one = 10n ** BigInt(decimals);
  return (millionthsPerToken * UNITS + one - 1n) / one;
}

/** The price of one whole token in millionths of the currency, rounded down: for showing. */
export function wholeFromPrice(price: bigint, decimals: number): bigint {
  return (price * 10n ** BigInt(decimals)) / UNITS;
}

/** What is to be paid, as a decimal string in the currency with as many decimals as it has: "12.34", "1235". */
export function paymentText(fiat: bigint, currency: string): string {
  const decimals = currencyDecimals(currency);
  const unit = 10n ** BigInt(MILLIONTHS - decimals);
  const smallest = (fiat + unit - 1n) / unit;
  if (decimals === 0) return smallest.toString();
  const digits = smallest.toString().padStart(decimals + 1, '0');
  return `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
}

/** How many decimals a currency has: 2, 0 (JPY), 3 (BHD), by the runtime's tables; at most 6. */
export function currencyDecimals(currency: string): number {
  const format = new Intl.NumberFormat('en', { style: 'currency', currency });
  return Math.min(format.resolvedOptions().maximumFractionDigits ?? 2, MILLIONTHS);
}

/** Whether ISO 4217 has this code, by the runtime's tables. */
export function isCurrency(code: string): boolean {
  return Intl.supportedValuesOf('currency').includes(code);
}

/** A currency's code as the contract keeps it: three letters in three bytes. Throws `UnknownCurrency`. */
export function currencyBytes(code: string): `0x${string}` {
  if (!isCurrency(code)) throw new UnknownCurrency(code);
  return `0x${[...code].map((letter) => letter.charCodeAt(0).toString(16)).join('')}`;
}

/** The code in three bytes. */
export function currencyCode(bytes: `0x${string}`): string {
  return String.fromCharCode(
    ...[0, 1, 2].map((i) => Number.parseInt(bytes.slice(2 + 2 * i, 4 + 2 * i), 16)),
  );
}

/** A currency code that does not exist. */
export class UnknownCurrency extends Error {
  override readonly name = 'UnknownCurrency';
  constructor(readonly code: string) {
    super(
      `There is no currency ${JSON.stringify(code)}: a code has three capital letters, as EUR.`,
    );
  }
}
