import type { Translation } from '#lib/language.ts';
import type { say } from './english.ts';

export const german: Translation<typeof say> = {
  sortBy: 'Sortieren nach',
  asTable: 'Als Tabelle',
  twoReadings: (text: string) => `${text} lässt sich auf zwei Arten lesen. Welche ist gemeint?`,
};
