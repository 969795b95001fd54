import type { Translation } from '#lib/language.ts';
import type { say } from './english.ts';

export const german: Translation<typeof say> = {
  connect: 'Verbinden',
  switchNetwork: 'Netz wechseln',
  connectWallet: 'Wallet verbinden',
  account: 'Konto',
  test: 'TEST',
  working: 'Transaktionen unterwegs',

  testAccountHint: 'Testkonto – nur lokale Chain. Jeder kann dafür unterschreiben.',
  accountInUse: 'Benutztes Konto',
  copy: 'Kopieren',
  copied: 'Kopiert',
  disconnect: 'Trennen',
  nodes: 'Knoten…',

  connectTitle: 'Wallet verbinden',
  connectDescription: 'Die Seite fragt vor jeder Transaktion und hält nie deine Schlüssel.',
  waiting: 'Warten auf die Wallet…',
  noWallet: 'In diesem Browser hat sich keine Wallet gemeldet.',
  browserWallet: 'Wallet des Browsers',
  phoneWallet: 'Eine Wallet auf deinem Telefon, über WalletConnect',
  thirdParty: 'Lädt den Code von WalletConnect von dieser Seite und spricht mit dessen Relais.',
  testAccount: 'Testkonto – nur lokale Chain',
  testAccountUse:
    'Handelt sofort mit Testtoken. Sein Schlüssel ist öffentlich: Es gilt auf dieser lokalen Chain und sonst nirgends.',
  saidNo: 'Du hast es in der Wallet abgelehnt.',
  notSwitched: 'Die Wallet hat nicht gewechselt',

  scan: 'Lies das mit deiner Wallet ein',
  codeAlt: 'Code für die Kamera deiner Wallet',
  copyCode: 'Als Text kopieren',
  openWallet: 'In einer Wallet auf diesem Gerät öffnen',
  makingCode: 'Das Relais wird um einen Code gebeten…',

  nodesTitle: 'Knoten',
  nodesDescription:
    'Ein Knoten erzählt der Seite von der Chain. Wer ihn betreibt, sieht deine Adresse und was du ansiehst.',
  readNode: 'Knoten zum Lesen',
  sendNode: 'Knoten zum Senden',
  ownNode: (url: string) => `Der eigene dieser Seite: ${url}`,
  sameNode: 'Derselbe wie zum Lesen',
  sendHint:
    'Ein geschützter Knoten hält eine Transaktion verborgen, bis sie in einem Block ist. Deine Wallet sendet über ihren eigenen Knoten: Trag diesen in sie ein.',
  putIntoWallet: 'In meine Wallet eintragen',
  wasPut: 'Deine Wallet wurde gebeten, ihn zu nehmen.',
  checkAndUse: 'Prüfen und benutzen',
  checking: 'Der Knoten wird gefragt…',
  reset: 'Wieder die eigenen dieser Seite',
  nodeAddressWrong:
    'Eine Adresse beginnt mit https://, oder mit http://localhost für deinen eigenen Rechner.',
  nodeSilent: 'Dort antwortet niemand, oder nicht den Seiten eines Browsers.',
  noNode: 'Was dort antwortet, ist kein Knoten.',
  nodeOfOtherChain: (found: number, wanted: number) =>
    `Dieser Knoten gehört zu Chain ${found}; diese Seite handelt auf Chain ${wanted}.`,
};
