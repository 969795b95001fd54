import { phrases } from '#lib/language.ts';

export const say = phrases('ui', {
  sortBy: 'Sort by',
  asTable: 'As a table',
  twoReadings: (text: string) => `${text} can be read in two ways. Which one is meant?`,
});
