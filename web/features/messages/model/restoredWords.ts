import { formatDayMinute } from '#lib/formatTime.ts';
import { say } from '../words/english.ts';
import type { Restored } from './keysBackup.ts';

/** What came of a backup, in sentences. */
export function restoredWords(report: Restored): string[] {
  const { newKeys, newMessages, knownKeys, notKept } = report;
  const told = (count: number, words: (count: string) => string) =>
    count > 0 ? [words(String(count))] : [];
  const leftOut = [
    ...told(report.elsewhere, say.restoredElsewhere),
    ...told(report.forged, say.restoredForged),
    ...told(report.busy, say.restoredBusy),
    ...told(report.contradicted, say.restoredContradicted),
    ...told(notKept, say.restoredNotKept),
  ];
  const isNew = newKeys + newMessages > 0;
  return [
    say.restoredFrom(formatDayMinute(report.madeAt)),
    ...(isNew ? [say.restoredNew(String(newKeys), String(newMessages))] : []),
    ...(isNew ? told(knownKeys, say.restoredKnown) : []),
    ...(isNew || leftOut.length > 0 ? [] : [say.nothingNew]),
    ...leftOut,
  ];
}
