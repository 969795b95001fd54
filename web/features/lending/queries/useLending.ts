import { useQuery } from '@tanstack/react-query';
import { decodePosition, type LendingPosition, lendingLensAbi } from '@weir/contracts';
import { useEffect, useState } from 'react';
import { zeroAddress } from 'viem';
import { readContract } from 'viem/actions';
import { type LendingContracts, useDeployment } from '#features/deployment';
import { useAccount, useNode } from '#features/wallet';
import { accountNumbers, useLendingAccounts } from '../model/lendingAccounts.ts';
import { type LendingAtBlock, lendingMarketsQuery } from './lendingMarkets.ts';

/** Figures this old, in milliseconds, are marked and not signed from. */
const STALE_AFTER = 15_000;

/** The lending contracts; throws where there are none: the pages of lending are then not reached. */
export function useLendingContracts(): LendingContracts {
  const { lending } = useDeployment();
  if (!lending) throw new Error('The deployment names no lending.');
  return lending;
}

export interface LiveLending {
  /** Undefined until the node has answered once. */
  data: LendingAtBlock | undefined;
  isStale: boolean;
}

/** Every lending market, read anew each few seconds. */
export function useLendingMarkets(): LiveLending {
  const { chainId, tokens, markets, poolShareTokenFactory } = useDeployment();
  const contracts = useLendingContracts();
  const node = useNode();
  const { data, dataUpdatedAt, isError } = useQuery(
    lendingMarketsQuery({ node, chainId, contracts, tokens, markets, poolShareTokenFactory }),
  );
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 2000);
    return () => clearInterval(timer);
  }, []);
  const isOld = dataUpdatedAt > 0 && now - dataUpdatedAt > STALE_AFTER;
  return { data, isStale: isOld || (isError && data === undefined) };
}

/** What the account has in all markets, under every number that this device knows; undefined while unknown. */
export function useLendingPositions(
  lending: LendingAtBlock | undefined,
): readonly LendingPosition[] | undefined {
  const { chainId } = useDeployment();
  const contracts = useLendingContracts();
  const { address } = useAccount();
  const node = useNode();
  const accounts = useLendingAccounts();
  const numbers = accountNumbers(accounts);
  const counts = new Map(
    lending?.markets.map(({ market, collaterals }) => [market.id, collaterals.length]),
  );
  const ids = [...counts.keys()];
  return useQuery({
    queryKey: [
      'account',
      chainId,
      address ?? null,
      'lending',
      { numbers: numbers.join(), markets: ids.length },
    ],
    queryFn: async () => {
      const views = await readContract(node, {
        address: contracts.lens,
        abi: lendingLensAbi,
        functionName: 'positionsOf',
        args: [address ?? zeroAddress, numbers.map(BigInt), ids],
      });
      return views.map((view) => decodePosition(view, counts.get(view.market) ?? 0));
    },
    enabled: address !== undefined && lending !== undefined,
    refetchInterval: 4000,
  }).data;
}
