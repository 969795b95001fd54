export { wordsForLendingError } from './model/lendingErrorWords.ts';
