import { useQuery } from '@tanstack/react-query';
import { exchangeAbi } from '@weir/contracts';
import { useMemo, useSyncExternalStore } from 'react';
import { type Address, zeroAddress } from 'viem';
import { getBlock, getContractEvents, readContract } from 'viem/actions';
import { type Deployment, useDeployment } from '#features/deployment';
import { type Node, useAccount, useNode } from '#features/wallet';
import { type GivenRights, givenRights, type RightsInMarket } from '../model/givenRights.ts';
import { type GrantScope, rememberedGrants } from '../model/rememberedGrants.ts';

interface FoundRights {
  rights: readonly GivenRights[];
  /** The node gave the whole record of grants; else only delegates known on this device are listed. */
  isWhole: boolean;
  /** Of the block that was read, in seconds since 1970. */
  now: bigint;
}

/** The account's scope for what this device remembers. */
export function useGrantScope(): GrantScope {
  const { chainId, exchange } = useDeployment();
  const { address } = useAccount();
  const owner = address ?? zeroAddress;
  return useMemo(() => ({ chainId, exchange, owner }), [chainId, exchange, owner]);
}

/** What this device remembers of the account's grants. */
export function useRememberedGrants(scope: GrantScope) {
  return useSyncExternalStore(rememberedGrants.subscribe, () => rememberedGrants.of(scope));
}

/** The rights that the account has given and that are in force. */
export function useGivenRights() {
  const deployment = useDeployment();
  const { address } = useAccount();
  const node = useNode();
  const scope = useGrantScope();
  const { delegates } = useRememberedGrants(scope);
  return useQuery({
    queryKey: [
      'account',
      deployment.chainId,
      address ?? null,
      'tradingRights',
      { delegates, markets: deployment.markets.length },
    ],
    queryFn: () => readRights(node, deployment, scope.owner, delegates),
    enabled: address !== undefined,
    refetchInterval: 15_000,
  });
}

async function readRights(
  node: Node,
  { exchange, markets }: Deployment,
  owner: Address,
  delegates: readonly Address[],
): Promise<FoundRights> {
  const { number: blockNumber, timestamp: now } = await getBlock(node, { blockTag: 'latest' });
  const logged = await readGrants(node, exchange, owner, blockNumber);
  const pairs = new Map<string, { delegate: Address; market: bigint }>();
  const ofDevice = delegates.flatMap((delegate) =>
    markets.map(({ terms }) => ({ delegate, market: terms.id })),
  );
  for (const pair of [...(logged ?? []), ...ofDevice]) {
    pairs.set(`${pair.delegate}-${pair.market}`, pair);
  }
  const found = await Promise.all(
    [...pairs.values()].map(async ({ delegate, market }): Promise<RightsInMarket> => {
      const [actions, expiry] = await readContract(node, {
        address: exchange,
        abi: exchangeAbi,
        functionName: 'tradingRights',
        args: [owner, delegate, market],
        blockNumber,
      });
      return { delegate, market, actions, expiry };
    }),
  );
  return { rights: givenRights(found, now), isWhole: logged !== null, now };
}

/** Whom the account ever gave rights, by the logs; null where the node does not give logs that far back. */
async function readGrants(node: Node, exchange: Address, owner: Address, toBlock: bigint) {
  try {
    const logs = await getContractEvents(node, {
      address: exchange,
      abi: exchangeAbi,
      eventName: 'TradingGranted',
      args: { owner },
      fromBlock: 0n,
      toBlock,
      strict: true,
    });
    return logs.map(({ args: { delegate, market } }) => ({ delegate, market }));
  } catch (error) {
    // Many nodes bound the span of blocks; a node that is gone fails the reads that follow.
    console.warn(`The node does not give the record of grants: ${String(error)}`);
    return null;
  }
}
