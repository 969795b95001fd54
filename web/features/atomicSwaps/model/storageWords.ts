import { say } from '../words/english.ts';
import { HashTaken, NotKept } from './keptSwaps.ts';

/** Why a swap was not kept on this device. Throws what has nothing to do with keeping. */
export function storageWords(error: unknown): string {
  if (error instanceof NotKept) return say.notKept;
  if (error instanceof HashTaken) return say.recordTaken;
  throw error;
}
