import type { Translation } from '#lib/language.ts';
import type { say } from './english.ts';

export const german: Translation<typeof say> = {
  chat: 'Nachrichten',
  sealed: 'Nur ihr beide könnt das lesen. Relais sehen versiegelte Bytes, und wann sie kamen.',
  noRelay:
    'Diese Seite nennt kein Relais, also gibt es keine Nachrichten. Alles andere geht: zahlen, freigeben, einigen, streiten; Zahlungsdaten lassen sich auf der Chain verlangen.',
  noKeysHere:
    'Dieses Gerät hat deine Schlüssel dieses Geschäfts nicht und kann Nachrichten weder lesen noch schreiben. Das Geld berührt das nicht. Mach dort weiter, wo du das Geschäft begonnen hast, oder setze hier neue Schlüssel.',
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
  notText: 'Eine Notiz, die diese Seite nicht zeigt.',
  write: 'Nachricht schreiben',
  send: 'Senden',
  otherTab:
    'Dieses Gespräch ist in einem anderen Tab offen. Es öffnet sich hier, sobald jener zu ist: Aus zweien zugleich bekämen Nachrichten dieselbe Nummer.',
  deviceSilent:
    'Dieser Browser sagt nicht, was er behält: Es lässt sich nichts lesen und nichts schreiben.',
  fromBackup:
    'Diese Schlüssel kommen aus einer Sicherung: Lesen lässt sich mit ihnen, schreiben nicht, denn der Sicherung können die letzten Nachrichten fehlen. Zum Schreiben setzt deine Wallet neue, solange das Geschäft läuft.',
  deletedLater:
    'Schlüssel und Nachrichten werden 30 Tage nach dem Ende des Geschäfts von diesem Gerät gelöscht.',
  deletedAt: (when: string) =>
    `Schlüssel und Nachrichten werden von diesem Gerät gelöscht, wenn die Seite nach ${when} geöffnet wird.`,

  image: 'Foto',
  sending: 'Wird gesendet',
  imageLimits: (room: string) =>
    `Fotos werden neu gezeichnet: ohne Ort und Gerät, höchstens 1.600 Pixel und 300 kB. In diesem Geschäft kannst du noch ${room} kB senden. Was im Bild ist, bleibt.`,
  partsLeft: (count: string) => `Wird gesendet: noch ${count} Teile`,
  imageComing: (here: string, count: string) => `Ein Bild kommt: ${here} von ${count} Teilen`,
  showImage: (size: string) => `Bild zeigen (${size} kB)`,
  ownImage: 'Bild, das du gesendet hast',
  theirImage: 'Bild der anderen Seite',
  imageRefused: 'Das ist kein Bild, das sich sicher zeigen lässt.',
  tooLargeImage:
    'Diese Datei ist zu groß: höchstens 40 MB und 50 Millionen Pixel. Nichts wurde gesendet.',
  noImageImage: 'Das ist kein Bild in JPEG, PNG oder WebP. Nichts wurde gesendet.',
  noRoomImage:
    'Für dieses Bild ist in diesem Geschäft kein Platz mehr: Relais behalten 1,8 MB von dir. Nichts wurde gesendet.',

  keysTitle: 'Schlüssel deiner Nachrichten',
  keysHeld: (keys: string, talks: string) =>
    `Auf diesem Gerät liegen Schlüssel: ${keys}, und Gespräche: ${talks}. Sie sind auf keinem Server.`,
  keysNone:
    'Auf diesem Gerät liegen noch keine Schlüssel: Sie entstehen mit deinem ersten Geschäft.',
  keysAbout:
    'Ihr Verlust sperrt nie Geld; verloren sind die Nachrichten und was sie beweisen könnten. Dreißig Tage nach dem Ende eines Geschäfts löscht diese Seite sie hier.',
  unsavedKeys: (count: string) =>
    `Schlüssel ohne Sicherung: ${count}. Geht dieses Gerät verloren, sind ihre Nachrichten weg.`,
  toBackup: 'Sicherung anlegen',
  backedUpAt: (when: string) =>
    `Letzte Sicherung: ${when}. Was seitdem geschrieben wurde, ist nicht darin.`,
  neverBackedUp: 'Auf diesem Gerät wurde noch keine Sicherung angelegt.',
  backup: 'Sichern',
  restore: 'Zurückholen',
  whichWay: 'Sichern oder zurückholen',
  backupHolds:
    'Eine Datei mit allen Schlüsseln, Zahlungsdaten und Nachrichten deiner Geschäfte hier, versiegelt mit einer Passphrase. Wer beides hat, liest alles und kann in deinem Namen schreiben. Sie enthält keine Wallet und bewegt kein Geld.',
  passphrase: 'Passphrase',
  suggest: 'Eine vorschlagen',
  copyOnPaper: 'Schreib sie auf: Niemand findet sie wieder.',
  strengthshort: 'Mindestens 12 Zeichen.',
  strengthweak: 'Schwach: Tausend Grafikkarten erraten sie in Tagen.',
  strengthfair: 'Mittel: Tausend Grafikkarten brauchen Wochen bis Jahre.',
  strengthstrong: 'Stark: Tausend Grafikkarten brauchen Jahrzehnte, wenn niemand die Wörter kennt.',
  download: 'Sicherung herunterladen',
  sealing: 'Wird versiegelt',
  weakAnyway: 'Trotzdem nehmen, obwohl sie schwach ist',
  downloaded: (file: string) =>
    `${file} ging an deinen Browser, der die Datei speichert. Bewahre sie woanders auf.`,
  backupFailed:
    'Die Sicherung ließ sich nicht anlegen: Dieser Browser gibt nicht her, was er behält.',
  backupFile: 'Datei der Sicherung',
  chooseFile: 'Datei wählen',
  noFile: 'keine gewählt',
  open: 'Zurückholen',
  opening: 'Wird geöffnet',
  restoreAbout:
    'Fügt hinzu, was in der Datei liegt; nichts hier wird ersetzt. Mit Schlüsseln daraus lässt sich lesen; zum Schreiben setzt deine Wallet auf der Seite des Geschäfts neue.',
  wrongPassphrase: 'Die Passphrase ist falsch oder die Datei beschädigt. Nichts wurde geändert.',
  noBackup:
    'Diese Datei ist keine Sicherung von Schlüsseln oder von einer neueren Fassung. Nichts wurde geändert.',
  restoreFailed: 'Dieser Browser gibt nicht her, was er behält: Mehr wurde nicht zurückgeholt.',
  restoredFrom: (when: string) => `Die Sicherung ist vom ${when}.`,
  nothingNew: 'Alles war schon da, ebenso neu oder neuer: Nichts wurde geändert.',
  restoredNew: (keys: string, messages: string) =>
    `Neu hier: Schlüssel ${keys}, Nachrichten ${messages}.`,
  restoredKnown: (keys: string) => `Schon da und gelassen, wie sie sind: Schlüssel ${keys}.`,
  restoredElsewhere: (count: string) =>
    `Ausgelassen, von einer anderen Chain oder einer anderen Treuhand: ${count}.`,
  restoredForged: (count: string) =>
    `Ausgelassen, mit Nachrichten, die niemand unterschrieben hat: Gespräche ${count}. Jemand hat diese Datei verändert.`,
  restoredBusy: (count: string) =>
    `Ausgelassen, in einem anderen Tab offen: Gespräche ${count}. Schließ ihn und hole sie noch einmal zurück.`,
  restoredContradicted: (count: string) =>
    `Ausgelassen, weil dieses Gerät andere mit denselben Nummern schrieb: deine Nachrichten ${count}.`,
  restoredNotKept: (count: string) =>
    `Auf diesem Gerät war kein Platz für ${count}. Schaffe Platz und hole sie noch einmal zurück.`,
};
