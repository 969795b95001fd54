import type { Address } from 'viem';
import { termsTime } from '#lib/termsTime.ts';
import { Empty } from '#ui/Empty.tsx';
import { Panel } from '#ui/Panel.tsx';
import { Skeleton } from '#ui/Skeleton.tsx';
import { useOffers } from '../queries/useOffers.ts';
import { say } from '../words/english.ts';
import { OfferList } from './OfferList.tsx';
import { ReadingNotices } from './ReadingNotices.tsx';

interface MakersOffersProps {
  title: string;
  maker: Address;
  /** Said where there are none. */
  none: string;
}

/** All offers of a maker, the newest first, closed ones too. */
export function MakersOffers({ title, maker, none }: MakersOffersProps) {
  const offers = useOffers({ kind: 'maker', maker });
  const { data } = offers;
  return (
    <>
      <ReadingNotices offers={offers} />
      <Panel title={title}>
        {!data ? (
          <Skeleton rows={3} label={say.readingOffers} />
        ) : data.shown.length === 0 ? (
          <Empty>{none}</Empty>
        ) : (
          <OfferList
            offers={data.shown.toReversed()}
            records={data.records}
            now={BigInt(termsTime(data.block))}
            isMixed
          />
        )}
      </Panel>
    </>
  );
}
