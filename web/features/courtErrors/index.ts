export { explainCourt } from './model/courtErrorWords.ts';
