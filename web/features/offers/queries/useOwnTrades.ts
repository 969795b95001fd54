import { useQuery } from '@tanstack/react-query';
import type { Trade } from '@weir/contracts';
import { isAddressEqual, zeroAddress } from 'viem';
import { type Token, useDeployment } from '#features/deployment';
import { useAccount, useNode } from '#features/wallet';
import type { OffersAtBlock } from '../model/offerSource.ts';
import { readEach } from './escrowReads.ts';
import { usePeers } from './useOffers.ts';

/** A trade of the account's as it stands now. */
export interface OwnTrade {
  id: bigint;
  trade: Trade;
}

/** The account's trades, newest first; undefined while unknown. */
export function useOwnTrades(data: OffersAtBlock | undefined): readonly OwnTrade[] | undefined {
  const { chainId } = useDeployment();
  const { escrow } = usePeers();
  const { address } = useAccount();
  const node = useNode();
  const ids = (data?.trades ?? [])
    .filter(({ trade }) => {
      const parties = [trade.seller, trade.buyer];
      return address !== undefined && parties.some((party) => isAddressEqual(party, address));
    })
    .map(({ id }) => id)
    .toSorted((a, b) => Number(b - a));
  return useQuery({
    queryKey: ['account', chainId, address ?? null, 'p2p', 'trades', { ids: ids.join() }],
    queryFn: async () => {
      const trades = await readEach(
        { node, escrow },
        'tradeOf',
        ids.map((id) => [id] as const),
      );
      return trades.map((trade, i): OwnTrade => ({ id: ids[i] ?? 0n, trade }));
    },
    enabled: data !== undefined,
    refetchInterval: 5000,
  }).data;
}

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
