import { useQuery } from '@tanstack/react-query';
import { decodeMarketView, lensAbi, type SharedPool } from '@weir/contracts';
import { readContract } from 'viem/actions';
import { type ListedMarket, useDeployment } from '#features/deployment';
import { useFeed } from '#features/feed';
import { marketHex } from '#features/market';
import { useAccount, useNode } from '#features/wallet';

/** Every pool at the node's latest block, by the market's slug; undefined until it answers. */
export function usePoolStates(): ReadonlyMap<string, SharedPool> | undefined {
  const { chainId, lens, markets } = useDeployment();
  const node = useNode();
  return useQuery({
    queryKey: ['market', chainId, 'pools', { markets: markets.map(({ slug }) => slug) }],
    queryFn: async () => {
      const states = await Promise.all(
        markets.map(async ({ slug, terms }) => {
          const view = await readContract(node, {
            address: lens,
            abi: lensAbi,
            functionName: 'market',
            args: [terms.id, 1n],
          });
          return [slug, decodeMarketView(view)] as const;
        }),
      );
      return new Map(states);
    },
    refetchInterval: 4000,
  }).data;
}

/** The account's shares of every pool by the market's slug; undefined while unknown or nobody is connected. */
export function useAllShares(): ReadonlyMap<string, bigint> | undefined {
  const { chainId, lens, markets } = useDeployment();
  const { address } = useAccount();
  const node = useNode();
  const slugs = markets.map(({ slug }) => slug);
  return useQuery({
    queryKey: ['account', chainId, address ?? null, 'shares', { markets: slugs }],
    queryFn: async () => {
      if (!address) throw new Error('Nobody is connected.'); // `enabled` keeps this from being asked
      const ids = markets.map(({ terms }) => terms.id);
      const { shares } = await readContract(node, {
        address: lens,
        abi: lensAbi,
        functionName: 'account',
        args: [address, [], ids, ids.map(() => [])],
      });
      return new Map(slugs.map((slug, index) => [slug, shares[index] ?? 0n]));
    },
    enabled: address !== undefined,
    refetchInterval: 5000,
  }).data;
}

const missing = () => Promise.reject(new Error('No indexer to ask.'));

/** Volume, fees and return of every pool by the market's id in hex. */
export function useIndexedPools() {
  const feed = useFeed();
  const query = feed?.queries.pools();
  const { data, isError } = useQuery({
    queryKey: query?.queryKey ?? ['indexer', null, 'pools'],
    queryFn: query?.queryFn ?? missing,
    enabled: feed !== null,
    refetchInterval: 15_000,
  });
  return {
    pools: data && new Map(data.pools.map((pool) => [pool.market, pool])),
    isMissing: feed === null || (isError && !data),
  };
}

/** The account's results in all pools; undefined while unknown. */
export function usePositions() {
  const feed = useFeed();
  const { address } = useAccount();
  const query = address && feed?.queries.positions(address);
  const { data, isError } = useQuery({
    queryKey: query ? query.queryKey : ['indexer', null, 'positions'],
    queryFn: query ? query.queryFn : missing,
    enabled: Boolean(query),
    refetchInterval: 10_000,
  });
  return { positions: data?.positions, isMissing: feed === null || (isError && !data) };
}

/** The last `hours` hours of a pool, oldest first; at most 1,000. */
export function usePoolHistory(market: ListedMarket, hours: number) {
  const feed = useFeed();
  const query = feed?.queries.poolHistory(marketHex(market), { limit: hours });
  const { data, isError } = useQuery({
    queryKey: query?.queryKey ?? ['indexer', null, 'poolHistory'],
    queryFn: query?.queryFn ?? missing,
    enabled: feed !== null,
    refetchInterval: 30_000,
  });
  return { hours: data?.hours, isMissing: feed === null || (isError && !data) };
}

/** Quote units that pool and book traded together since `from`, a full hour; undefined while unknown. */
export function useTradedSince(market: ListedMarket, from: number | undefined): bigint | undefined {
  const feed = useFeed();
  const query =
    from === undefined
      ? undefined
      : feed?.queries.candles(marketHex(market), { interval: '1h', from });
  return useQuery({
    queryKey: query?.queryKey ?? ['indexer', null, 'candles'],
    queryFn: query?.queryFn ?? missing,
    enabled: query !== undefined,
    refetchInterval: 15_000,
    select: ({ candles }) => candles.reduce((sum, candle) => sum + BigInt(candle.quoteVolume), 0n),
  }).data;
}
