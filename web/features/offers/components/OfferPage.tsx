import { Link } from '@tanstack/react-router';
import { isAddressEqual } from 'viem';
import { useAccount } from '#features/wallet';
import { termsTime } from '#lib/termsTime.ts';
import { Empty } from '#ui/Empty.tsx';
import { Skeleton } from '#ui/Skeleton.tsx';
import { useOffers } from '../queries/useOffers.ts';
import { say } from '../words/english.ts';
import { AcceptForm } from './AcceptForm.tsx';
import { ManageOffer } from './ManageOffer.tsx';
import { OfferFacts } from './OfferFacts.tsx';
import { PeerNav } from './PeerNav.tsx';
import { ReadingNotices } from './ReadingNotices.tsx';
import { TradeList } from './TradeList.tsx';

interface OfferPageProps {
  /** The offer's id: its EIP-712 digest. */
  id: string;
  /** Called once it was taken. */
  onTaken: () => void;
}

/** One offer: to be taken, or changed by its maker. */
export function OfferPage({ id, onTaken }: OfferPageProps) {
  const offers = useOffers({ kind: 'one', id: id.toLowerCase() });
  const { address } = useAccount();
  const { data } = offers;
  const shown = data?.shown.find((offer) => offer.id === id.toLowerCase());
  const now = data && BigInt(termsTime(data.block));
  const isOwn = address && shown && isAddressEqual(address, shown.offer.maker);
  return (
    <main className="mx-auto flex w-full max-w-5xl flex-col gap-2 p-2">
      <PeerNav />
      <ReadingNotices offers={offers} />
      {!data || now === undefined ? (
        <section className="rounded-lg border border-line bg-panel">
          <Skeleton rows={8} label={say.readingOffers} />
        </section>
      ) : !shown ? (
        <Empty>
          {say.noSuchOffer}{' '}
          <Link to="/p2p" className="underline">
            {say.allOffers}
          </Link>
        </Empty>
      ) : (
        <div className="grid items-start gap-2 md:grid-cols-2">
          <OfferFacts shown={shown} data={data} now={now} />
          {isOwn ? (
            <ManageOffer key={id} shown={shown} />
          ) : (
            <AcceptForm
              key={id}
              shown={shown}
              data={data}
              isStale={offers.isStale}
              now={now}
              onTaken={onTaken}
            />
          )}
          <TradeList title={say.offersTrades} of={{ offer: shown.id }} none={say.notTaken} />
        </div>
      )}
    </main>
  );
}
