import type { Translation } from '#lib/language.ts';
import type { say } from './english.ts';

export const german: Translation<typeof say> = {
  betweenPeople: 'Von Mensch zu Mensch:',
  buyFor: (symbol, currencies) => `${symbol} kaufen für ${currencies}`,
  sellFor: (symbol, currencies) => `${symbol} verkaufen für ${currencies}`,
};
