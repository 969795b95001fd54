import type { Token } from '#features/deployment';

/**
 * The tokens that a typed text means, best first: its symbol, the start of its symbol, the start of a word of its
 * name, within either, the start of its address. Listed ones before others of the same rank, else as they
 * came. All of them where nothing is typed.
 */
export function searchTokens(tokens: readonly Token[], typed: string): Token[] {
  const wanted = typed.trim().toLowerCase();
  return tokens
    .map((token) => ({ token, rank: wanted === '' ? 0 : rankOf(token, wanted) }))
    .filter(({ rank }) => rank < NOT_MEANT)
    .toSorted((a, b) => a.rank - b.rank || orderOf(a.token) - orderOf(b.token))
    .map(({ token }) => token);
}

const NOT_MEANT = 9;
const orderOf = ({ unlisted }: Token) => (unlisted ? 1 : 0);

function rankOf({ symbol, name, address }: Token, wanted: string): number {
  const [short, long] = [symbol.toLowerCase(), name.toLowerCase()];
  if (short === wanted) return 0;
  if (short.startsWith(wanted)) return 1;
  if (long.split(/\s+/).some((word) => word.startsWith(wanted)) || long.startsWith(wanted))
    return 2;
  if (short.includes(wanted) || long.includes(wanted)) return 3;
  if (wanted.length > 2 && address.toLowerCase().startsWith(wanted)) return 4;
  return NOT_MEANT;
}
