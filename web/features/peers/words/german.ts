import type { Translation } from '#lib/language.ts';
import type { say } from './english.ts';

export const german: Translation<typeof say> = {
  recordNone: 'noch kein Geschäft beendet',
  recordOne: (most) => `1 bis ${most} Geschäfte beendet`,
  recordFrom: (least, most) => `${least} bis ${most} Geschäfte beendet`,
  recordOver: (least) => `${least} oder mehr Geschäfte beendet`,
  volumeBelow: (most) => `unter ${most} USD`,
  volumeFrom: (least, most) => `${least} bis ${most} USD`,
  volumeOver: (least) => `${least} USD oder mehr`,
  lost: (count) => `${count}-mal vor Gericht verloren`,
  silent: (count) => `${count}-mal zu spät reagiert`,
  record: 'Beendet',
  volume: 'Umsatz',
  volume30Days: 'Umsatz, letzte 30 Tage',
  lostName: 'Vor Gericht verloren',
  silentName: 'Zu spät reagiert',
  unknown: 'nicht bekannt',
  whatItMeans:
    'Auf der Chain gezählt, in Stufen. Das bürgt für niemanden: Ein Konto, das mit sich selbst handelt, zahlt etwa 5 USD für 1.000, und ein schlechtes lässt sich durch ein neues ersetzen. Die Bilanz senkt keine Kaution und hebt keine Grenze.',
};
