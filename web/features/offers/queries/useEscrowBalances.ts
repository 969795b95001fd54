import { useQuery } from '@tanstack/react-query';
import { zeroAddress } from 'viem';
import { type Token, useDeployment } from '#features/deployment';
import { readEach, usePeers } from '#features/peers';
import { useAccount, useNode } from '#features/wallet';

/** The account's balances in escrow that are not 0; undefined while unknown. */
export function useEscrowBalances(tokens: readonly Token[]) {
  const { chainId } = useDeployment();
  const { escrow } = usePeers();
  const { address } = useAccount();
  const node = useNode();
  return useQuery({
    queryKey: [
      'account',
      chainId,
      address ?? null,
      'p2p',
      'balances',
      { tokens: tokens.map((token) => token.address).join() },
    ],
    queryFn: async () => {
      const owner = address ?? zeroAddress;
      const units = await readEach(
        { node, escrow },
        'balanceOf',
        tokens.map((token) => [owner, token.address] as const),
      );
      return tokens
        .map((token, i) => ({ token, units: units[i] ?? 0n }))
        .filter((held) => held.units > 0n);
    },
    enabled: address !== undefined,
    refetchInterval: 5000,
  }).data;
}
