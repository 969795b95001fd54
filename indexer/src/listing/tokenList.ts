import { COIN } from '@weir/contracts';
import type { MarketWithTokens } from '../views/marketWithTokens.ts';
import { exchangeName } from './pairs.ts';

/** What the schema of Uniswap's token lists allows. */
const longestName = 60;
const longestSymbol = 20;
const mostTokens = 10_000;

interface Named {
  address: string;
  symbol: string;
}

/**
 * The tokens of markets, in the form of Uniswap's token lists; null where there is none, which a list cannot say.
 *
 * Anyone may open a market of a token that calls itself anything, and wallets trust lists. So of tokens with one
 * symbol only one is listed: the one that the deployment names, else the one that came first. The symbols that the
 * deployment names are kept for its tokens from the start; so a token that is listed stays, and each new one raises the
 * minor version. Of the others only those in Latin letters are listed: other scripts have letters that are drawn alike. The chain's own coin is no token and has no place in a list.
 *
 * @param views in the order of opening. @param named the deployment's tokens.
 */
export function tokenListOf(views: MarketWithTokens[], chainId: number, named: readonly Named[]) {
  const addressOfSymbol = new Map(named.map(({ symbol, address }) => [fold(symbol), address]));
  const listed = new Map<string, ReturnType<typeof entryOf>>();
  let newest = 0;
  for (const { market, base, quote } of views) {
    for (const token of [base, quote]) {
      const entry = entryOf(token, chainId);
      const holder = addressOfSymbol.get(fold(entry.symbol));
      if (token.address === COIN || listed.has(token.address)) continue;
      if ((holder ?? token.address) !== token.address || listed.size === mostTokens) continue;
      if (holder === undefined && !isLatin(entry.symbol)) continue;
      addressOfSymbol.set(fold(entry.symbol), token.address);
      listed.set(token.address, entry);
      newest = market.openedAt;
    }
  }
  if (listed.size === 0) return null;
  return {
    name: exchangeName,
    timestamp: new Date(newest * 1000).toISOString(),
    version: { major: 1, minor: listed.size, patch: 0 },
    tokens: [...listed.values()],
  };
}

/** Symbols that look alike to a reader in a hurry are one: styled letters, and signs that are drawn like others. */
function fold(symbol: string): string {
  return symbol
    .normalize('NFKC')
    .toLowerCase()
    .replace(/0/g, 'o')
    .replace(/[1i|!]/g, 'l')
    .replace(/[5$]/g, 's')
    .replace(/8/g, 'b');
}

function isLatin(symbol: string): boolean {
  return /^[\x21-\x7e]+$/.test(symbol.normalize('NFKC'));
}

function entryOf(token: MarketWithTokens['base'], chainId: number) {
  const { address, decimals } = token;
  return {
    chainId,
    address,
    decimals,
    name: cut(token.name.replace(/\s/gu, ' '), longestName),
    symbol: cut(token.symbol.replace(/\s/gu, ''), longestSymbol),
  };
}

/** Whole characters, not halves of them. */
function cut(text: string, longest: number): string {
  return [...text].slice(0, longest).join('');
}
