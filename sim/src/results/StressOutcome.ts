import type { StressSearch } from '../yaml/experimentFields.ts';

/** On which side of the bound a statistic is, if its interval is on one side. */
export type Side = 'below' | 'above' | 'unclear';

/** A value that was tried. */
interface TriedValue {
  value: number;
  seeds: number;
  /** The statistic, with the interval that was compared with the bound; null where there were too few runs for one. */
  estimate: number;
  low: number | null;
  high: number | null;
  side: Side;
}

/** What a search found. */
export interface StressOutcome extends StressSearch {
  /** crossed: between `crossing`'s ends; none: one side everywhere; unclear: not to be told at `from`. */
  outcome: 'crossed' | 'none' | 'unclear';
  /** The closest two values with the statistic for sure on its first side at one and on the other at the next. */
  crossing: { low: number; high: number } | null;
  sideAtFrom: Side;
  /** Values beyond the crossing at which the statistic is for sure back on its first side: it is not monotonic. */
  turnsBack: number[];
  /** Confidence of each single comparison, so that all of them together hold with that of the search. */
  perComparison: number;
  /** In rising order of the value. */
  tried: TriedValue[];
}
