import { phrases } from '#lib/language.ts';

export const say = phrases('ui', {
  twoReadings: (text: string) => `${text} can be read in two ways. Which one is meant?`,
});
