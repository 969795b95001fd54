import { useInfiniteQuery } from '@tanstack/react-query';
import type { Trade } from '@weir/contracts';
import { type Address, type Hex, isAddressEqual } from 'viem';
import { getBlockNumber } from 'viem/actions';
import { useDeployment } from '#features/deployment';
import { type Feed, useFeed } from '#features/feed';
import { indexerOrLogs, readEachThere, readPast, usePeers } from '#features/peers';
import { type Node, useNode } from '#features/wallet';

/** A trade as it stands now. */
export interface ListedTrade {
  id: bigint;
  trade: Trade;
}

/** Whose trades: of an account on either side, or of an offer. */
export type TradesOf = { account: Address } | { offer: Hex };

/** Where a page of a list begins: an indexer's cursor, and the last trade before it, which logs are read on from. */
interface Place {
  cursor: string | null;
  before: bigint | null;
}

const PAGE = 30;
const START: Place = { cursor: null, before: null };

/** Trades, newest first, page by page; `enabled` false reads nothing. */
export function useTradeList(of: TradesOf, enabled = true) {
  const { chainId, deployedAtBlock } = useDeployment();
  const { escrow } = usePeers();
  const node = useNode();
  const feed = useFeed();
  const query = useInfiniteQuery({
    queryKey: ['account', chainId, 'p2p', 'trades', { escrow, of }],
    queryFn: ({ pageParam }) => readTrades({ node, feed, escrow, deployedAtBlock }, of, pageParam),
    initialPageParam: START,
    getNextPageParam: ({ next }) => next,
    enabled,
    refetchInterval: 5000,
    retry: false,
  });
  return { ...query, trades: query.data?.pages.flatMap(({ trades }) => trades) };
}

interface TradeReading {
  node: Node;
  feed: Feed | null;
  escrow: Address;
  deployedAtBlock: bigint;
}

/** One page. Which trades there are an indexer says, or the logs; each is then read from the contract. Throws `LogsRefused`. */
export async function readTrades(
  { node, feed, escrow, deployedAtBlock }: TradeReading,
  of: TradesOf,
  { cursor, before }: Place,
) {
  // Where a list began in the logs it has no cursor, and goes on there.
  const asked = before !== null && cursor === null ? null : feed;
  const { ids, next, readFrom } = await indexerOrLogs<{ ids: bigint[]; next: Place | null }>(
    asked,
    async ({ p2p }) => {
      const page = await p2p.trades({ ...of, limit: PAGE, cursor: cursor ?? undefined });
      const ids = page.trades.map(({ id }) => BigInt(id));
      return { ids, next: page.cursor === null ? null : { cursor: page.cursor, ...last(ids) } };
    },
    async () => {
      const past = await readPast(
        node,
        escrow,
        deployedAtBlock,
        await getBlockNumber(node, { cacheTime: 0 }),
      );
      const all = [...past.trades.values()]
        .filter(({ id, trade }) => isOf(trade, of) && (before === null || id < before))
        .map(({ id }) => id)
        .toSorted((a, b) => (a < b ? 1 : -1));
      const ids = all.slice(0, PAGE);
      return { ids, next: all.length > PAGE ? { cursor: null, ...last(ids) } : null };
    },
  );
  const read = await readEachThere(
    { node, escrow },
    'tradeOf',
    ids.map((id) => [id] as const),
  );
  const trades = read.flatMap((trade, i): ListedTrade[] => {
    const id = ids[i];
    // Somebody else's, where an indexer says what is not so.
    return trade && id !== undefined && isOf(trade, of) ? [{ id, trade }] : [];
  });
  return { trades, next, readFrom };
}

function last(ids: readonly bigint[]): { before: bigint } {
  return { before: ids.at(-1) ?? 0n };
}

function isOf(trade: Trade, of: TradesOf): boolean {
  if ('offer' in of) return trade.offer === of.offer;
  return [trade.seller, trade.buyer].some((party) => isAddressEqual(party, of.account));
}
