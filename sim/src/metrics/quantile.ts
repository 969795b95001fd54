/**
 * The p-quantile of values sorted in rising order, by linear interpolation between the two nearest (Hyndman and Fan's
 * type 7, as in R and NumPy). NaN where there are none.
 */
export function quantile(sorted: readonly number[], p: number): number {
  const place = (sorted.length - 1) * p;
  const below = sorted[Math.floor(place)];
  const above = sorted[Math.ceil(place)];
  if (below === undefined || above === undefined) return Number.NaN;
  return below + (above - below) * (place - Math.floor(place));
}
