import { keepPreviousData, useQueries, useQuery } from '@tanstack/react-query';
import { knownMethods, methodId } from '@weir/contracts';
import { useEffect, useMemo, useState } from 'react';
import { type Token, useDeployment } from '#features/deployment';
import { useFeed } from '#features/feed';
import { usePeers, useTraders } from '#features/peers';
import { tokenFactsQuery, useTokens } from '#features/tokens';
import { useNode } from '#features/wallet';
import type { OffersAtBlock, WantedOffers } from '../model/offerSource.ts';
import { type ShownOffer, showOffer } from '../model/shownOffer.ts';
import { readOffers } from './readOffers.ts';

/** Offers this old, in milliseconds, are marked and not taken. */
const STALE_AFTER = 20_000;

export interface LiveOffers {
  /** Undefined until they were read once. */
  data: (OffersAtBlock & { shown: readonly ShownOffer[] }) | undefined;
  /** Why they could not be read at last; null where they could. */
  error: unknown;
  isStale: boolean;
  refetch: () => Promise<unknown>;
}

/** The wanted offers with their tokens, read anew each few seconds. */
export function useOffers(wanted: WantedOffers): LiveOffers {
  const { chainId, deployedAtBlock, tokens: listed } = useDeployment();
  const { escrow, pool } = usePeers();
  const known = useTokens();
  const node = useNode();
  const feed = useFeed();
  const query = useQuery({
    queryKey: ['account', chainId, 'p2p', 'offers', { escrow, wanted }],
    queryFn: () =>
      readOffers(
        {
          node,
          feed,
          chainId,
          escrow,
          deployedAtBlock,
          tokens: known.map(({ address }) => address),
          methods: knownMethods.map(({ name }) => methodId(name)),
        },
        wanted,
      ),
    // Another search shows what was found before until it is read.
    placeholderData: wanted.kind === 'listed' ? keepPreviousData : undefined,
    refetchInterval: 5000,
    retry: false,
  });
  const { data, error, dataUpdatedAt, refetch } = query;
  const unknown = useMemo(() => {
    const all = new Map(data?.offers.map(({ offer }) => [offer.token.toLowerCase(), offer.token]));
    for (const { address } of known) all.delete(address.toLowerCase());
    return [...all.values()];
  }, [data, known]);
  // A token that the page does not know says of itself what it likes: it is judged as the token picker judges it.
  const found = useQueries({
    queries: unknown.map((address) => tokenFactsQuery(node, chainId, address, listed)),
    combine: (answers) =>
      answers.flatMap(({ data: facts }): Token[] => (facts?.kind === 'token' ? [facts.token] : [])),
  });
  const shown = useMemo(() => {
    const tokens = [...known, ...found];
    return (data?.offers ?? []).flatMap((offer) => showOffer(offer, tokens, listed, pool) ?? []);
  }, [data, known, found, listed, pool]);
  const isOfLogs = data?.readFrom === 'logs';
  const makers = isOfLogs ? [] : (data?.offers.map(({ offer }) => offer.maker) ?? []);
  const counted = useTraders(makers);
  return {
    data: data && { ...data, shown, records: isOfLogs ? data.records : counted },
    error,
    isStale: useIsOlder(dataUpdatedAt, STALE_AFTER),
    refetch,
  };
}

/** Whether something is older than so many milliseconds; looked at every two seconds. */
function useIsOlder(since: number, most: number): boolean {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 2000);
    return () => clearInterval(timer);
  }, []);
  return since > 0 && now - since > most;
}
