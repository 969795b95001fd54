import { z } from 'zod';
import { parseMetric } from './metric.ts';

/** A figure of a run as people are shown it. */
export interface ShownMetric {
  /** As `points` names it. */
  metric: string;
  name: string;
  /** What the figure is multiplied by to be in `unit`. */
  scale: number;
  unit: string;
  /** Whether it is its high end that is feared. */
  isLoss: boolean;
}

/** What a scenario with its defaults, as a manifest has it, shows first. */
export function shownOf(scenario: Record<string, unknown>): ShownMetric[] {
  const parsed = shownParts.safeParse(scenario);
  if (!parsed.success) return [];
  const { market, measure } = parsed.data;
  return measure.show.map((metric) => shownMetric(metric, market.quote.symbol));
}

const shownParts = z.object({
  market: z.object({ quote: z.object({ symbol: z.string() }) }),
  measure: z.object({ show: z.array(z.string()) }),
});

type Shape = readonly [name: string, unit: keyof typeof units, isLoss?: 'loss'];

/** Factors to the units in which figures are shown. `quote` stands for the quote token's symbol. */
const units = {
  '%': 100,
  bp: 1e4,
  'bp a day': 1e4,
  '% a day': 100,
  quote: 1,
  price: 1,
  days: 1,
  seconds: 1,
  'a run': 1,
  '': 1,
};

const runShapes: Record<string, Shape> = {
  days: ['length of the path', 'days'],
  first_price: ['first price', 'price'],
  last_price: ['last price', 'price'],
  daily_volatility: ['volatility', '% a day'],
  start_value: ['deposit', 'quote'],
  end_value: ['pool at the end', 'quote'],
  holding_value: ['deposit, held', 'quote'],
  against_holding: ['provider against holding', 'quote'],
  against_holding_share: ['provider against holding', '%'],
  impermanent_loss_share: ['by the price alone', '%'],
  pool_fees: ['fees of the pool', 'quote'],
  book_fees: ['fees from the book', 'quote'],
  rebalancing_value: ['rebalancing portfolio', 'quote'],
  against_rebalancing: ['provider against rebalancing', 'quote'],
  loss_to_arbitrage: ['lost to arbitrage', 'quote', 'loss'],
  gain_from_others: ['gain from other trades', 'quote'],
  loss_to_arbitrage_per_day: ['lost to arbitrage', 'bp a day', 'loss'],
  loss_per_day_without_fee: ['lost to arbitrage by theory, no fee', 'bp a day'],
  loss_per_day_with_fee: ['lost to arbitrage by theory, with fee', 'bp a day'],
  borrowed: ['borrowed', 'quote'],
  supplied: ['supplied', 'quote'],
  liquidations: ['liquidations', 'a run'],
  liquidated_value: ['repaid by liquidators', 'quote'],
  worsened_liquidations: ['liquidations that made it worse', 'a run', 'loss'],
  spiralled: ['runs that spiralled', '%', 'loss'],
  toxic_margin: ['theory’s toxic LTV less the LTV', '%'],
  largest_cascade: ['largest cascade', 'quote', 'loss'],
  liquidator_profit: ['liquidators’ profit before gas', 'quote'],
  written_off: ['written off', 'quote', 'loss'],
  shortfall: ['not covered at the end', 'quote', 'loss'],
  bad_debt: ['bad debt', 'quote', 'loss'],
  bad_debt_share: ['bad debt of the supply', '%', 'loss'],
  recovered_share: ['recovered of debts that were due', '%'],
  lending_interest: ['interest', 'quote'],
  lowest_health: ['lowest health', ''],
  deepest_discount: ['pool below outside, at most', '%', 'loss'],
  recovery_seconds: ['pool 1 % below outside, longest', 'seconds', 'loss'],
};

const agentShapes: Record<string, Shape> = {
  pool_volume: ['volume in the pool', 'quote'],
  book_volume: ['volume in the book', 'quote'],
  taker_gain: ['gain as taker', 'quote'],
  gas_cost: ['gas', 'quote'],
  result: ['result', 'quote'],
};

const venueNames: Record<string, string> = { pool: 'pool', pool_and_book: 'pool and book' };

/**
 * A metric's name and unit for people. Throws `MetricUnknown`.
 *
 * @param quote the quote token's symbol
 */
export function shownMetric(metric: string, quote: string): ShownMetric {
  const { table, keys, column } = parseMetric(metric);
  const [name, unit, loss] = shapeOf(table, keys, column);
  const scale = units[unit];
  return { metric, name, scale, unit: unit === 'quote' ? quote : unit, isLoss: loss === 'loss' };
}

function shapeOf(table: string, keys: readonly string[], column: string): Shape {
  if (table === 'slippage') {
    const [size = '', side = '', venue = ''] = keys;
    const which = column === 'mean' ? 'mean' : `${Number(column.slice(1))} % quantile`;
    return [`cost of a ${side} of ${size}, ${venueNames[venue] ?? venue}, ${which}`, 'bp', 'loss'];
  }
  const shape = (table === 'agents' ? agentShapes : runShapes)[column];
  if (!shape) throw new RangeError(`${table}.${column} has no name for people.`);
  if (table !== 'agents') return shape;
  const [name, ...rest] = shape;
  return [`${keys[0]}: ${name}`, ...rest];
}
