import { phrases } from '#lib/language.ts';

export const say = phrases('liquidations', {
  liquidations: 'Liquidations',
  loans: 'Borrow',
  positionsAtRisk: 'Positions at risk',
  readingPositions: 'Reading the positions',
  ofPositions: (shown: number, total: number) => `${shown} of ${total} with a debt`,
  unknownHealth: (count: number) => `${count} without a known price`,
  nobodyAtRisk: 'No position is near its liquidation.',
  nothingToShow: 'Without the list there is nothing to show.',
  indexerMissing:
    'The list of positions at risk comes from the indexer, which this page does not reach. A liquidator can read the events of lending from any node.',
  noLiquidator:
    'This deployment names no contract that liquidates and sells: positions can be watched here only.',
  whatLiquidatorsDo:
    'A liquidation repays a part of a debt that is no longer covered well, takes collateral for it at a discount, sells that on the exchange and pays you what is left, in one transaction: you need nothing but gas. Where less would be left than its gas, it reverts.',

  // A position
  loanAgainst: (loan: string, collaterals: string) => `${loan} against ${collaterals}`,
  owner: 'Owner',
  accountOf: (number: string) => `account ${number}`,
  health: 'Health',
  debt: 'Debt',
  pledged: 'Pledged',
  repays: 'Repays',
  seizes: 'Sells',
  profit: 'Profit after gas',
  profitAbout: 'Profit after gas, about',
  beforeGas: (surplus: string) => `${surplus} before gas`,
  dueAfter: 'Due after a fall of',
  writesOff: (amount: string) =>
    `The collateral does not cover the debt: ${amount} would be the lenders’ loss.`,
  liquidate: 'Liquidate',
  connect: 'Connect a wallet',
  liquidateLabel: (amount: string) => `Liquidate ${amount}`,

  // What is missing
  isHealthy: 'Not due yet',
  noContract: 'No liquidator here',
  cannotSell: 'Cannot be sold for the debt now',
  gasUnknown: 'Gas cannot be compared',
  noProfit: 'No profit after gas',

  // What was
  lastLiquidations: 'Last liquidations',
  noneYet: 'Nobody was liquidated yet.',
  time: 'Time',
  repaid: 'Repaid',
  seized: 'Taken',
  gain: 'Worth more by',
  lost: 'Written off',
});
