import { vi } from 'vitest';

/** What a device's storage does with a text: keeps it, refuses it as one that is full, or takes it and keeps nothing. */
type StorageManner = 'keeps' | 'refuses' | 'forgets';

/** A device's storage for a test, in the returned map. `vi.unstubAllGlobals` ends it. */
export function stubLocalStorage(manner: StorageManner = 'keeps'): Map<string, string> {
  const kept = new Map<string, string>();
  const methods = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => {
      if (manner === 'refuses') throw new DOMException('full', 'QuotaExceededError');
      if (manner === 'keeps') kept.set(key, value);
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
