import type { Token } from '#features/deployment';
import type { DecimalEntry } from '#lib/decimalEntry.ts';
import { say } from '../words/english.ts';

/** What is wrong with a typed amount, in words for its field; undefined where it is one, or nothing is typed yet. */
export function entryProblem(entry: DecimalEntry, { symbol }: Token): string | undefined {
  if (entry.kind === 'malformed') return say.noNumber;
  if (entry.kind === 'tooPrecise') return say.tooPrecise(symbol, entry.decimals);
  return undefined;
}

/** The units that were typed; 0 where nothing was, or nothing that counts. */
export function unitsOf(entry: DecimalEntry): bigint {
  return entry.kind === 'units' ? entry.units : 0n;
}

/** Why an amount cannot be used at all: the first of what a form's button says. Null where it can. */
export function entryObstacle(entry: DecimalEntry): string | null {
  if (entry.kind === 'malformed' || entry.kind === 'tooPrecise') return say.changeMarked;
  return unitsOf(entry) === 0n ? say.enterAmount : null;
}
