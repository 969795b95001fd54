export { TokenMark } from './components/TokenMark.tsx';
export { TokenPicker } from './components/TokenPicker.tsx';
export { findLookAlike } from './model/lookAlike.ts';
export { readableText } from './model/readableText.ts';
export { readUnlisted, tokenFactsQuery } from './queries/tokenFactsQuery.ts';
export { useTokens } from './queries/useTokens.ts';
