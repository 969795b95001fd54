/** Digits behind the point of a change. */
const places = 4n;

/** From one price to another, both positive decimal strings, in percent: rounded towards 0 to four places. */
export function percentChange(from: string, to: string): number {
  const [before, after] = sameScale(from, to);
  const scaled = ((after - before) * 100n * 10n ** places) / before;
  return Number(scaled) / Number(10n ** places);
}

/** Two decimal strings as whole numbers of the same unit. */
function sameScale(a: string, b: string): [bigint, bigint] {
  const digits = (decimal: string) => decimal.split('.')[1]?.length ?? 0;
  const most = Math.max(digits(a), digits(b));
  const whole = (decimal: string) =>
    BigInt(decimal.replace('.', '')) * 10n ** BigInt(most - digits(decimal));
  return [whole(a), whole(b)];
}
