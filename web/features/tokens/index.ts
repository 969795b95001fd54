export { TokenMark } from './components/TokenMark.tsx';
export { TokenPicker } from './components/TokenPicker.tsx';
export { readableText } from './model/readableText.ts';
export { tokenFactsQuery } from './queries/tokenFactsQuery.ts';
export { useTokens } from './queries/useTokens.ts';
