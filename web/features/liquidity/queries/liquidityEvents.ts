import { useQuery } from '@tanstack/react-query';
import { decodeLiquidity, exchangeAbi } from '@weir/contracts';
import type { Address, Hash } from 'viem';
import { getBlock, getContractEvents } from 'viem/actions';
import { type ListedMarket, useDeployment } from '#features/deployment';
import { type Node, useNode } from '#features/wallet';

/** Blocks looked back: what public nodes still answer in one request. */
export const BLOCKS_BACK = 5000n;
const SHOWN = 10;

/** Somebody's deposit or removal. Amounts are token units. */
interface LiquidityEvent {
  key: string;
  kind: 'add' | 'remove';
  provider: Address;
  base: bigint;
  quote: bigint;
  /** Seconds since 1970. */
  time: number;
  transaction: Hash;
}

/** The pool's latest deposits and removals, newest first, from the node's logs. */
export function useLiquidityEvents(market: ListedMarket) {
  const { chainId, exchange } = useDeployment();
  const node = useNode();
  return useQuery({
    queryKey: ['market', chainId, 'liquidityEvents', { market: market.slug }],
    queryFn: () => readEvents(node, exchange, market.terms.id),
    refetchInterval: 20_000,
    retry: false,
  });
}

async function readEvents(node: Node, exchange: Address, market: bigint) {
  const { number } = await getBlock(node);
  const range = {
    address: exchange,
    abi: exchangeAbi,
    args: { market },
    fromBlock: number > BLOCKS_BACK ? number - BLOCKS_BACK : 0n,
    toBlock: number,
    strict: true,
  } as const;
  const [added, removed] = await Promise.all([
    getContractEvents(node, { ...range, eventName: 'LiquidityAdded' }),
    getContractEvents(node, { ...range, eventName: 'LiquidityRemoved' }),
  ]);
  const latest = [...added, ...removed]
    .toSorted((a, b) => Number(b.blockNumber - a.blockNumber) || b.logIndex - a.logIndex)
    .slice(0, SHOWN);
  return Promise.all(
    latest.map(async (log): Promise<LiquidityEvent> => {
      const { owner, base, quote } = decodeLiquidity(log.args);
      const { timestamp } = await getBlock(node, { blockNumber: log.blockNumber });
      return {
        key: `${log.blockNumber}-${log.logIndex}`,
        kind: log.eventName === 'LiquidityAdded' ? 'add' : 'remove',
        provider: owner,
        base,
        quote,
        time: Number(timestamp),
        transaction: log.transactionHash,
      };
    }),
  );
}
