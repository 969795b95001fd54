import { ExchangeError } from '@weir/contracts/maths';

/** What the exchange says of an amount that it cannot count. */
export function amountTooLarge(units: number): ExchangeError<'AmountTooLarge'> {
  return new ExchangeError('AmountTooLarge', { amount: wholeUnits(units) });
}

/** What the exchange says of a reserve that it cannot count. */
export function reserveOverflow(units: number): ExchangeError<'ReserveOverflow'> {
  return new ExchangeError('ReserveOverflow', { reserve: wholeUnits(units) });
}

function wholeUnits(units: number): bigint {
  return Number.isFinite(units) ? BigInt(Math.floor(units)) : (1n << 128n) - 1n;
}
