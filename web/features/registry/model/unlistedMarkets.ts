import type { Market } from '@weir/contracts';
import type { Address } from 'viem';
import type { Deployment, ListedMarket, Token } from '#features/deployment';
import { findLookAlike } from '#features/tokens';

/** Hex digits of an id that nobody finds another market for: 64 bits of work, for one that is already linked. */
const SLUG_DIGITS = 16;

/**
 * Markets that are open on the exchange beside the deployment's. Their slugs always carry digits of the id: a link does
 * not come to mean another market because somebody opens one of the same name. A market with a token that `tokens`
 * lacks is left out.
 *
 * @param tokens what the chain says of tokens that the deployment does not name.
 */
export function unlistedMarkets(
  deployment: Pick<Deployment, 'markets' | 'tokens'>,
  terms: readonly Market[],
  tokens: readonly Token[],
): ListedMarket[] {
  const listed = new Set(deployment.markets.map((market) => market.terms.id));
  const tokenAt = (address: Address) =>
    deployment.tokens.find((token) => token.address === address) ??
    tokens.find((token) => token.address === address);
  return terms.flatMap((market) => {
    const [base, quote] = [tokenAt(market.base), tokenAt(market.quote)];
    if (listed.has(market.id) || !base || !quote) return [];
    const digits = market.id.toString(16).padStart(64, '0').slice(0, SLUG_DIGITS);
    const slug = `${inAddress(base.symbol)}-${inAddress(quote.symbol)}-${digits}`;
    return [{ terms: market, base, quote, slug, unlisted: true as const }];
  });
}

const inAddress = (symbol: string) => symbol.replace(/[^\w.]/g, '') || 'token';

/**
 * What a stranger's token is called on this page: nothing but visible characters, at most twelve, and never the name of
 * a token that the deployment vouches for, nor one that looks like it.
 *
 * @example shownSymbol('USDC', '0x12ab…', [usdc]) // 'USDC·12ab'
 */
export function shownSymbol(symbol: string, address: Address, trusted: readonly Token[]): string {
  const digits = address.slice(2, 6).toLowerCase();
  const plain = symbol
    .normalize('NFKC')
    .replace(/[\p{C}\p{Z}\p{M}]/gu, '')
    .slice(0, 12);
  if (plain === '') return `?${digits}`;
  const isTaken = findLookAlike({ address, symbol, name: '' }, trusted) !== null;
  return isTaken ? `${plain}·${digits}` : plain;
}
