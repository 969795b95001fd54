import type { Hex, PublicClient, TransactionReceipt } from 'viem';

/**
 * Waits for the receipt of a transaction that nobody replaces. viem's search for a replacement skips every block that
 * comes while it runs; on a chain that mines only what it is sent, the skipped block is the last, and the wait never
 * ends.
 */
export function minedReceipt(
  chain: Pick<PublicClient, 'waitForTransactionReceipt'>,
  hash: Hex,
): Promise<TransactionReceipt> {
  return chain.waitForTransactionReceipt({ hash, checkReplacement: false });
}
