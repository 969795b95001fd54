export { wordsForExchangeError, wordsForMissingPart } from './model/errorWords.ts';
export { createWording, type Wording } from './model/wording.ts';
