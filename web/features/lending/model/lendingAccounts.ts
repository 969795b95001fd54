import { useSyncExternalStore } from 'react';
import { readStored, writeStored } from '#lib/storedValue.ts';

/**
 * One address keeps separate positions by numbers of its own. The reader names those that are used; the names and the
 * choice stay on this device.
 */
interface LendingAccounts {
  /** The account that forms act for. */
  chosen: number;
  /** Names by number, as they were given. */
  names: Readonly<Record<number, string>>;
}

const STORED = 'weir.lendingAccounts';
/** Numbers below this one are looked at even where this device has no name for them. */
const ALWAYS_READ = 4;
const MOST_NAME = 24;

/** What was kept; what is not understood is left out. */
export function parseAccounts(stored: string | null): LendingAccounts {
  let kept: { chosen?: unknown; names?: unknown } | null = null;
  try {
    kept = JSON.parse(stored ?? 'null');
  } catch {
    // written by nobody we know: as if nothing were kept
  }
  const given = typeof kept?.names === 'object' && kept.names !== null ? kept.names : {};
  const names = Object.fromEntries(
    Object.entries(given).filter(
      ([number, name]) => readAccountNumber(number) !== null && typeof name === 'string',
    ),
  );
  const chosen = readAccountNumber(String(kept?.chosen ?? ''));
  return { chosen: chosen ?? 0, names };
}

/** A typed account number; null where it is none (0 to 999,999). */
export function readAccountNumber(text: string): number | null {
  // The contract takes numbers below 2^96; a reader has no use for more than these.
  return /^\d{1,6}$/.test(text) ? Number(text) : null;
}

/** The first number that has no name yet. */
export function nextAccountNumber({ names }: Pick<LendingAccounts, 'names'>): number {
  for (let number = 1; ; number++) if (names[number] === undefined) return number;
}

/** The numbers whose positions are read, in order. */
export function accountNumbers({ chosen, names }: LendingAccounts): number[] {
  const named = Object.keys(names).map(Number);
  const always = Array.from({ length: ALWAYS_READ }, (_, number) => number);
  return [...new Set([...always, ...named, chosen])].toSorted((a, b) => a - b);
}

let current: LendingAccounts | null = null;
const listeners = new Set<() => void>();

function read(): LendingAccounts {
  current ??= parseAccounts(readStored(STORED));
  return current;
}

function change(next: LendingAccounts): void {
  current = next;
  writeStored(STORED, JSON.stringify(next));
  for (const listener of listeners) listener();
}

/** Chooses the account that forms act for. */
export function chooseAccount(number: number): void {
  change({ ...read(), chosen: number });
}

/** Names an account and chooses it. */
export function nameAccount(number: number, name: string): void {
  const { names } = read();
  change({ chosen: number, names: { ...names, [number]: name.trim().slice(0, MOST_NAME) } });
}

/** The accounts of this device. */
export function useLendingAccounts(): LendingAccounts {
  return useSyncExternalStore((listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }, read);
}
