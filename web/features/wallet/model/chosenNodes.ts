import { readStored, writeStored } from '#lib/storedValue.ts';

/** The nodes that the reader chose; null where the deployment's own is used. */
export interface ChosenNodes {
  /** Asked for quotes, balances, receipts. */
  read: string | null;
  /** Sends transactions, such as one that keeps them from the public memory pool. */
  send: string | null;
}

const keyOf = (chainId: number) => `weir.nodes.${chainId}`;

/** What is kept on this device for a chain; a damaged entry counts as none. */
export function chosenNodes(chainId: number): ChosenNodes {
  const [read, send] = (readStored(keyOf(chainId)) ?? '').split(' ');
  return { read: nodeUrl(read ?? ''), send: nodeUrl(send ?? '') };
}

/** Keeps the choice; the page takes it up when it is loaded again. */
export function chooseNodes(chainId: number, { read, send }: ChosenNodes): void {
  writeStored(keyOf(chainId), `${read ?? '-'} ${send ?? '-'}`);
}

/**
 * A node's address as the page may ask it (see the content security policy in index.html): https, or http on the
 * reader's own machine. Null for anything else.
 */
export function nodeUrl(text: string): string | null {
  const url = URL.parse(text.trim());
  if (url === null) return null;
  if (url.username !== '' || url.password !== '') return null;
  const isOwn = url.hostname === 'localhost' || url.hostname === '127.0.0.1';
  const isAllowed = url.protocol === 'https:' || (url.protocol === 'http:' && isOwn);
  return isAllowed ? url.href : null;
}
