export { RecordDetails, RecordMeaning } from './components/RecordDetails.tsx';
export { noRecord, recordsOfLogs } from './model/recordsOfLogs.ts';
export { recordWords } from './model/recordWords.ts';
export {
  hasRecord,
  type RecordWish,
  recordWishes,
  type TraderRecord,
} from './model/traderRecord.ts';
export { type PostedOffer, READ_AGAIN, readPast } from './queries/escrowPast.ts';
export { readEach, readEachThere } from './queries/escrowReads.ts';
export { indexerOrLogs, type ReadFrom } from './queries/indexerOrLogs.ts';
export { LogsRefused, readInRanges } from './queries/logRanges.ts';
export { usePeers } from './queries/usePeers.ts';
export { useTraders } from './queries/useTraders.ts';
