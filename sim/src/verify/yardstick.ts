/** One figure beside its reference. */
export interface Check {
  /** What was computed, in words: the case. */
  case: string;
  figure: string;
  reference: string;
  /** Distance of the two, with its unit. */
  error: string;
  /** The largest distance allowed, in the same unit. */
  allowed: string;
  isMet: boolean;
}

/** A published result that the simulator reproduces. */
export interface Yardstick {
  number: number;
  title: string;
  source: string;
  /** @param effort 1 for the sample sizes that meet the stated errors; less is faster and less sure. */
  run(effort: number): Check[] | Promise<Check[]>;
}

/** A check of a figure against a reference within a relative error. */
export function withinShare(
  name: string,
  figure: number,
  reference: number,
  allowed: number,
  format: (value: number) => string,
): Check {
  const error = Math.abs(figure / reference - 1);
  return {
    case: name,
    figure: format(figure),
    reference: format(reference),
    error: shareText(error),
    allowed: shareText(allowed),
    isMet: error <= allowed,
  };
}

/** A fraction as a percentage, tiny ones with an exponent. */
function shareText(share: number): string {
  if (share !== 0 && Math.abs(share) < 1e-5) return share.toExponential(1);
  return `${(share * 100).toFixed(3)} %`;
}
