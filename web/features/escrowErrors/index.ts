export { explainEscrow } from './model/escrowErrorWords.ts';
