import type { Hex, PublicClient, TransactionReceipt } from 'viem';

/** A transaction was mined and reverted: something moved after its estimate, or it had too little gas. */
export class TransactionReverted extends Error {
  override readonly name = 'TransactionReverted';
  constructor(readonly hash: Hex) {
    super(`Transaction ${hash} reverted`);
  }
}

/**
 * Waits for the receipt of a transaction that nobody replaces. Throws `TransactionReverted`.
 *
 * viem's search for a replacement skips every block that comes while it runs; on a chain that mines only what it is sent,
 * the skipped block is the last, and the wait never ends.
 */
export async function minedReceipt(
  chain: Pick<PublicClient, 'waitForTransactionReceipt'>,
  hash: Hex,
): Promise<TransactionReceipt> {
  const receipt = await chain.waitForTransactionReceipt({ hash, checkReplacement: false });
  if (receipt.status === 'reverted') throw new TransactionReverted(hash);
  return receipt;
}
