import type { Translation } from '#lib/language.ts';
import type { say } from './english.ts';

export const german: Translation<typeof say> = {
  getMore: 'Mehr holen',
  getTest: (symbol: string) => `Test-${symbol} holen`,
};
