import type { Translation } from '#lib/language.ts';
import type { say } from './english.ts';

export const german: Translation<typeof say> = {
  rejected: 'Du hast es in der Wallet abgelehnt. Nichts wurde gesendet.',
  noCoinForGas: 'Die Wallet hat zu wenig von der eigenen Münze der Chain für Betrag und Gas.',
  nonceTooLow:
    'Die Wallet nahm eine alte Transaktionsnummer. Wartet noch eine von dir, lass sie fertig werden; dann versuch es noch einmal.',
  nonceTooHigh:
    'Die Wallet zählt Transaktionen, die der Knoten nicht kennt. Lösche ihre Aktivität in den Einstellungen der Wallet, dann versuch es noch einmal.',
  replacementUnderpriced:
    'Eine andere Transaktion von dir wartet mit dieser Nummer, und diese zahlt zu wenig, um sie zu ersetzen. Warte auf sie oder erhöhe die Gebühr in der Wallet.',
  underpriced:
    'Die Gebühr liegt unter dem, was das Netz gerade nimmt. Erhöhe sie in der Wallet und versuch es noch einmal.',
  alreadyKnown: 'Der Knoten hat genau diese Transaktion schon. Warte, bis sie in einem Block ist.',
  tooMuchGas: 'Es bräuchte mehr Gas, als in einen Block passt. Versuch einen kleineren Betrag.',
  tooLittleGas: 'Das Gaslimit ist zu niedrig. Nimm das, was die Seite vorschlägt.',
  notDeployed:
    'Der Vertrag wurde nicht angelegt: sein Konstruktor ist ohne Angabe gescheitert, meist an zu wenig Gas.',
  rateLimited:
    'Der Knoten antwortet gerade nicht mehr: zu viele Fragen. Warte einen Moment oder wähle einen anderen Knoten.',
  requestPending:
    'Deine Wallet wartet noch auf die Antwort zu einer früheren Anfrage. Öffne sie und antworte.',
  unauthorized: 'Die Wallet erlaubt dieser Seite dieses Konto nicht. Verbinde es neu.',
  unsupportedMethod: 'Das kann die Wallet nicht.',
  walletOffline: 'Die Wallet hat ihre Verbindung verloren. Entsperre sie oder verbinde sie neu.',
  chainMissing:
    'Die Wallet kennt dieses Netz nicht. Füge es über den Wechsel im Kopf der Seite hinzu.',
  otherChain:
    'Deine Wallet ist in einem anderen Netz; nichts wurde gesendet. Wechsle und fang neu an.',
  nodeDown: 'Der Knoten antwortet nicht. Nichts wurde gesendet; versuch es noch einmal.',
  internalError:
    'Die Wallet oder ihr Knoten meldet einen Fehler und nennt keinen Grund. Soweit die Seite weiß, wurde nichts gesendet; sieh in die Wallet, bevor du es noch einmal versuchst.',
  unexpected: (message: string) => `Etwas Unvorhergesehenes: ${message}`,
  noWords: 'ohne Worte',

  pathRepeats: 'Die Route geht zweimal durch denselben Markt.',
  pathEndsElsewhere: 'Die Route endet in einem anderen Token als dem, der gebraucht wird.',
  notCalledBack: 'Ein Vertrag rief zurück, der es nicht darf. Nichts wurde gesendet.',
  reentered: 'Ein Token rief mitten in der Zahlung zurück. Nichts wurde gesendet.',
  proceedsTooLow:
    'Die verwertete Sicherheit brächte weniger ein, als zurückzuzahlen ist. Nimm einen kleineren Teil oder warte auf einen besseren Preis.',
  surplusTooLow:
    'Der Preis hat sich bewegt: Dir bliebe weniger als verlangt. Sieh dir die neuen Zahlen an.',
  allowanceTooLarge: 'Die Freigabe ist größer, als der Token zählen kann.',
  allowanceTooSmall: 'Die Freigabe für den Token ist zu klein.',
  permitInvalid: 'Der Token nahm die Unterschrift nicht an. Versuch es noch einmal.',
  permit2Fixed: 'Dieser Token lässt sich von Permit2 immer bewegen; das ist nicht zu ändern.',
  permitExpired: 'Die Unterschrift ist abgelaufen. Versuch es noch einmal.',
  permitUsed: 'Die Unterschrift wurde schon benutzt. Versuch es noch einmal.',
  supplyTooLarge: 'So viel kann der Token nicht zählen.',
  coinRefused: 'Der Empfänger nimmt die Münze der Chain nicht an.',
  tokenBalanceTooSmall: 'Das Guthaben des Tokens ist zu klein.',
  tokenRefusesAddress: 'Der Token verweigert eine der Adressen.',
  tokenRefuses: 'Der Token hat die Zahlung verweigert.',
  tokenPaused: 'Der Token ist von seinem Herausgeber angehalten.',
  refusedBecause: (reason: string) => `Der Vertrag hat es abgelehnt: „${reason}“.`,
  panicked: 'Der Vertrag brach ab, weil er auf etwas Unmögliches stieß. Nichts wurde gesendet.',
  refusedWithoutReason:
    'Der Vertrag würde es ablehnen und nennt keinen Grund. Nichts wurde gesendet.',
};
