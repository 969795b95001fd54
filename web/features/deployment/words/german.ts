import type { Translation } from '#lib/language.ts';
import type { say } from './english.ts';

export const german: Translation<typeof say> = {
  notFound: (why: string) =>
    `Die Seite weiß noch nicht, wo die Börse liegt. ${why} Alle paar Sekunden ein neuer Versuch.`,
  finding: 'Die Börse wird gesucht…',
  serverAnswered: (status: number) => `Der Server der Seite antwortete mit ${status}.`,
  localChain: 'Lokale Chain',
  chain: (id: number) => `Chain ${id}`,
  onExplorer: (what: string) => `${what}: im Block-Explorer zeigen (neuer Tab)`,
};
