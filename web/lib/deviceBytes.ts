/**
 * Bytes by name on this device, for what is too much for `storedValue.ts`: browsers give that some 5 MB for everything, and what
 * others send must not push out what the page needs to keep.
 */
export interface DeviceBytes {
  /** Null where there are none of that name. Throws where the browser does not say. */
  read: (name: string) => Promise<Uint8Array | null>;
  /** Whether they are kept: on the disk, as far as the browser tells. */
  write: (name: string, bytes: Uint8Array) => Promise<boolean>;
  /** Throws where they may still be there. */
  forget: (name: string) => Promise<void>;
  names: () => Promise<string[]>;
}

const DATABASE = 'weir';
const STORE = 'bytes';

/** The browser's own database. */
export const deviceBytes: DeviceBytes = {
  read: async (name) => {
    const found = await run('readonly', (store) => store.get(name));
    return found instanceof Uint8Array ? found : null;
  },
  write: async (name, bytes) => {
    try {
      await run('readwrite', (store) => store.put(bytes, name));
      return true;
    } catch {
      return false; // no room, or a window that keeps nothing: whoever asked says so
    }
  },
  forget: async (name) => {
    await run('readwrite', (store) => store.delete(name));
  },
  names: async () => {
    const found = await run('readonly', (store) => store.getAllKeys());
    return found.filter((name) => typeof name === 'string');
  },
};

/** One transaction of one request: done once it is on the disk. */
async function run<Found>(
  mode: IDBTransactionMode,
  ask: (store: IDBObjectStore) => IDBRequest<Found>,
): Promise<Found> {
  const database = await open();
  try {
    return await new Promise((resolve, reject) => {
      const transaction = database.transaction(STORE, mode, { durability: 'strict' });
      const request = ask(transaction.objectStore(STORE));
      transaction.addEventListener('complete', () => resolve(request.result));
      transaction.addEventListener('abort', () => reject(transaction.error ?? request.error));
    });
  } finally {
    database.close();
  }
}

function open(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open(DATABASE, 1);
    opening.addEventListener('upgradeneeded', () => opening.result.createObjectStore(STORE));
    opening.addEventListener('success', () => resolve(opening.result));
    opening.addEventListener('error', () => reject(opening.error));
  });
}
