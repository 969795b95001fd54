import {
  currencyCode,
  methodName,
  paymentText,
  type Role,
  rolesOf,
  type Trade,
} from '@weir/contracts';
import type { Token } from '#features/deployment';
import { exactDecimal, groupThousands, shortAddress } from '#lib/formatAmount.ts';

/** An amount of the trade's token, exact: people compare it. */
export function exactTokenText(units: bigint, { decimals, symbol }: Token): string {
  return `${groupThousands(exactDecimal(units, decimals))} ${symbol}`;
}

/** What is to be paid, without its currency: what a bank's form takes, `460.00`. */
export function paymentDigits(trade: Pick<Trade, 'fiat' | 'currency'>): string {
  return paymentText(trade.fiat, currencyCode(trade.currency));
}

/** What is to be paid, for reading: `460.00 EUR`. */
export function fiatText(trade: Pick<Trade, 'fiat' | 'currency'>): string {
  return `${groupThousands(paymentDigits(trade))} ${currencyCode(trade.currency)}`;
}

/** The payment method's name; a word that is no name as an address would be. */
export function methodText({ method }: Pick<Trade, 'method'>): string {
  const name = methodName(method);
  return name === method ? shortAddress(name) : name;
}

/** The roles of whoever looks; none for nobody, and for a third party. */
export function rolesIn(trade: Trade, account: string | undefined): Role[] {
  return account === undefined ? [] : rolesOf(trade, account);
}
