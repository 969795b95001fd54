import type { Translation } from '#lib/language.ts';
import type { say } from './english.ts';

export const german: Translation<typeof say> = {
  notSetUp: 'Es ist kein Indexer eingerichtet.',
  silent: 'Der Indexer antwortet nicht.',
  stalled: 'Der Indexer kommt der Chain nicht nach.',
  catchingUp: (blocks: number) => `Der Indexer holt auf (${blocks} Blöcke).`,
  missing: 'Kerzen, letzte Trades und Orderverlauf fehlen.',
  behind: 'Kerzen, Trades und Orders sind vielleicht nicht die neuesten.',
  tradingGoesOn: 'Kurse und Handel kommen vom Knoten und gehen weiter.',
};
