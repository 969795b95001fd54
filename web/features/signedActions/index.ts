export { SignInstead } from './components/SignInstead.tsx';
export { actionWords } from './model/actionWords.ts';
export { type ReadAction, readSharedAction, textOfHash } from './model/signedActionText.ts';
export { useSharedState } from './queries/useSharedState.ts';
