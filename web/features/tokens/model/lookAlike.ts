import type { Token } from '#features/deployment';
import { skeleton } from './confusables.ts';

type Named = Pick<Token, 'address' | 'symbol' | 'name'>;

/**
 * The listed token that another one could be taken for by its symbol or its name; null where there is none. A token
 * is never its own look-alike.
 *
 * @param said what the token says of itself, as it says it: before anything is cut off.
 */
export function findLookAlike<Listed extends Named>(
  said: Named,
  listed: readonly Listed[],
): Listed | null {
  const own = new Set([skeleton(said.symbol), skeleton(said.name)]);
  own.delete('');
  const isAlike = (token: Listed) =>
    token.address.toLowerCase() !== said.address.toLowerCase() &&
    (own.has(skeleton(token.symbol)) || own.has(skeleton(token.name)));
  return listed.find(isAlike) ?? null;
}
