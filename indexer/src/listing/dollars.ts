import type { Address } from 'viem';
import type { Market } from '../answers/schemas.ts';
import { decimalAmount } from './decimalAmount.ts';

/** Sums in units of a token that counts as a dollar. */
interface Dollars {
  units: bigint;
  decimals: number;
}

/**
 * What a pool holds, in dollars: twice one of its sides, for the pool values both alike. A side that is no dollar
 * token is valued by the pool of that token and a dollar token that has most dollars in it. null where there is none.
 */
export function poolInDollars(market: Market, all: Market[], dollars: Address[]): string | null {
  const { base, quote, pool } = market;
  const worth =
    worthOf(quote.address, BigInt(pool.quoteReserve), all, dollars) ??
    worthOf(base.address, BigInt(pool.baseReserve), all, dollars);
  return worth && decimalAmount(2n * worth.units, worth.decimals);
}

/** Rounded down. */
function worthOf(token: string, amount: bigint, all: Market[], dollars: Address[]): Dollars | null {
  const isDollar = (address: string) => dollars.some((dollar) => dollar === address);
  let deepest: { dollars: bigint; tokens: bigint; decimals: number } | null = null;
  for (const { base, quote, pool } of all) {
    const [baseReserve, quoteReserve] = [BigInt(pool.baseReserve), BigInt(pool.quoteReserve)];
    for (const [own, tokens, other, reserve] of [
      [base, baseReserve, quote, quoteReserve],
      [quote, quoteReserve, base, baseReserve],
    ] as const) {
      if (own.address !== token) continue;
      if (isDollar(token)) return { units: amount, decimals: own.decimals };
      if (!isDollar(other.address) || tokens === 0n) continue;
      const isDeeper =
        !deepest ||
        reserve * 10n ** BigInt(deepest.decimals) > deepest.dollars * 10n ** BigInt(other.decimals);
      if (isDeeper) deepest = { dollars: reserve, tokens, decimals: other.decimals };
    }
  }
  if (!deepest) return null;
  return { units: (amount * deepest.dollars) / deepest.tokens, decimals: deepest.decimals };
}
