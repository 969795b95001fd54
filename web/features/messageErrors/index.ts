export { explainMessage, wordsForMessageError } from './model/messageErrorWords.ts';
