import type { Translation } from '#lib/language.ts';
import type { say } from './english.ts';

export const german: Translation<typeof say> = {
  unlisted: 'nicht gelistet',
  title: (pair: string) => `${pair} ist ein nicht gelisteter Markt`,
  why: 'Jeder kann mit jedem Token einen Markt eröffnen und einen Token nennen, wie er will. Diesen hat niemand geprüft: Ein Token kann wertlos sein, sich nicht verkaufen lassen oder einen anderen nachahmen. Vergleiche die Adressen mit denen, die das Projekt selbst veröffentlicht.',
  vouched: 'auf dieser Seite gelistet',
  strange: 'nicht gelistet',
  accept: 'Ich habe die Adressen geprüft',
};
