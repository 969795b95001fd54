import { axisCells } from '../experiments/axes.ts';
import type { Cell, Column } from '../results/Column.ts';
import { type AxisColumn, axisColumn } from '../results/resultTables.ts';
import { costAt, neededCost, optionWorth, putValue } from './freeOption.ts';
import { panelWon, rounds, sybilsNeeded } from './panel.ts';
import { type TradeScenario, tokenKinds } from './schema.ts';
import { bestCheat, outcomeOf, yieldsOf } from './strategies.ts';
import type { TradeExperiment } from './TradeExperiment.ts';
import { denialThreshold, wrongRulingsThreshold } from './thresholds.ts';
import { type TradeTerms, termsOf } from './tradeTerms.ts';

const double = (name: string, about: string, nullable = false): Column => ({
  name,
  type: 'DOUBLE',
  about,
  nullable,
});
const words = (name: string, about: string): Column => ({ name, type: 'STRING', about });
const point: Column = { name: 'point', type: 'INT32', about: 'point of the grid, from 0' };

/** The tables of a trade's result, in the order in which they are written. */
export const tradeTables = ['outcomes', 'strategies', 'windows', 'sybils'] as const;
type TradeTable = (typeof tradeTables)[number];

/** The columns of a table; shares are of the trade. */
export function tradeColumns(table: TradeTable, axes: readonly AxisColumn[]): readonly Column[] {
  const place = [point, ...axes.map(axisColumn)];
  switch (table) {
    case 'outcomes':
      return [...place, ...outcomeColumns];
    case 'strategies':
      return [...place, ...strategyColumns];
    case 'windows':
      return windowColumns;
    case 'sybils':
      return sybilColumns;
  }
}

/** outcomes: a row a point. */
const outcomeColumns: readonly Column[] = [
  words('outcome', 'how it goes between two who both play best: honest, who cheats, or no trade'),
  words('seller_best', 'the seller’s best way to cheat'),
  double('seller_yield', 'what it yields beyond releasing at once, a share'),
  double('seller_yield_usd', 'the same in USD'),
  words('buyer_best', 'the buyer’s best way to cheat'),
  double('buyer_yield', 'what it yields beyond paying, a share'),
  double('buyer_yield_usd', 'the same in USD'),
  double(
    'seller_threshold',
    'wrong rulings above which that side’s best cheat pays; 0 always, null never',
    true,
  ),
  double('buyer_threshold', 'the same of the buyer', true),
  double(
    'denial_threshold',
    'the same of a denial without appeal, settlement or bribe: (b − c)/(1 + b)',
  ),
  double('day_late_threshold', 'the same of a seller who is a day late with the release'),
  double('late_threshold', 'the same of one who is so late that waiting costs no more'),
  double('wash_cost', 'what 1,000 USD of volume between own accounts costs, USD: the fee'),
  double('seller_bond', 'bond as it is posted, the panel’s fee at least, a share'),
  double('buyer_bond', 'the same of the buyer'),
  double('appeal_fee', 'fee of the appeal, a share'),
  double('walk_cost', 'cost of leaving when all of the pay window and its grace is used, a share'),
  double('walk_gain', 'what leaving when the price falls gains the buyer, cost paid, a share'),
  double('walk_other', 'what it brings the seller'),
  double('walk_used', 'how often it is used'),
  double('maker_gain', 'what not confirming when the price rises gains a selling maker, a share'),
  double('details_gain', 'what keeping the payment details back then gains a seller, a share'),
];

/** strategies: a row for each point and way to cheat. */
const strategyColumns: readonly Column[] = [
  words('player', 'seller or buyer'),
  words('strategy', 'way to cheat'),
  double('yield', 'what it yields beyond honesty, a share'),
  double('yield_usd', 'the same in USD'),
  { name: 'is_best', type: 'BOOLEAN', about: 'whether it is the player’s best way to cheat' },
  words('course', 'what both do from there on, those ways that have a probability'),
];

/** windows: the buyer's free option by the pay window, for both kinds of token. */
const windowColumns: readonly Column[] = [
  words('token', 'volatile or pegged'),
  double('hours', 'how long the buyer can still pay'),
  double('cost', 'cost of leaving at the end, a share'),
  double('free', 'what leaving would be worth for nothing, a share'),
  double('gain', 'what it is worth at its cost, at any time, a share'),
  double('used', 'how often it is used'),
  double('needed', 'flat cost in quarter percents that leaves at most 0.35 %'),
];

/** sybils: what seats of one holder win, by drawing without replacement. */
const sybilColumns: readonly Column[] = [
  { name: 'pool', type: 'INT32', about: 'seats in the pool' },
  { name: 'own', type: 'INT32', about: 'seats of one holder' },
  double('first', 'probability of two of the three seats of the first round'),
  double('appeal', 'probability of four of the seven seats of the appeal'),
  {
    name: 'needed',
    type: 'INT32',
    about:
      'fewest seats that win an appeal more often than denial_threshold at the file’s own terms',
  },
];

