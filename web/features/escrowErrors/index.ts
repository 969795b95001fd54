export { explainEscrow, wordsForEscrowError } from './model/escrowErrorWords.ts';
