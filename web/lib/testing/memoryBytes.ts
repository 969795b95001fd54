import type { DeviceBytes } from '../deviceBytes.ts';

/** What a test's device holds, in memory; one that `refuses` keeps nothing. */
export function memoryBytes(kept = new Map<string, Uint8Array>(), refuses = false): DeviceBytes {
  return {
    read: (name) => Promise.resolve(kept.get(name) ?? null),
    write: (name, bytes) => {
      if (!refuses) kept.set(name, bytes);
      return Promise.resolve(!refuses);
    },
    forget: (name) => {
      kept.delete(name);
      return Promise.resolve();
    },
    names: () => Promise.resolve([...kept.keys()]),
  };
}
