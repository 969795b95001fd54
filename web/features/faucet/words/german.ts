import type { Translation } from '#lib/language.ts';
import type { say } from './english.ts';

export const german: Translation<typeof say> = {
  testTokens: 'Testtoken',
  arrived: (amount: string, symbol: string) => `${amount} ${symbol} angekommen.`,
  getMore: 'Mehr holen',
  getTest: (symbol: string) => `Test-${symbol} holen`,
};
