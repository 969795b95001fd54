/**
 * Sizes in proportion to their weights that add up to `total`, none below its floor: those that would be are raised to it,
 * and the others give way. Null where the floors alone are more.
 */
export function sizesAbove(
  floors: readonly number[],
  weights: readonly number[],
  total: number,
): number[] | null {
  const raised = new Set<number>();
  for (;;) {
    let [free, weight] = [total, 0];
    for (const [at, own] of weights.entries()) {
      if (raised.has(at)) free -= floors[at] ?? 0;
      else weight += own;
    }
    if (!(free > 0)) return null;
    const before = raised.size;
    const sizes = weights.map((own, at) => {
      const floor = floors[at] ?? 0;
      const size = raised.has(at) ? floor : (free * own) / weight;
      if (size < floor) raised.add(at);
      return size;
    });
    if (raised.size === before) return sizes;
  }
}
