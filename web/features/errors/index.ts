export { wordsForExchangeError, wordsForMissingPart } from './model/errorWords.ts';
export { createWording, type LendingSubject, type Wording } from './model/wording.ts';
