import {
  AtomicSwapMalformed,
  hashOfSecret,
  isSameSwap,
  isSecret,
  parseSwapRecord,
  type SwapChange,
  type SwapRecord,
  swapRecordText,
} from '@weir/contracts';
import type { Hex } from 'viem';
import { readStored, storedKeys } from '#lib/storedValue.ts';

/** This browser does not keep what a swap needs kept: nothing may be locked. */
export class NotKept extends Error {
  override readonly name = 'NotKept';
  constructor(readonly key: string) {
    super(`The browser did not keep ${key}.`);
  }
}

/** Another swap with this hash is kept here, or the other role of it. */
export class HashTaken extends Error {
  override readonly name = 'HashTaken';
  constructor(readonly hash: Hex) {
    super(`Another swap with the hash ${hash} is kept on this device.`);
  }
}

const RECORD = 'weir.atomicSwap.';
const SECRET = 'weir.atomicSecret.';

/**
 * The swaps of this device: their records, as the command line keeps them in files, and with the holder the secrets, which
 * are written before anything is locked. Each write is read back: what a swap relies on is there, or `NotKept` is thrown.
 */
export const keptSwaps = {
  /** Keeps a secret that is not to be lost. */
  keepSecret(secret: Hex): void {
    write(SECRET + hashOfSecret(secret), secret);
  },

  /** The secret of a hash; null where it is not kept here, or damaged. */
  readSecret(hash: Hex): Hex | null {
    const text = readStored(SECRET + hash);
    return isSecret(text) && hashOfSecret(text) === hash ? text : null;
  },

  /** Keeps a new swap; one that is kept already stays as it is. Throws `HashTaken` where it is another. */
  create(record: SwapRecord): void {
    const { hash } = record.terms;
    const kept = keptSwaps.read(hash);
    if (kept === null) {
      write(RECORD + hash, swapRecordText(record));
      return;
    }
    if (kept.role !== record.role || !isSameSwap(kept.terms, record.terms)) {
      throw new HashTaken(hash);
    }
  },

  /** Changes a record as it is kept now: another tab may have changed it meanwhile, in other fields. */
  change(hash: Hex, change: SwapChange): SwapRecord {
    const kept = keptSwaps.read(hash);
    if (kept === null) throw new NotKept(RECORD + hash);
    const record = { ...kept, ...change };
    write(RECORD + hash, swapRecordText(record));
    return record;
  },

  /** Null where no swap with this hash is kept here, or what is kept is damaged. */
  read(hash: Hex): SwapRecord | null {
    const text = readStored(RECORD + hash);
    if (text === null) return null;
    try {
      return parseSwapRecord(JSON.parse(text));
    } catch (error) {
      if (error instanceof SyntaxError || error instanceof AtomicSwapMalformed) return null;
      throw error;
    }
  },

  /** All of them, those that have not ended first, and of these the ones that end soonest. */
  list(): SwapRecord[] {
    const records = storedKeys(RECORD).flatMap(
      (key) => keptSwaps.read(key.slice(RECORD.length) as Hex) ?? [],
    );
    const place = ({ outcome, terms }: SwapRecord) =>
      outcome === null ? terms.second.expiry : Number.MAX_SAFE_INTEGER - terms.second.expiry;
    return records.toSorted((one, other) => place(one) - place(other));
  },
};

/** What the state machine is told beside the record: the secret too, where the reveal was begun and may be public. */
export function progressOf(record: SwapRecord): SwapRecord {
  const mayBePublic = record.role === 'holder' && record.isRevealing;
  if (record.secret !== null || !mayBePublic) return record;
  return { ...record, secret: keptSwaps.readSecret(record.terms.hash) };
}

function write(key: string, text: string): void {
  try {
    localStorage.setItem(key, text);
    if (localStorage.getItem(key) === text) return;
  } catch {
    // A full or refused storage is the same to a swap as one that forgets.
  }
  throw new NotKept(key);
}
