import { useLocation } from '@tanstack/react-router';
import { textOfHash } from '#features/signedActions';
import { termsTime } from '#lib/termsTime.ts';
import { Empty } from '#ui/Empty.tsx';
import { Skeleton } from '#ui/Skeleton.tsx';
import {
  countUnknownJudges,
  findOffers,
  narrowedBy,
  type OfferSearch,
} from '../model/offerFilter.ts';
import { useOffers } from '../queries/useOffers.ts';
import { say } from '../words/english.ts';
import { OfferFilters } from './OfferFilters.tsx';
import { OfferList } from './OfferList.tsx';
import { PeerNav } from './PeerNav.tsx';
import { ReadingNotices } from './ReadingNotices.tsx';
import { SendSigned } from './SendSigned.tsx';
import { TakeSigned } from './TakeSigned.tsx';

interface OffersPageProps {
  search: OfferSearch;
  onSearch: (search: OfferSearch) => void;
  /** Called once a signed offer was taken. */
  onTaken: () => void;
}

/** All offers, the best for the reader first. */
export function OffersPage({ search, onSearch, onTaken }: OffersPageProps) {
  const isAll = search.state === 'all';
  const broad = useOffers({ kind: 'listed', isAll, narrow: {} });
  // Where there are more than one reads, those that fit are asked for by their terms.
  const isNarrow = broad.data?.isPartial === true;
  const narrow = isNarrow ? narrowedBy(search) : {};
  const narrowed = useOffers({ kind: 'listed', isAll, narrow });
  const offers = isNarrow && narrowed.data ? narrowed : broad;
  const linked = useLocation({ select: ({ hash }) => textOfHash(`#${hash}`) });
  const { data } = offers;
  const judged = data && { now: BigInt(termsTime(data.block)), records: data.records };
  const found = judged && findOffers(data.shown, search, judged);
  return (
    <main className="mx-auto flex w-full max-w-5xl flex-col gap-2 p-2">
      <PeerNav />
      <p className="px-1 text-xs text-quiet">{say.whatItIs}</p>
      <ReadingNotices offers={offers} />
      {judged && linked !== '' && (
        <SendSigned key={linked} linked={linked} data={data} now={judged.now} />
      )}
      <div className="grid items-start gap-2 md:grid-cols-[19rem_minmax(0,1fr)]">
        <OfferFilters
          offers={broad.data?.shown ?? []}
          hasVolumes={data?.readFrom !== 'logs'}
          search={search}
          onChange={(change) => onSearch({ ...search, ...change })}
          unknownJudges={judged ? countUnknownJudges(data.shown, search, judged) : 0}
        />
        <section aria-label={say.offers} className="rounded-lg border border-line bg-panel">
          {!judged || !found ? (
            <Skeleton rows={8} label={say.readingOffers} />
          ) : found.length > 0 ? (
            <OfferList offers={found} records={judged.records} now={judged.now} />
          ) : (
            <Empty>{data.shown.length === 0 ? say.noOffers : say.nothingFits}</Empty>
          )}
        </section>
      </div>
      {judged && (
        <>
          <TakeSigned data={data} isStale={offers.isStale} now={judged.now} onTaken={onTaken} />
          {linked === '' && <SendSigned linked="" data={data} now={judged.now} />}
        </>
      )}
    </main>
  );
}
