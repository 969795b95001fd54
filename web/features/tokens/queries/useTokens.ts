import { useMemo, useSyncExternalStore } from 'react';
import { useDeployment } from '#features/deployment';
import { importedTokens } from '../model/importedTokens.ts';
import type { KnownToken } from '../model/knownToken.ts';

/** The deployment's tokens, and after them those that the reader imported on this device. */
export function useTokens(): readonly KnownToken[] {
  const { chainId, tokens } = useDeployment();
  const imported = useSyncExternalStore(importedTokens.subscribe, () => importedTokens.of(chainId));
  return useMemo(() => {
    const isListed = new Set(tokens.map(({ address }) => address.toLowerCase()));
    const own = imported.filter(({ address }) => !isListed.has(address.toLowerCase()));
    return [
      ...tokens.map((token) => ({ ...token, isListed: true })),
      ...own.map((token) => ({ ...token, isListed: false })),
    ];
  }, [tokens, imported]);
}
