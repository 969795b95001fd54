import type { SignableAction } from '@weir/contracts';
import { say } from '../words/english.ts';

/** What an action does, in words. */
export function actionWords(action: SignableAction): string {
  return say[action];
}
