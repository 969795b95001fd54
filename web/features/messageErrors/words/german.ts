import type { Translation } from '#lib/language.ts';
import type { say } from './english.ts';

export const german: Translation<typeof say> = {
  WrongLength: (length, expected) =>
    `Etwas hat ${length} statt ${expected} Bytes: Es ist beschädigt.`,
  WeakKey: (key) =>
    `Der Schlüssel ${key} hält nichts geheim: Was zu ihm gehört, kann jeder ausrechnen.`,
  Malformed: (what, detail) => `Das ist nicht lesbar als ${what} („${detail}“).`,
  UnknownVersion: (what, version) =>
    `${what}: Version ${version} kennt diese Seite nicht, vielleicht ist sie zu alt.`,
  OutOfRange: (value, most) => `${value} passt nicht: möglich ist 0 bis ${most}.`,
  NotDecrypted: (what) =>
    `${what} lässt sich nicht entschlüsseln: verändert, oder von anderen Schlüsseln oder einem anderen Geschäft.`,

  BodyTooLong: (bytes, most) =>
    `Das ist zu lang für eine Nachricht: ${bytes} Bytes, und ${most} passen hinein.`,
  TextRefused: (field, reason) => `${field} ${reason}.`,
  KeysRestored:
    'Diese Schlüssel kommen aus einer Sicherung: Setze neue für dieses Geschäft, bevor du schreibst.',
  ConversationErased:
    'Schlüssel und Nachrichten dieses Geschäfts wurden von diesem Gerät gelöscht.',
  KeysUnknown:
    'Die andere Seite hat für dieses Geschäft noch keine Schlüssel: Für sie lässt sich nichts versiegeln.',
  KeysInUse: (key) =>
    `Der Schlüssel ${key} wurde in diesem Geschäft schon benutzt: Es muss ein neuer sein.`,

  NotOurKeys: (sender, recipient) =>
    `Ein Umschlag von Schlüssel ${sender} an ${recipient} gehört nicht zu den beiden Seiten dieses Geschäfts.`,
  WrongAuthor: (key) =>
    `Eine Nachricht ist mit ${key} unterschrieben, keinem Schlüssel einer Seite dieses Geschäfts.`,
  WrongRecipient: (key) =>
    `Eine Nachricht ging an den Schlüssel ${key}, den dieses Gerät nicht hat.`,
  WrongTrade: 'Das gehört zu einem anderen Geschäft.',
  BadSignature: (number, key) =>
    `Nachricht ${number} ist nicht von ${key} unterschrieben, in dessen Namen sie kommt.`,
  BodyAltered: (number) => `Nachricht ${number} hat einen anderen Inhalt als den unterschriebenen.`,
  Replayed: (number) => `Nachricht ${number} ist zweimal da.`,
  Forked: (number) =>
    `Wer sie schrieb, unterschrieb zwei verschiedene Nachrichten mit der Nummer ${number}.`,
  ChainBroken: (number) =>
    `Nachricht ${number} ist nicht die, welche die nächste nennt: Zwei Verläufe sind unterschrieben.`,
  AcknowledgementUnknown: (number, acknowledged) =>
    `Nachricht ${number} bestätigt eine Nachricht ${acknowledged}, die so nie geschrieben wurde.`,
  AcknowledgementFellBack: (number, acknowledged, before) =>
    `Nachricht ${number} bestätigt Nummer ${acknowledged}, eine frühere bestätigte schon ${before}.`,

  PayeeSwapped:
    'Zahle nicht: Das sind nicht die Zahlungsdaten, auf die sich der Verkäufer in diesem Geschäft festgelegt hat.',
  ImageTooLarge: (size, most) => `Das Bild hat ${size}; senden lassen sich höchstens ${most}.`,
  ImageIncomplete: (missing, count) =>
    `Das Bild ist unvollständig: Von ${count} Teilen fehlen ${missing}.`,
  ImageAltered: 'Die Teile ergeben ein anderes Bild als das angekündigte.',

  EvidenceEmpty: 'Wähle mindestens eine Nachricht, die du zeigst.',
  EntryMissing: (number) => `Nachricht ${number} ist nicht auf diesem Gerät.`,
  EvidenceAltered: 'Das sind andere Beweise als die, deren Fingerabdruck eingereicht wurde.',
  EvidenceTooLarge: (size, most) =>
    `Die Beweise haben ${size}; einreichen lassen sich höchstens ${most}. Zeige weniger Nachrichten oder Bilder.`,
  NotARecipient: 'Diese Beweise sind nicht für deinen Schlüssel versiegelt.',
  NoRecipients: (count, most) =>
    `Beweise werden für 1 bis ${most} Schlüssel versiegelt, nicht für ${count}.`,

  PassphraseTooShort: (length, least) =>
    `Die Passphrase hat ${length} Zeichen; nötig sind mindestens ${least}.`,
  BackupNotOpened: 'Die Passphrase ist falsch oder die Sicherung beschädigt.',
  BackupTooCostly:
    'Diese Sicherung verlangt mehr Rechenarbeit, als diese Seite annimmt: Sie ist nicht von hier.',

  NoRelay: 'Diese Seite nennt kein Relais.',
  NoRelayAnswered: (count, detail) => `Von ${count} Relais war keines brauchbar („${detail}“).`,
  RelayFailed: (relay, detail) => `Das Relais ${relay} versagte („${detail}“).`,
  RelayLied: (relay, detail) => `Das Relais ${relay} antwortete falsch („${detail}“).`,

  message: 'Nachricht',
  envelope: 'Umschlag',
  evidence: 'Beweise',
  sealedEvidence: 'Versiegelte Beweise',
  details: 'Zahlungsdaten',
  sealedDetails: 'Versiegelte Zahlungsdaten',
  backup: 'Sicherung',
  conversation: 'Gespeichertes Gespräch',
  data: 'etwas, das diese Seite kennt',

  messageField: 'Die Nachricht',
  payee: 'Der Name des Empfängers',
  fieldName: 'Der Name eines Felds',
  method: 'Die Zahlungsart',
  empty: 'ist leer',
  spaced: 'beginnt oder endet mit einem Leerzeichen',
  unnormal: 'enthält ungewöhnlich zusammengesetzte Buchstaben: Tippe den Text neu',
  long: (bytes, most) => `hat ${bytes} Bytes, und ${most} passen hinein`,
  fields: (count, most) => `hat ${count} Felder, und ${most} sind erlaubt`,
  hidden: (code) => `enthält ein unsichtbares Zeichen (U+${code})`,
};
