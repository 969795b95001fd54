import { vi } from 'vitest';

/** A device's storage for a test, in the returned map; one that `refuses` keeps nothing. `vi.unstubAllGlobals` ends it. */
export function stubLocalStorage(refuses = false): Map<string, string> {
  const kept = new Map<string, string>();
  const methods = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => {
      if (refuses) throw new Error('QuotaExceededError');
      kept.set(key, value);
    },
    removeItem: (key: string) => void kept.delete(key),
  };
  // Its keys are those of what it holds, as in a browser.
  const storage = new Proxy(methods, {
    ownKeys: () => [...kept.keys()],
    getOwnPropertyDescriptor: (_, key) =>
      kept.has(String(key)) ? { enumerable: true, configurable: true } : undefined,
  });
  vi.stubGlobal('localStorage', storage);
  return kept;
}
