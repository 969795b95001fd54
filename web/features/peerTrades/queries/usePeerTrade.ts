import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { Address } from 'viem';
import { useDeployment } from '#features/deployment';
import { useFeed } from '#features/feed';
import { useNode } from '#features/wallet';
import { termsTime } from '#lib/termsTime.ts';
import { tradeLogQuery } from './keysQuery.ts';
import { tradeQuery } from './tradeQuery.ts';

/** The trade as the node's latest block has it; `data` is null where no trade has this number. */
export function usePeerTrade(escrow: Address, id: bigint) {
  const { chainId, tokens } = useDeployment();
  const node = useNode();
  return useQuery(tradeQuery({ node, chainId, escrow, id, tokens }));
}

/** A trade's log, with keys and posted details; undefined while unknown. */
export function useTradeLog(escrow: Address, id: bigint) {
  const { chainId, deployedAtBlock } = useDeployment();
  const node = useNode();
  const feed = useFeed();
  return useQuery(tradeLogQuery({ node, feed, chainId, escrow, id, deployedAtBlock }));
}

/** The second that deadlines count from: the later of the block's and this device's; each second anew. */
export function useChainSecond(block: { timestamp: bigint } | undefined): bigint {
  const [, tick] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => tick((count) => count + 1), 1000);
    return () => clearInterval(timer);
  }, []);
  return BigInt(termsTime(block ?? { timestamp: 0n }));
}
