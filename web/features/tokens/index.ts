export { TokenMark } from './components/TokenMark.tsx';
export { TokenPicker } from './components/TokenPicker.tsx';
export { readableText } from './model/readableText.ts';
export { useTokens } from './queries/useTokens.ts';
