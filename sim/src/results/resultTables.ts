import type { Column } from './Column.ts';

const run: Column = { name: 'run', type: 'INT32', about: 'number of the run, from 0' };
const double = (name: string, about: string, nullable = false): Column => ({
  name,
  type: 'DOUBLE',
  about,
  nullable,
});
const exact = (name: string, about: string): Column => ({
  name,
  type: 'STRING',
  about: `${about}, in whole tokens, as exact as the arithmetic`,
});

/** A field that a sweep or a stress search varies, as a column. */
export interface AxisColumn {
  field: string;
  isNumeric: boolean;
}

/** What became of the loans of a run; null without a lending market. */
const lendingRunColumns: readonly Column[] = [
  ['borrowed', 'owed at the start, quote tokens'],
  ['supplied', 'supplied by lenders at the start, quote tokens'],
  ['liquidations', 'how many there were'],
  ['liquidated_value', 'what liquidators repaid, quote tokens'],
  ['worsened_liquidations', 'those that left a position less healthy, by the marks after the sale'],
  [
    'spiralled',
    '1 where there was one of those, else 0: its mean is the part of runs that spiralled',
  ],
  [
    'toxic_margin',
    'liquidation LTV of the base below the one that arXiv 2510.10171 calls toxic for what is pledged at the start',
  ],
  ['largest_cascade', 'most repaid with less than ten minutes between liquidations, quote tokens'],
  ['liquidator_profit', 'what sales of collateral brought above the repayments, before gas'],
  ['written_off', 'lenders’ loss by liquidations that left no collateral, quote tokens'],
  ['shortfall', 'what debts exceed their collateral’s worth by at the last point, quote tokens'],
  ['bad_debt', 'written_off and shortfall'],
  ['bad_debt_share', 'the same as a fraction of supplied: what lenders lose of their supply'],
  [
    'recovered_share',
    'repaid by liquidators as a fraction of that and bad_debt; null where no loan was due',
  ],
  ['lending_interest', 'interest of the run, the protocol’s fee within it, quote tokens'],
  ['lowest_health', 'lowest health of a loan at a sampled point'],
  [
    'deepest_discount',
    'the furthest that the pool was below the outside price, after a sale or a block, a fraction',
  ],
  [
    'recovery_seconds',
    'the longest that the pool stayed more than 1 % below the outside price, by its state after each block',
  ],
].map(([name = '', about = '']) => double(name, about, true));

/** Figures in `runs` that are 1 or 0, so that their means are parts of the runs. */
export const sharesOfRuns: ReadonlySet<string> = new Set(['spiralled']);

/** The figures in `runs` that only runs with a lending market have. */
export const lendingFigures: ReadonlySet<string> = new Set(
  lendingRunColumns.map(({ name }) => name),
);

/** runs: a row a run. The columns of `axes` stand after the seed. */
export function runColumns(axes: readonly AxisColumn[]): readonly Column[] {
  return [
    run,
    { name: 'point', type: 'INT32', about: 'point of the grid, from 0' },
    { name: 'seed', type: 'INT64', about: 'seed of the run' },
    ...axes.map(axisColumn),
    { name: 'points', type: 'INT32', about: 'points of the path' },
    { name: 'filled', type: 'INT32', about: 'of those, gaps filled with the price before' },
    double('days', 'length of the path'),
    double('first_price', 'outside price at the first point, quote per base'),
    double('last_price', 'outside price at the last point'),
    double('daily_volatility', 'realised standard deviation of a day’s log return'),
    double('start_value', 'worth of the deposit at the first point, quote tokens'),
    double('end_value', 'worth of the pool at the last point, quote tokens'),
    double('holding_value', 'worth of the deposit, had it been held, quote tokens'),
    double('against_holding', 'end_value less holding_value'),
    double('against_holding_share', 'the same as a fraction of holding_value'),
    double('impermanent_loss_share', 'what the price alone does to a pool without fee, a fraction'),
    double('pool_fees', 'fees of the pool at their moments’ prices, quote tokens'),
    double('book_fees', 'the providers’ part of the book’s fees, quote tokens'),
    double('rebalancing_value', 'worth of the rebalancing portfolio, quote tokens'),
    double('against_rebalancing', 'end_value less rebalancing_value'),
    double('loss_to_arbitrage', 'what arbitrage took from the pool after its fee, quote tokens'),
    double('gain_from_others', 'what all other trades brought the pool, quote tokens'),
    double('loss_to_arbitrage_per_day', 'fraction of the pool’s mean value, a day'),
    double('loss_per_day_without_fee', 'the same by theory without fee'),
    double('loss_per_day_with_fee', 'the same by theory with the pool’s fee and a block a point'),
    ...lendingRunColumns,
    exact('deposit_base', 'base deposited'),
    exact('deposit_quote', 'quote deposited'),
    exact('withdrawal_base', 'base that the provider’s shares return at the end'),
    exact('withdrawal_quote', 'quote that the provider’s shares return at the end'),
  ];
}

