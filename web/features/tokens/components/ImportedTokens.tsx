import { useSyncExternalStore } from 'react';
import { type Token, useDeployment } from '#features/deployment';
import { shortAddress } from '#lib/formatAmount.ts';
import { Icon } from '#ui/Icon.tsx';
import { importedTokens } from '../model/importedTokens.ts';
import { say } from '../words/english.ts';

/** The imported tokens, each to be taken off this device's list; the one in use stays. */
export function ImportedTokens({ chosen }: { chosen: Token | null }) {
  const { chainId } = useDeployment();
  const imported = useSyncExternalStore(importedTokens.subscribe, () => importedTokens.of(chainId));
  const own = imported.filter(({ address }) => address !== chosen?.address);
  return (
    <div className="border-t border-line pt-3 text-xs text-quiet">
      <p>{say.pasteAddress}</p>
      {own.length > 0 && (
        <ul aria-label={say.imported} className="mt-2 flex flex-wrap gap-1.5">
          {own.map(({ address, symbol }) => (
            <li key={address}>
              <button
                type="button"
                aria-label={say.remove(symbol, shortAddress(address))}
                onClick={() => importedTokens.remove(chainId, address)}
                className="flex h-6 items-center gap-1 rounded bg-raised px-1.5 text-ink hover:bg-line"
              >
                <bdi>{symbol}</bdi>
                <span className="text-quiet">{shortAddress(address)}</span>
                <Icon name="close" />
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
