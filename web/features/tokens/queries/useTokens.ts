import { useMemo, useSyncExternalStore } from 'react';
import { type Token, useDeployment } from '#features/deployment';
import { importedTokens } from '../model/importedTokens.ts';

/**
 * All tokens that the page knows: the deployment's, then what the reader imported on this device, then what markets
 * trade that opened since. All but the deployment's are marked `unlisted`.
 */
export function useTokens(): readonly Token[] {
  const { chainId, tokens, markets } = useDeployment();
  const imported = useSyncExternalStore(importedTokens.subscribe, () => importedTokens.of(chainId));
  return useMemo(() => {
    const traded = markets.flatMap(({ base, quote }) => [base, quote]);
    const known = new Map<string, Token>();
    for (const token of [...tokens, ...imported, ...traded]) {
      const key = token.address.toLowerCase();
      if (!known.has(key)) known.set(key, token);
    }
    return [...known.values()];
  }, [tokens, imported, markets]);
}
