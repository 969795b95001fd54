import { useQuery } from '@tanstack/react-query';
import { ChainNodes, NodeFailed } from '@weir/contracts';
import type { ReadChain } from '../model/chainEntry.ts';

/** Asks each node of a chain for its number and newest block. Fails with `NodeFailed` where one is of another chain, or silent. */
export function useChainCheck(chain: ReadChain | null) {
  return useQuery({
    queryKey: ['swapChain', chain?.settings ?? null],
    queryFn: async () => {
      if (chain === null) throw new Error('No chain is entered.');
      const { settings } = chain;
      const nodes = new ChainNodes(settings);
      const answers = await nodes.ask(async (client) => {
        const [found, head] = await Promise.all([client.getChainId(), client.getBlock()]);
        return { found, headTime: Number(head.timestamp) };
      });
      const { chainId, urls } = settings;
      const other = answers.find(({ found }) => found !== chainId);
      if (other) throw new NodeFailed(chainId, String(other.found), 'otherChain');
      const silent = urls.length - answers.length;
      if (silent > 0) throw new NodeFailed(chainId, `${silent}/${urls.length}`);
      return { headTime: Math.min(...answers.map(({ headTime }) => headTime)) };
    },
    enabled: chain !== null,
    refetchInterval: 10_000,
    retry: false,
  });
}
