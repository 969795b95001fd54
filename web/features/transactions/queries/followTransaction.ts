import {
  type Address,
  type Hash,
  type Hex,
  keccak256,
  TransactionNotFoundError,
  TransactionReceiptNotFoundError,
} from 'viem';
import {
  getBlock,
  getBlockNumber,
  getTransaction,
  getTransactionCount,
  getTransactionReceipt,
} from 'viem/actions';
import { isUnreachable } from '#features/failures';
import type { Node } from '#features/wallet';
import { judgeFate, kindOfReplacement, type Replacement, type Sighting } from '../model/fate.ts';
import type { SentTransaction, TransactionStatus } from '../model/transactionLog.ts';

/** Milliseconds between two questions: at first, and at most where the node does not answer. */
const INTERVAL = 500;
const SLOWEST = 8_000;
/** After this many milliseconds without an answer of the node, what became of it counts as unknown; asking goes on. */
const UNKNOWN_AFTER = 60_000;
/** A dropped transaction is looked for this often: somebody may send it again. */
const DROPPED_INTERVAL = 15_000;
const DROPPED_FOR = 24 * 3_600_000;

/** News of a transaction. */
export interface News {
  status: Exclude<TransactionStatus, 'signing' | 'rejected'>;
  sent: SentTransaction;
  /** It was put into a block by another transaction, with another fee. */
  isRepriced: boolean;
}

interface Following {
  node: Node;
  account: Address;
  sent: SentTransaction;
  /** Told of every change. */
  onNews: (news: News) => void;
  signal: AbortSignal;
}

/**
 * Follows a sent transaction to its end: in a block, replaced, or (after a day) dropped. Resolves where nothing more
 * can come, or when `signal` says stop. A node that does not answer is asked more and more seldom.
 */
export async function followTransaction({
  node,
  account,
  sent: first,
  onNews,
  signal,
}: Following): Promise<void> {
  let sent = first;
  let status: News['status'] = 'pending';
  let lastSeen: number | null = null;
  let lastAnswer = Date.now();
  let wait = INTERVAL;
  const tell = (next: News['status'], isRepriced = false) => {
    if (next === status && !isRepriced) return;
    status = next;
    onNews({ status, sent, isRepriced });
  };

  while (!signal.aborted) {
    try {
      const { sighting, nonce } = await sight(node, account, sent);
      const now = Date.now();
      lastAnswer = now;
      wait = INTERVAL;
      if (sighting.isKnown) lastSeen = now;
      if (nonce !== null && sent.nonce !== nonce) {
        sent = withNonce(sent, nonce);
        onNews({ status, sent, isRepriced: false });
      }
      const fate = judgeFate(sighting, { sentAt: sent.sentAt, lastSeen, now });
      if (fate === 'outbid') {
        const replacement = await findReplacement(node, account, sent);
        const kind = replacement ? kindOfReplacement(sent, account, replacement) : 'replaced';
        if (kind !== 'repriced' || !replacement)
          return tell(kind === 'repriced' ? 'replaced' : kind);
        sent = withHash(sent, replacement.hash);
        const { status: ending } = await getTransactionReceipt(node, { hash: replacement.hash });
        return tell(ending === 'success' ? 'confirmed' : 'failed', true);
      }
      tell(fate);
      if (fate === 'confirmed' || fate === 'failed') return;
      if (fate === 'dropped') {
        if (now - sent.sentAt > DROPPED_FOR) return;
        wait = DROPPED_INTERVAL;
      }
    } catch {
      // The node does not answer, or not to all of it: the same questions come again, more seldom.
      wait = Math.min(SLOWEST, wait * 2);
      if (Date.now() - lastAnswer >= UNKNOWN_AFTER) tell('unknown');
    }
    await pause(wait, signal);
  }
}

async function sight(
  node: Node,
  account: Address,
  { hash, nonce: knownNonce }: SentTransaction,
): Promise<{ sighting: Sighting; nonce: number | null }> {
  const [receipt, transaction] = await Promise.all([readReceipt(node, hash), readSent(node, hash)]);
  const nonce = transaction?.nonce ?? knownNonce;
  const isKnown = receipt !== null || transaction !== null;
  if (isKnown || nonce === null) {
    const isNonceUsed = receipt !== null;
    return { sighting: { receipt, isKnown, isNonceUsed, isNoncePending: false }, nonce };
  }
  const [used, pending] = await Promise.all([
    getTransactionCount(node, { address: account, blockTag: 'latest' }),
    getTransactionCount(node, { address: account, blockTag: 'pending' }),
  ]);
  // It may have come into a block between the questions: the receipt is asked for again.
  const late = used > nonce ? await readReceipt(node, hash) : null;
  return {
    sighting: {
      receipt: late,
      isKnown: late !== null,
      isNonceUsed: used > nonce,
      isNoncePending: pending > nonce,
    },
    nonce,
  };
}

async function readReceipt(node: Node, hash: Hash): Promise<Sighting['receipt']> {
  try {
    return (await getTransactionReceipt(node, { hash })).status;
  } catch (error) {
    if (error instanceof TransactionReceiptNotFoundError) return null;
    throw error;
  }
}

async function readSent(node: Node, hash: Hash): Promise<{ nonce: number } | null> {
  try {
    return await getTransaction(node, { hash });
  } catch (error) {
    if (error instanceof TransactionNotFoundError) return null;
    throw error;
  }
}

/**
 * The transaction of the account that has the number of `sent`. The block is searched by halves (the account's count
 * rises in it), so that a replacement of an hour ago is found by a dozen questions. Null where the node does not keep
 * the counts of that time.
 */
async function findReplacement(
  node: Node,
  account: Address,
  { nonce, sinceBlock }: SentTransaction,
): Promise<Replacement | null> {
  if (nonce === null) return null;
  const countAt = (blockNumber: bigint) =>
    getTransactionCount(node, { address: account, blockNumber });
  try {
    // Not as viem remembers it: the block that was mined since is the one that is looked for.
    let [before, within] = [sinceBlock, await getBlockNumber(node, { cacheTime: 0 })];
    while (within - before > 1n) {
      const middle = (before + within) / 2n;
      if ((await countAt(middle)) > nonce) within = middle;
      else before = middle;
    }
    const { transactions } = await getBlock(node, {
      blockNumber: within,
      includeTransactions: true,
    });
    const found = transactions.find(
      (candidate) =>
        candidate.nonce === nonce && candidate.from.toLowerCase() === account.toLowerCase(),
    );
    if (!found) return null;
    const { hash, to, value, input } = found;
    return { hash, to, value, dataHash: keccak256(input as Hex), isEmpty: input === '0x' };
  } catch (error) {
    if (isUnreachable(error)) throw error;
    return null; // a node without the state of that block: replaced, and by what is not known
  }
}

function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(done, milliseconds);
    function done() {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    }
    signal.addEventListener('abort', done);
  });
}

const withNonce = (sent: Following['sent'], nonce: number) => ({ ...sent, nonce });
const withHash = (sent: Following['sent'], hash: Hash) => ({ ...sent, hash });
