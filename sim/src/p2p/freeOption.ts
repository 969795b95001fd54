import { normalProbability } from './normal.ts';

/** What leaving costs at a time: linear between the points, and that of the last one after it. */
export interface CostPoint {
  /** Since the clock began. */
  hours: number;
  /** Fraction of the trade. */
  cost: number;
}

/** Somebody who may leave a trade while the price moves. */
export interface OptionToLeave {
  /** Standard deviation of a day's log return. */
  dailyVolatility: number;
  /** How long the choice stays open. */
  hours: number;
  costs: readonly CostPoint[];
  /** A buyer leaves when the price has fallen, a seller when it has risen. */
  player: 'buyer' | 'seller';
}

/** The cost of leaving after some hours, a fraction of the trade. */
export function costAt(costs: readonly CostPoint[], hours: number): number {
  const next = costs.findIndex((point) => point.hours >= hours);
  const after = costs[next];
  const before = costs[next - 1];
  if (!after) return costs.at(-1)?.cost ?? 0;
  if (!before) return after.cost;
  const share = (hours - before.hours) / (after.hours - before.hours);
  return before.cost + share * (after.cost - before.cost);
}

/** What a right to leave does, as fractions of the trade against always staying. */
export interface OptionWorth {
  /** To who has it; never below 0. */
  gain: number;
  /** To the other, who gets half of the cost; mostly below 0. */
  other: number;
  /** How often it is used. */
  used: number;
}

/** Part of the cost of leaving that the other gets. */
const othersPart = 0.5;

/** Steps of the lattice: twice as many move no value here by 0.01 % of the trade. */
const steps = 240;

/**
 * What the right to leave at any time is worth beyond staying: an American option on a price without drift, by backward
 * induction on the lattice of Cox, Ross and Rubinstein (1979).
 */
export function optionWorth({ dailyVolatility, hours, costs, player }: OptionToLeave): OptionWorth {
  const up = Math.exp(dailyVolatility * Math.sqrt(hours / 24 / steps));
  const probability = 1 / (1 + up);
  const sign = player === 'buyer' ? 1 : -1;
  // By the number of rises: what each has from there on, and how often the right will be used.
  const gain = new Float64Array(steps + 1);
  const other = new Float64Array(steps + 1);
  const used = new Float64Array(steps + 1);
  const leave = (at: number, cost: number) => {
    gain[at] = -cost;
    other[at] = othersPart * cost;
    used[at] = 1;
  };
  const lastCost = costAt(costs, hours);
  for (let ups = 0; ups <= steps; ups++) {
    const staying = sign * (up ** (2 * ups - steps) - 1);
    gain[ups] = staying;
    other[ups] = -staying;
    if (staying < -lastCost) leave(ups, lastCost);
  }
  for (let step = steps - 1; step >= 0; step--) {
    const cost = costAt(costs, (hours * step) / steps);
    for (let ups = 0; ups <= step; ups++) {
      for (const values of [gain, other, used]) {
        const [fall, rise] = [values[ups] as number, values[ups + 1] as number];
        values[ups] = probability * rise + (1 - probability) * fall;
      }
      if ((gain[ups] as number) < -cost) leave(ups, cost);
    }
  }
  return {
    gain: Math.max(0, gain[0] as number),
    other: other[0] as number,
    used: used[0] as number,
  };
}

/**
 * The same where leaving is possible at the end alone, at a flat cost: a put struck `cost` below the agreed price, by
 * Black's formula (1976) without interest: K·N(−d₂) − N(−d₁).
 *
 * @param deviation standard deviation of the log return over the whole time, above 0
 */
export function putValue(deviation: number, cost: number): number {
  const strike = 1 - cost;
  const d2 = -Math.log(strike) / deviation - deviation / 2;
  return strike * normalProbability(-d2) - normalProbability(-d2 - deviation);
}

/** A cost is asked in whole steps of a quarter of a percent. */
const costStep = 0.0025;

/** The smallest flat cost in quarter percents that leaves at most `left` of a put; both fractions of the trade. */
export function neededCost(deviation: number, left: number): number {
  let quarters = 0;
  while (putValue(deviation, quarters * costStep) > left) quarters++;
  return quarters * costStep;
}
