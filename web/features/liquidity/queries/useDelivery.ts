import { useQuery } from '@tanstack/react-query';
import { decodeFunctionResult, encodeFunctionData, erc20Abi } from 'viem';
import { simulateBlocks } from 'viem/actions';
import { type Token, useDeployment } from '#features/deployment';
import { useAccount, useBalance, useNode } from '#features/wallet';
import { type Delivery, judgeDelivery } from '../model/delivery.ts';

/**
 * Sends some of the account's tokens to the exchange, in the node's simulation only, and compares what arrives.
 * Unknown where nobody is connected, the account has none of it, or the node cannot simulate: the exchange refuses
 * such a token at its first deposit in any case.
 */
export function useDelivery(token: Token | null): Delivery {
  const { chainId, exchange } = useDeployment();
  const { address } = useAccount();
  const node = useNode();
  const held = useBalance(token?.address ?? exchange);
  const isKnowable = token !== null && address !== undefined && held !== undefined && held > 0n;
  const { data } = useQuery({
    queryKey: ['tokens', chainId, 'delivery', { token: token?.address, address }],
    queryFn: async (): Promise<Delivery> => {
      if (!token || !address || !held) return 'unknown';
      const balance = encodeFunctionData({
        abi: erc20Abi,
        functionName: 'balanceOf',
        args: [exchange],
      });
      const send = encodeFunctionData({
        abi: erc20Abi,
        functionName: 'transfer',
        args: [exchange, held],
      });
      const to = token.address;
      const [block] = await simulateBlocks(node, {
        blocks: [
          {
            calls: [
              { account: address, to, data: balance },
              { account: address, to, data: send },
              { account: address, to, data: balance },
            ],
          },
        ],
      });
      const [before, sent, after] = block?.calls ?? [];
      if (!before || !after || sent?.status !== 'success') return judgeDelivery(null);
      const read = ({ data: bytes }: typeof before) =>
        decodeFunctionResult({ abi: erc20Abi, functionName: 'balanceOf', data: bytes });
      return judgeDelivery({ sent: held, before: read(before), after: read(after) });
    },
    enabled: isKnowable,
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
  });
  return data ?? 'unknown';
}
