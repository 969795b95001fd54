import type { Translation } from '#lib/language.ts';
import type { say } from './english.ts';

export const german: Translation<typeof say> = {
  chat: 'Nachrichten',
  sealed: 'Nur ihr beide könnt das lesen. Relais sehen versiegelte Bytes, und wann sie kamen.',
  noRelay:
    'Diese Seite nennt kein Relais, also gibt es keine Nachrichten. Alles andere geht: zahlen, freigeben, einigen, streiten; Zahlungsdaten lassen sich auf der Kette verlangen.',
  noKeysHere:
    'Dieses Gerät hat deine Schlüssel dieses Handels nicht und liest und schreibt keine Nachrichten. Das Geld berührt das nicht. Mach weiter, wo du den Handel angenommen hast, oder setze hier neue Schlüssel.',
  notKept:
    'Dieses Gerät behält nichts oder hat keinen Platz mehr: Nichts wurde gesendet, weil es vergessen würde.',
  waitForKeys:
    'Die andere Seite hat noch keine Schlüssel: Schreiben kannst du, sobald sie bestätigt hat.',
  outage: (why: string) => `Nachrichten kommen gerade nicht durch: ${why}`,
  tryAgain: 'Erneut senden',
  finding: (why: string) =>
    `Etwas, das kam, ist nicht zu glauben: ${why} Am Geld ändert es nichts.`,
  you: 'Du',
  other: 'Andere Seite',
  empty: 'Noch keine Nachrichten.',
  details: 'Zahlungsdaten, versiegelt',
  unreadable: 'Eine Nachricht, die diese Seite nicht zeigen kann.',
  notText: 'Ein Bild oder eine Notiz, die diese Seite nicht zeigt.',
  write: 'Nachricht schreiben',
  send: 'Senden',
};
