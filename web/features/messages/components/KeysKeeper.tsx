import { useEffect } from 'react';
import type { Address } from 'viem';
import { getBlock } from 'viem/actions';
import { useDeployment } from '#features/deployment';
import { useAccount, useNode } from '#features/wallet';
import { deviceBytes } from '#lib/deviceBytes.ts';
import { deleteExpired } from '../model/deleteExpired.ts';
import { tradeEnds } from '../queries/tradeEnds.ts';

/** Deletes keys and messages of trades that ended 30 days ago, once for each visit and account. Draws nothing. */
export default function KeysKeeper({ escrow }: { escrow: Address }) {
  const { chainId, deployedAtBlock } = useDeployment();
  const { address } = useAccount();
  const node = useNode();
  useEffect(() => {
    const work = async () => {
      const { timestamp } = await getBlock(node, { blockTag: 'latest' });
      // A clock that is ahead deletes nothing early.
      const now = Math.min(Number(timestamp), Math.floor(Date.now() / 1000));
      const ends = tradeEnds(node, escrow, deployedAtBlock);
      await deleteExpired(deviceBytes, { chainId, escrow }, ends, now, address);
    };
    work().catch((error: unknown) => {
      console.warn(`What is due to be deleted is at the next visit: ${String(error)}`);
    });
  }, [node, chainId, escrow, deployedAtBlock, address]);
  return null;
}
