import { Detail } from '#ui/Detail.tsx';
import { doneWords, volumeWords } from '../model/recordWords.ts';
import type { TraderRecord } from '../model/traderRecord.ts';
import { say } from '../words/english.ts';

/** All that is shown of how somebody trades, and what it does not mean. */
export function RecordDetails({ record }: { record: TraderRecord | undefined }) {
  const { done, volume, volume30Days, lost, silent } = record ?? {};
  return (
    <>
      <dl>
        <Detail name={say.record}>{done ? doneWords(done) : say.unknown}</Detail>
        <Detail name={say.volume}>{volume ? volumeWords(volume) : say.unknown}</Detail>
        <Detail name={say.volume30Days}>
          {volume30Days ? volumeWords(volume30Days) : say.unknown}
        </Detail>
        <Detail name={say.lostName}>{lost ?? say.unknown}</Detail>
        <Detail name={say.silentName}>{silent ?? say.unknown}</Detail>
      </dl>
      <RecordMeaning />
    </>
  );
}

/** What a record does not mean. */
export function RecordMeaning() {
  return <p className="text-xs text-quiet">{say.whatItMeans}</p>;
}
