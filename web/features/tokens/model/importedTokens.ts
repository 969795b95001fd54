import { getAddress, isAddress } from 'viem';
import type { Token } from '#features/deployment';
import { readStored, writeStored } from '#lib/storedValue.ts';
import { readableText } from './readableText.ts';
import { MOST_DECIMALS } from './tokenFacts.ts';

const KEPT = 100;
const read = new Map<number, readonly Token[]>();
const listeners = new Set<() => void>();

const keyOf = (chainId: number) => `weir.tokens.${chainId}`;

/** The tokens that the reader imported on this device, newest first. */
export const importedTokens = {
  subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  of(chainId: number): readonly Token[] {
    const known = read.get(chainId) ?? parseImported(readStored(keyOf(chainId)));
    read.set(chainId, known);
    return known;
  },
  add(chainId: number, { address, symbol, name, decimals }: Token): void {
    const token = { address, symbol, name, decimals, unlisted: true as const };
    const others = importedTokens.of(chainId).filter((token) => token.address !== address);
    keep(chainId, [token, ...others].slice(0, KEPT));
  },
  remove(chainId: number, address: Token['address']): void {
    const rest = importedTokens.of(chainId).filter((token) => token.address !== address);
    keep(chainId, rest);
  },
};

function keep(chainId: number, tokens: readonly Token[]): void {
  read.set(chainId, tokens);
  writeStored(keyOf(chainId), JSON.stringify(tokens));
  for (const listener of listeners) listener();
}

/** What was kept, entries that are damaged left out. */
export function parseImported(text: string | null): Token[] {
  let found: unknown;
  try {
    found = JSON.parse(text ?? '[]');
  } catch {
    return []; // somebody else wrote there: the reader imports anew
  }
  return Array.isArray(found) ? found.flatMap(parseToken) : [];
}

function parseToken(entry: unknown): Token[] {
  const { address, symbol, name, decimals } = (entry ?? {}) as Record<string, unknown>;
  if (typeof address !== 'string' || !isAddress(address, { strict: false })) return [];
  if (typeof symbol !== 'string' || typeof name !== 'string') return [];
  if (typeof decimals !== 'number' || !Number.isInteger(decimals)) return [];
  if (decimals < 0 || decimals > MOST_DECIMALS) return [];
  const shown = { symbol: readableText(symbol, 'symbol'), name: readableText(name, 'name') };
  return [{ address: getAddress(address), ...shown, decimals, unlisted: true }];
}
