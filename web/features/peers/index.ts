export { RecordDetails, RecordMeaning } from './components/RecordDetails.tsx';
export type { PostedOffer } from './model/escrowPast.ts';
export { noRecord, recordsOfLogs } from './model/recordsOfLogs.ts';
export { recordWords } from './model/recordWords.ts';
export {
  hasRecord,
  type RecordWish,
  recordWishes,
  type TraderRecord,
} from './model/traderRecord.ts';
export { readEach, readEachThere } from './queries/escrowReads.ts';
export { indexerOrLogs, type ReadFrom } from './queries/indexerOrLogs.ts';
export { LogsRefused, readInRanges } from './queries/logRanges.ts';
export { READ_AGAIN, readPast } from './queries/readPast.ts';
export { useEscrowBalance } from './queries/useEscrowBalance.ts';
export { usePeers } from './queries/usePeers.ts';
export { useTraders } from './queries/useTraders.ts';