/** The column of a varied field, named like the field. */
export function axisColumn({ field, isNumeric }: AxisColumn): Column {
  const about = `value of the scenario's ${field}`;
  return isNumeric ? double(field, about) : { name: field, type: 'STRING', about };
}

/** series: the market along the path, for the runs that the scenario asks for (measure.series). */
export const seriesColumns: readonly Column[] = [
  run,
  { name: 'step', type: 'INT32', about: 'point of the path, from 0' },
  double('time', 'seconds: since 1970 for history, since the start for a model'),
  double('price', 'outside price, quote per base'),
  exact('base_reserve', 'base in the pool'),
  exact('quote_reserve', 'quote in the pool'),
  double('best_bid', 'highest bid of the book; null where there is none', true),
  double('best_ask', 'lowest ask of the book; null where there is none', true),
  double('pool_value', 'worth of the pool, quote tokens'),
  double('holding_value', 'worth of the deposit, had it been held, quote tokens'),
  double('rebalancing_value', 'worth of the rebalancing portfolio, quote tokens'),
  double('loss_to_arbitrage', 'what arbitrage took from the pool so far, quote tokens'),
];

/** slippage: what a trade would cost, a row for each run, size, venue and side. */
export const slippageColumns: readonly Column[] = [
  run,
  double('size', 'size of the trade in quote tokens'),
  { name: 'venue', type: 'STRING', about: 'pool, or pool_and_book' },
  { name: 'side', type: 'STRING', about: 'buy or sell' },
  { name: 'samples', type: 'INT32', about: 'points at which the cost was asked' },
  double('mean', 'mean cost as a fraction of the outside price; null without samples', true),
  ...['p05', 'p25', 'p50', 'p75', 'p95'].map((name) =>
    double(name, `${Number(name.slice(1))} % quantile of the cost; null without samples`, true),
  ),
];

/** agents: what each agent did and has, a row for each run and agent. */
export const agentColumns: readonly Column[] = [
  run,
  { name: 'agent', type: 'STRING', about: 'name of the agent' },
  { name: 'kind', type: 'STRING', about: 'kind of the agent' },
  { name: 'trades', type: 'INT32', about: 'its trades as a taker' },
  double('pool_volume', 'quote side of its trades in the pool'),
  double('book_volume', 'quote side of its trades in the book'),
  double('taker_gain', 'what it got less what it paid as a taker, quote tokens'),
  double('gas_cost', 'what its transactions cost in gas, quote tokens'),
  double(
    'result',
    'worth of what it holds against its start at the last price, less gas_cost, quote tokens',
  ),
  exact('base', 'base against its start'),
  exact('quote', 'quote against its start'),
];

/** liquidations: each with the sale of what it seized, in order: the timeline of a cascade. */
const liquidationColumns: readonly Column[] = [
  run,
  { name: 'step', type: 'INT32', about: 'point of the path, from 0' },
  double('time', 'seconds: since 1970 for history, since the start for a model'),
  { name: 'position', type: 'INT32', about: 'number of the loan, from 0' },
  { name: 'owner', type: 'STRING', about: 'account of the borrower' },
  { name: 'liquidator', type: 'STRING', about: 'name of the agent' },
  { name: 'collateral', type: 'STRING', about: 'what was seized' },
  double('price', 'outside price of the base'),
  double('mark', 'price that the collateral was marked by'),
  double('pool_before', 'the pool’s price before the sale'),
  double('pool_after', 'and after it'),
  double('health_before', 'health of the loan by the marks before'),
  double('health_after', 'by the marks after the sale; null where nothing is owed', true),
  double('repaid', 'quote tokens'),
  double('seized', 'tokens of the collateral'),
  double('proceeds', 'what its sale brought, quote tokens'),
  double('profit', 'proceeds less repaid, gas not counted'),
  double('written_off', 'lenders’ loss, quote tokens'),
  double('debt_left', 'quote tokens'),
];

/** health: how many loans are in each class of health at sampled points, for the runs that have a series. */
const healthColumns: readonly Column[] = [
  run,
  { name: 'step', type: 'INT32', about: 'point of the path, from 0' },
  double('time', 'seconds: since 1970 for history, since the start for a model'),
  double('from', 'lower end of the class; it ends where the next begins, the last one nowhere'),
  { name: 'positions', type: 'INT32', about: 'loans in the class' },
  double('debt', 'what they owe together, quote tokens'),
];

/** The tables of every result, in the order in which they are written. */
export const tableNames = [
  'runs',
  'series',
  'slippage',
  'agents',
  'liquidations',
  'health',
] as const;
export type TableName = (typeof tableNames)[number];

/** The columns of a result's table. */
export function columnsOf(table: TableName, axes: readonly AxisColumn[]): readonly Column[] {
  switch (table) {
    case 'runs':
      return runColumns(axes);
    case 'series':
      return seriesColumns;
    case 'slippage':
      return slippageColumns;
    case 'agents':
      return agentColumns;
    case 'liquidations':
      return liquidationColumns;
    case 'health':
      return healthColumns;
  }
}
