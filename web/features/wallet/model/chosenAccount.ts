import type { Address } from 'viem';

/** What was chosen here, and which account the wallet itself had in front then. */
let choice: { account: Address; front: Address } | null = null;
const listeners = new Set<() => void>();

/**
 * The account to act with, of those that the wallet gives the page: the wallet's own front one, or another that was
 * chosen here; a change in the wallet itself is newer than a choice here.
 */
export function chosenAccount(addresses: readonly Address[]): Address | undefined {
  const [front] = addresses;
  if (choice?.front === front && choice && addresses.includes(choice.account)) {
    return choice.account;
  }
  return front;
}

/** Acts with another account of the wallet from now on. */
export function chooseAccount(account: Address, addresses: readonly Address[]): void {
  const [front] = addresses;
  if (!front) return;
  choice = { account, front };
  for (const listener of listeners) listener();
}

/** For `useSyncExternalStore`. */
export function onAccountChoice(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
