import { marketsBetween } from '@weir/contracts';
import { useEffect, useMemo, useState } from 'react';
import { type ListedMarket, useDeployment } from '#features/deployment';
import { isDeepEnough, type ReadMarket, topOfMarket, useMarkets } from '#features/market';
import {
  type AutomaticSlippage,
  automaticSlippage,
  type SeenPrice,
  withSeenPrice,
} from '../model/automaticSlippage.ts';
import {
  type QuotedRoute,
  quoteRoutes,
  type RouteDraft,
  type RouteQuote,
} from '../model/routeQuote.ts';

/** Up to so many markets are all read each second; of more, those of the route and the pair. */
const ALL_URGENT = 8;

/** A swap's quote from what the node said last. */
export interface LiveQuote {
  quote: RouteQuote;
  /** All markets that might be on the way have been asked for once. */
  isRead: boolean;
  /** What the quote is made of is too old to be signed. */
  isStale: boolean;
  /** All of the book that the route could reach was read. */
  isDeep: boolean;
  /** The oldest block that the route's states come from, read `age` seconds ago; null where there is no route. */
  block: { number: bigint; timestamp: bigint; age: number } | null;
  /** Markets that could not be read, and are left out. */
  unreadable: readonly ListedMarket[];
  slippage: AutomaticSlippage;
}

/** The prices of each market since the page was loaded, for the automatic slippage. */
const seenPrices = new Map<string, readonly SeenPrice[]>();

/**
 * The best route for a draft over all markets between its tokens, quoted anew with each block. Markets that nobody
 * vouches for take part only where their pair is in view.
 */
export function useRouteQuote(pair: ListedMarket, draft: RouteDraft): LiveQuote {
  const { markets } = useDeployment();
  const { from, to, exact, amount } = draft;
  const [onRoute, setOnRoute] = useState('');
  const candidates = useMemo(() => {
    const usable = markets.filter(({ slug, unlisted }) => !unlisted || slug === pair.slug);
    return marketsBetween(usable, ({ terms }) => terms, from.address, to.address);
  }, [markets, pair, from.address, to.address]);
  const isUrgent = ({ slug }: ListedMarket) =>
    candidates.length <= ALL_URGENT || slug === pair.slug || onRoute.split(' ').includes(slug);
  const reads = useMarkets(candidates, isUrgent);

  const states = reads.flatMap(({ market, data }) => (data ? [{ market, state: data.state }] : []));
  const known = useSame(states);
  const quote = useMemo(
    () => quoteRoutes(known, { from, to, exact, amount }),
    [known, from, to, exact, amount],
  );
  const route = quote.kind === 'quoted' ? quote : null;
  const slugs = route?.hops.map(({ market }) => market.slug).join(' ') ?? '';
  if (slugs !== onRoute) setOnRoute(slugs);
  useEffect(() => {
    for (const read of reads) if (isUrgent(read.market)) remember(read);
  });

  const used = route ? readsOf(route, reads) : [];
  return {
    quote,
    isRead: reads.every(({ data, isUnreadable }) => data !== undefined || isUnreadable),
    isStale: (route ? used : reads).some((read) => read.isStale),
    isDeep:
      route?.hops.every(({ state, plan }) =>
        isDeepEnough(state, plan.baseIn, plan.levels.length),
      ) ?? true,
    block: oldestBlock(used),
    unreadable: reads.filter((read) => read.isUnreadable).map(({ market }) => market),
    slippage: automaticSlippage(used.map(({ market }) => seenPrices.get(market.slug) ?? [])),
  };
}

function readsOf(route: QuotedRoute, reads: readonly ReadMarket[]): ReadMarket[] {
  return route.hops.flatMap(({ market }) => {
    const read = reads.find((candidate) => candidate.market.slug === market.slug);
    return read ? [read] : [];
  });
}

function oldestBlock(reads: readonly ReadMarket[]): LiveQuote['block'] {
  const blocks = reads.flatMap(({ data, age }) => (data ? [{ ...data.block, age }] : []));
  const [first, ...rest] = blocks;
  if (!first) return null;
  return rest.reduce((oldest, block) => (block.number < oldest.number ? block : oldest), first);
}

function remember({ market, data }: ReadMarket): void {
  if (!data) return;
  const known = seenPrices.get(market.slug) ?? [];
  if ((known.at(-1)?.block ?? -1n) >= data.block.number) return;
  const { mid } = topOfMarket(market, data.state);
  if (mid === null) return;
  const seen = { block: data.block.number, price: Number(mid) };
  seenPrices.set(market.slug, withSeenPrice(known, seen));
}

/** The list as it was while its markets and states are the same: a block that changes nothing is not quoted again. */
function useSame<Entry extends { market: object; state: object }>(list: readonly Entry[]) {
  const [kept, setKept] = useState(list);
  const isSame =
    kept.length === list.length &&
    kept.every(({ market, state }, at) => market === list[at]?.market && state === list[at]?.state);
  if (!isSame) setKept(list);
  return isSame ? kept : list;
}
