import { say } from '../words/english.ts';

/** How bad a price impact is. A severe one asks for a confirmation of its own. */
export type ImpactTier = 'low' | 'noticeable' | 'high' | 'severe';

/** The tier of an impact in percent: below 0.5, 2, 5, and above. Unknown counts as severe. */
export function impactTier(percent: number | null): ImpactTier {
  if (percent === null || percent >= 5) return 'severe';
  if (percent >= 2) return 'high';
  return percent >= 0.5 ? 'noticeable' : 'low';
}

/** An impact for reading: `<0.01 %`, `0.42 %`. */
export function formatImpact(percent: number | null): string {
  if (percent === null) return say.unknown;
  if (percent < 0.01) return '<0.01 %';
  return `${percent.toFixed(2)} %`;
}
