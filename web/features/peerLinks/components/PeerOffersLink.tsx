import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type ListedMarket, useDeployment } from '#features/deployment';
import { useFeed } from '#features/feed';
import { offeredTokens } from '../model/offeredTokens.ts';
import { say } from '../words/english.ts';

/** Offers of a token that are looked at for their currencies. */
const LOOKED_AT = 50;

/** The way to people who trade a market's tokens for money outside the chain; nothing where nobody does, or no indexer says so. */
export function PeerOffersLink({ market: { base, quote } }: { market: ListedMarket }) {
  const { chainId, peers } = useDeployment();
  const feed = useFeed();
  const { data } = useQuery({
    queryKey: ['indexer', feed?.client.baseUrl ?? null, 'p2pOffers', { chainId, base, quote }],
    queryFn: async ({ signal }) => {
      if (!feed) throw new Error('No indexer to ask.'); // `enabled` keeps this from being asked
      const ask = (token: string) => feed.client.p2p.offers({ token, limit: LOOKED_AT }, signal);
      const answers = await Promise.all([ask(base.address), ask(quote.address)]);
      return answers.flatMap(({ offers }) => offers);
    },
    enabled: feed !== null && peers !== null,
    staleTime: 60_000,
    retry: false,
  });
  const offered = data && offeredTokens([base, quote], data);
  if (!offered || offered.length === 0) return null;
  return (
    <nav
      aria-label={say.betweenPeople}
      className="flex flex-wrap items-baseline gap-x-3 gap-y-1 px-1 text-xs text-quiet"
    >
      <span>{say.betweenPeople}</span>
      {offered.map(({ address, symbol, isSold, currencies }) => (
        <Link
          key={address}
          to="/p2p"
          search={{ token: address, ...(!isSold && { want: 'sell' }) }}
          className="underline decoration-line underline-offset-2 hover:text-ink hover:decoration-current"
        >
          {(isSold ? say.buyFor : say.sellFor)(symbol, currencies.slice(0, 3).join(', '))}
        </Link>
      ))}
    </nav>
  );
}
