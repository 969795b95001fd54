import { isAddress, isHash } from 'viem';
import { readStored, writeStored } from '#lib/storedValue.ts';
import {
  type LoggedTransaction,
  type TransactionStatus,
  transactionLog,
} from './transactionLog.ts';

/** What is kept of an account on one chain. */
const keptKey = (chainId: number, account: string) =>
  `weir.transactions.${chainId}.${account.toLowerCase()}`;

const statuses: Record<TransactionStatus, boolean> = {
  signing: false,
  pending: true,
  confirmed: true,
  failed: true,
  replaced: true,
  cancelled: true,
  dropped: true,
  rejected: false,
  unknown: true,
};

/** What was sent, as text for the device. What was only asked for is not kept. */
export function writeTransactions(entries: readonly LoggedTransaction[]): string {
  const sent = entries.filter((entry) => entry.sent !== null && statuses[entry.status]);
  return JSON.stringify(sent, (_key, value) => (typeof value === 'bigint' ? `${value}` : value));
}

/** Reads what was kept; an entry that is damaged, or of another account or chain, is left out. */
export function readTransactions(
  text: string | null,
  chainId: number,
  account: string,
): LoggedTransaction[] {
  if (text === null) return [];
  let kept: unknown;
  try {
    kept = JSON.parse(text);
  } catch {
    return []; // another program's, or cut off: the list starts anew
  }
  if (!Array.isArray(kept)) return [];
  return kept
    .map(readEntry)
    .filter((entry) => entry !== null)
    .filter((entry) => entry.chainId === chainId)
    .filter((entry) => entry.account.toLowerCase() === account.toLowerCase());
}

function readEntry(value: unknown): LoggedTransaction | null {
  if (typeof value !== 'object' || value === null) return null;
  const { id, chainId, account, label, status, sent, words } = value as Record<string, unknown>;
  if (typeof id !== 'string' || typeof label !== 'string' || typeof chainId !== 'number')
    return null;
  if (typeof account !== 'string' || !isAddress(account)) return null;
  if (typeof status !== 'string' || !Object.hasOwn(statuses, status)) return null;
  const found = readSent(sent);
  if (found === null) return null;
  return {
    id,
    chainId,
    account,
    label,
    status: status as TransactionStatus,
    sent: found,
    words: typeof words === 'string' ? words : null,
  };
}

function readSent(value: unknown): LoggedTransaction['sent'] {
  if (typeof value !== 'object' || value === null) return null;
  const {
    hash,
    nonce,
    to,
    dataHash,
    value: coin,
    sentAt,
    sinceBlock,
  } = value as Record<string, unknown>;
  if (typeof hash !== 'string' || !isHash(hash)) return null;
  if (typeof dataHash !== 'string' || !isHash(dataHash)) return null;
  if (typeof to !== 'string' || !isAddress(to)) return null;
  if (!isDigits(coin) || !isDigits(sinceBlock) || typeof sentAt !== 'number') return null;
  return {
    hash,
    dataHash,
    to,
    nonce: Number.isInteger(nonce) ? Number(nonce) : null,
    value: BigInt(coin),
    sentAt,
    sinceBlock: BigInt(sinceBlock),
  };
}

function isDigits(value: unknown): value is string {
  return typeof value === 'string' && /^\d{1,78}$/.test(value);
}

/** Takes in what is kept of an account, and keeps what comes; returns how to stop. */
export function keepTransactions(chainId: number, account: string): () => void {
  const key = keptKey(chainId, account);
  const isOfAccount = (entry: LoggedTransaction) =>
    entry.chainId === chainId && entry.account.toLowerCase() === account.toLowerCase();
  transactionLog.adopt(readTransactions(readStored(key), chainId, account));
  const stop = transactionLog.subscribe(() =>
    writeStored(key, writeTransactions(transactionLog.read().filter(isOfAccount))),
  );
  // What another tab of this page sends is shown here too.
  const adopt = (event: StorageEvent) => {
    if (event.key === key) {
      transactionLog.adopt(readTransactions(event.newValue, chainId, account));
    }
  };
  window.addEventListener('storage', adopt);
  return () => {
    stop();
    window.removeEventListener('storage', adopt);
  };
}
