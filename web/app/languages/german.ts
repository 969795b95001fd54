import type { Catalogue, Phrases } from '#lib/language.ts';
import { domainOf } from './domainOf.ts';

const files = import.meta.glob<Phrases>('../../{app,ui,features/*}/words/german.ts', {
  eager: true,
  import: 'german',
});

/** All phrases in German, by the folder that owns them: every `words/german.ts` there is. */
export const german: Catalogue = Object.fromEntries(
  Object.entries(files).map(([path, words]) => [domainOf(path), words]),
);
