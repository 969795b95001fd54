import type { Translation } from '#lib/language.ts';
import type { say } from './english.ts';

export const german: Translation<typeof say> = {
  search: 'Kürzel oder Name suchen, oder Adresse einfügen',
  tokens: 'Token',
  chosen: 'gewählt',
  notListed: 'nicht gelistet',
  nothingFound:
    'So heißt kein Token der Liste. Für ein anderes dessen Adresse einfügen und importieren.',
  mistyped: 'In dieser Adresse ist ein Fehler: die Großbuchstaben passen nicht. Neu kopieren.',
  notHere: (symbol: string) => `${symbol} geht hier nicht: es steht schon auf der anderen Seite.`,
  pasteAddress: 'Jedes andere Token: Adresse oben einfügen. Importiertes bleibt auf diesem Gerät.',
  imported: 'Importierte Token',
  remove: (symbol: string, address: string) => `${symbol} (${address}) von der Liste nehmen`,
  reading: 'Token wird gelesen',
  nodeSilent: 'Der Knoten antwortet nicht; über diese Adresse ist nichts bekannt.',
  askAgain: 'Noch einmal fragen',
  noContract: 'An dieser Adresse liegt auf dieser Chain kein Vertrag.',
  noToken: 'An dieser Adresse liegt ein Vertrag, aber kein Token (ERC-20).',
  absurdDecimals: (decimals: bigint) =>
    `Dieses Token gibt ${decimals.toString().slice(0, 12)} Nachkommastellen an. Mit mehr als 36 lässt es sich hier nicht zählen.`,
  decimals: (decimals: number) => `${decimals} Nachkommastellen`,
  notTheListed: (symbol: string) => `Das ist nicht das gelistete ${symbol}.`,
  looksLike: (symbol: string, address: string) =>
    `Es sieht nur so aus. ${symbol} der Liste hat die Adresse ${address}.`,
  hides: 'Der Name enthält unsichtbare Zeichen. Ehrliche Token brauchen keine.',
  anybody:
    'Jeder kann ein Token machen und nennen, wie er will. Die Adresse mit einer vertrauten vergleichen.',
  iKnow: 'Ich habe die Adresse verglichen und will dieses Token.',
  importToken: (symbol: string) => `${symbol} importieren`,
};
