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
  lost: (count) => `${count} vor Gericht verloren`,
  silent: (count) => `${count} zu spät gehandelt`,
  record: 'Beendet',
  volume: 'Umsatz',
  volume30Days: 'Umsatz, letzte 30 Tage',
  lostName: 'Vor Gericht verloren',
  silentName: 'Zu spät gehandelt',
  unknown: 'nicht bekannt',
  whatItMeans:
    'Von der Chain gezählt, in Stufen. Es bürgt für niemanden: Ein Konto, das mit sich selbst handelt, zahlt etwa 5 USD für 1.000, und ein schlechtes lässt sich gegen ein neues tauschen. Es senkt keine Kaution und hebt keine Grenze.',
};