/** Rows of `outcomes` and `strategies` at each point of the grid, in order. */
export function* pointRows(
  experiment: TradeExperiment,
): Generator<{ outcome: Cell[]; strategies: Cell[][] }> {
  const options = new Known(optionWorth);
  const thresholds = new Known((terms: TradeTerms) => ({
    seller: wrongRulingsThreshold(terms, 'seller'),
    buyer: wrongRulingsThreshold(terms, 'buyer'),
  }));
  for (let point = 0; point < experiment.points; point++) {
    const terms = termsOf(experiment.at(point));
    const place: Cell[] = [point, ...axisCells(experiment.valuesAt(point))];
    const yields = yieldsOf(terms);
    const best = { seller: bestCheat(yields, 'seller'), buyer: bestCheat(yields, 'buyer') };
    const { dailyVolatility, costs, amount, bond } = terms;
    const flat = (cost: number) => [{ hours: 0, cost }];
    const walk = options.of({ dailyVolatility, hours: terms.markHours, costs, player: 'buyer' });
    const risen = (hours: number, cost: number) =>
      options.of({ dailyVolatility, hours, costs: flat(cost), player: 'seller' });
    const maker = risen(terms.confirmHours, terms.makerCancel);
    const details = risen(terms.detailsHours, terms.detailsWithheld);
    // The rate of wrong rulings is what is looked for: points that differ in it alone have the same threshold.
    const threshold = thresholds.of({ ...terms, wrong: 0, wrongOnAppeal: 0 });
    yield {
      outcome: [
        ...place,
        outcomeOf(terms),
        ...[best.seller, best.buyer].flatMap((one) => [
          one.strategy,
          one.yield,
          one.yield * amount,
        ]),
        threshold.seller,
        threshold.buyer,
        ...[0, terms.lateADay, terms.lateMost].map((late) =>
          denialThreshold(bond.seller, terms.fee + late, terms.rulingFee),
        ),
        1000 * terms.fee,
        bond.seller,
        bond.buyer,
        terms.appealFee,
        terms.fullCost,
        walk.gain,
        walk.other,
        walk.used,
        maker.gain,
        details.gain,
      ],
      strategies: yields.map((one) => [
        ...place,
        one.player,
        one.strategy,
        one.yield,
        one.yield * amount,
        one === best[one.player],
        one.course,
      ]),
    };
  }
}

/** Hours of the rows of `windows`. */
const windowHours = [0.5, 1, 2, 3, 4, 6, 9, 12, 18, 24, 36, 48, 72, 96, 120, 144];
/** What a cost may leave of the option, in `windows`: see docs/p2p.md for where it comes from. */
const leftOver = 0.0035;

/** Rows of `windows`: the file's own token by its own terms, the other by the table's. */
export function* windowRows({ trade, terms }: TradeScenario): Generator<Cell[]> {
  for (const [token, kind] of Object.entries(tokenKinds)) {
    const isOwn = token === trade.token;
    const dailyVolatility = (isOwn && trade.dailyVolatility) || kind.dailyVolatility;
    const costs = (isOwn && terms.elapsed) || kind.costs;
    for (const hours of windowHours) {
      const deviation = dailyVolatility * Math.sqrt(hours / 24);
      const { gain, used } = optionWorth({ dailyVolatility, hours, costs, player: 'buyer' });
      yield [
        token,
        hours,
        costAt(costs, hours),
        putValue(deviation, 0),
        gain,
        used,
        neededCost(deviation, leftOver),
      ];
    }
  }
}

/** Rows of `sybils`: the scenario's pool, and a smaller and a larger one. */
export function* sybilRows({ bond, fee, rulingFee }: TradeTerms, own: number): Generator<Cell[]> {
  const wrong = denialThreshold(bond.seller, fee, rulingFee);
  const { first, appeal } = rounds;
  for (const pool of new Set([10, own, 2 * own])) {
    const needed = sybilsNeeded(pool, wrong);
    for (let seats = 1; seats <= Math.min(12, pool); seats++) {
      yield [
        pool,
        seats,
        panelWon(pool, seats, first.seats, first.needed),
        panelWon(pool, seats, appeal.seats, appeal.needed),
        needed,
      ];
    }
  }
}

/** Keeps what was computed: a grid asks for the same few options and thresholds again and again. */
class Known<Given, Result> {
  readonly #results = new Map<string, Result>();

  constructor(readonly compute: (given: Given) => Result) {}

  of(given: Given): Result {
    const key = JSON.stringify(given);
    const known = this.#results.get(key);
    if (known !== undefined) return known;
    const result = this.compute(given);
    this.#results.set(key, result);
    return result;
  }
}
