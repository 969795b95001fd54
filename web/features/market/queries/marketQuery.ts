import { queryOptions } from '@tanstack/react-query';
import { decodeMarketView, lensAbi, type MarketState, type SharedPool } from '@weir/contracts';
import { readContract } from 'viem/actions';
import type { Deployment, ListedMarket } from '#features/deployment';
import { type Node, type ReadBlock, readLatest } from '#features/wallet';
import { pauseUntilRead } from '../model/pauseUntilRead.ts';

/** Levels read of each side. A walk that would use them all up is not quoted: see `isDeepEnough`. */
const LEVELS_READ = 200;

/** A market as it stood at one block. */
export interface MarketAtBlock {
  state: SharedPool;
  block: ReadBlock;
}

/** A market's state at the node's latest block: pool and both sides of the book. */
export const marketQuery = (node: Node, deployment: Deployment, market: ListedMarket) =>
  queryOptions({
    queryKey: ['market', deployment.chainId, 'state', { market: market.slug }],
    queryFn: ({ client, queryKey }) =>
      readLatest(node, client.getQueryData<MarketAtBlock>(queryKey), async (block) => ({
        state: await readMarketAt(node, deployment, market, block.number),
        block,
      })),
    refetchInterval: ({ state }) => pauseUntilRead(state),
    retry: false,
    gcTime: 60_000,
  });

/** A market as it stood at the end of a block. Throws where the node does not answer, or keeps no state of that block. */
export async function readMarketAt(
  node: Node,
  { lens }: Deployment,
  { terms }: ListedMarket,
  blockNumber: bigint,
): Promise<SharedPool> {
  const view = await readContract(node, {
    address: lens,
    abi: lensAbi,
    functionName: 'market',
    args: [terms.id, BigInt(LEVELS_READ)],
    blockNumber,
  });
  return decodeMarketView(view);
}

/** Whether a walk over `levels` levels was computed from all of the book that it could reach. */
export function isDeepEnough(state: MarketState, baseIn: boolean, levels: number): boolean {
  const read = (baseIn ? state.bids : state.asks).length;
  return read < LEVELS_READ || levels < LEVELS_READ;
}
