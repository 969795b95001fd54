import type { Translation } from '#lib/language.ts';
import type { say } from './english.ts';

export const german: Translation<typeof say> = {
  search: 'Kürzel oder Name suchen, oder Adresse einfügen',
  tokens: 'Token',
  chosen: 'gewählt',
  notListed: 'nicht gelistet',
  nothingFound:
    'So heißt kein Token der Liste. Für einen anderen dessen Adresse einfügen und ihn importieren.',
  mistyped: 'In dieser Adresse ist ein Fehler: Die Großbuchstaben passen nicht. Neu kopieren.',
  notHere: (symbol: string) => `${symbol} geht hier nicht: Er steht schon auf der anderen Seite.`,
  pasteAddress: 'Jeder andere Token: Adresse oben einfügen. Importierte bleiben auf diesem Gerät.',
  imported: 'Importierte Token',
  remove: (symbol: string, address: string) => `${symbol} (${address}) von der Liste nehmen`,
  reading: 'Token wird gelesen',
  nodeSilent: 'Der Knoten antwortet nicht; über diese Adresse ist nichts bekannt.',
  askAgain: 'Noch einmal fragen',
  noContract: 'An dieser Adresse liegt auf dieser Chain kein Vertrag.',
  noToken: 'An dieser Adresse liegt ein Vertrag, aber kein Token (ERC-20).',
  absurdDecimals: (decimals: bigint) =>
    `Dieser Token gibt ${decimals.toString().slice(0, 12)} Nachkommastellen an. Mit mehr als 36 lässt er sich hier nicht zählen.`,
  decimals: (decimals: number) => `${decimals} Nachkommastellen`,
  notTheListed: (symbol: string) => `Das ist nicht der gelistete ${symbol}.`,
  looksLike: (symbol: string, address: string) =>
    `Er sieht nur so aus. ${symbol} der Liste hat die Adresse ${address}.`,
  hides: 'Der Name enthält unsichtbare Zeichen. Ehrliche Token brauchen keine.',
  anybody:
    'Jeder kann einen Token machen und ihn nennen, wie er will. Die Adresse mit einer vergleichen, der du traust.',
  iKnow: 'Ich habe die Adresse verglichen und will diesen Token.',
  importToken: (symbol: string) => `${symbol} importieren`,
};
