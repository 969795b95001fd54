import { phrases } from '#lib/language.ts';

export const say = phrases('borrowing', {
  // Pages
  borrow: 'Borrow',
  repay: 'Repay',
  collateral: 'Collateral',
  sellTab: 'Sell & close',
  liquidations: 'Liquidations',
  account: 'Account',
  readingMarkets: 'Reading the lending markets',
  readingPosition: 'Reading your position',
  staleFigures: 'The node does not answer: these figures may be old.',
  loanAgainst: (loan: string, collaterals: string) => `${loan} against ${collaterals}`,
  accountOf: (name: string) => `Account ${name}`,
  rates: 'Rates by how much is lent out',
  whatBorrowersPay:
    'Borrowers pledge collateral and pay a rate that follows how much is lent out. A position whose health falls below 1 can be liquidated by anybody: a part of the collateral is sold to repay the debt, at a loss of the bonus for who does it.',

  // Positions
  yourPosition: 'Your position',
  yourPositions: 'Your positions',
  connectToSee: 'Connect a wallet to see your position.',
  noPosition: 'You have nothing here with this account.',
  noPositions: 'You owe nothing and have pledged nothing.',
  debt: 'Debt',
  pledged: 'Pledged',
  collateralWorth: 'Collateral’s worth',
  health: 'Health',
  debtByWorth: 'Debt by worth',
  liquidationPriceOf: (symbol: string) => `Liquidation price of ${symbol}`,
  borrowYield: 'Borrow APY',
  notNeeded: 'secures no debt',
  othersCarry: 'the others carry the debt',
  liquidatedBelow: (price: string, fall: string) => `liquidated below ${price}, a fall of ${fall}`,
  liquidatedAbove: (symbol: string, price: string, rise: string) =>
    `liquidated when ${symbol} is above ${price}, a rise of ${rise}`,
  belowLimit: (price: string) => `below its limit of ${price}`,
  aboveLimit: (symbol: string, price: string) => `${symbol} is above the limit of ${price}`,
  alsoSupplied: (amount: string) => `The same account has supplied ${amount} here.`,
  closeToLiquidation:
    'Very close to liquidation: a fall of less than a tenth is enough. Borrow less, or add collateral.',
  notFarFromLiquidation:
    'Not far from liquidation: prices of a day may reach it. Interest brings it nearer too.',

  // Forms
  whichCollateral: 'Which collateral',
  collateralToAdd: 'Collateral to add',
  collateralToTake: 'Collateral to take out',
  toBorrow: 'Amount to borrow',
  toRepay: 'Amount to repay',
  inWallet: 'Wallet',
  atMost: 'At most',
  youOwe: 'You owe',
  walletHas: (amount: string) => `In your wallet: ${amount}`,
  takeAllBack: 'Take all collateral back with it',
  addOrRemove: 'Add or take out',
  add: 'Add',
  takeOut: 'Take out',
  addSymbol: (symbol: string) => `Add ${symbol}`,
  takeSymbol: (symbol: string) => `Take ${symbol} out`,
  borrowSymbol: (symbol: string) => `Borrow ${symbol}`,
  repaySymbol: (symbol: string) => `Repay ${symbol}`,
  repayAll: 'Repay all of it',
  closePosition: 'Repay all and close',
  close: 'Close',
  addLabel: (amount: string) => `Pledge ${amount}`,
  removeLabel: (amount: string) => `Take back ${amount}`,
  borrowLabel: (amount: string) => `Borrow ${amount}`,
  borrowAgainstLabel: (amount: string, collateral: string) =>
    `Borrow ${amount} against ${collateral}`,
  repayLabel: (amount: string) => `Repay ${amount}`,
  repayAllLabel: (symbol: string) => `Repay all ${symbol}`,
  closeLabel: (symbol: string) => `Close the ${symbol} loan`,
  noDebt: 'You owe nothing here with this account.',

  // What is missing
  enterAmount: 'Enter an amount',
  readingBalance: 'Reading your balance',
  notEnough: (symbol: string) => `Not enough ${symbol}`,
  isPaused: 'Borrowing is paused',
  noPrice: (symbol: string) => `No safe price of ${symbol} now`,
  pledgeTooSmall: (symbol: string, least: string) => `${symbol} must be worth ${least} or nothing`,
  capFull: (symbol: string, cap: string) => `All pledges together are capped at ${cap} ${symbol}`,
  addCollateralFirst: 'Add collateral first',
  overCash: (cash: string) => `The market has ${cash} to borrow`,
  overLimit: (most: string) => `Your collateral carries ${most}`,
  debtTooSmall: (least: string) => `The smallest debt is ${least}`,
  nothingOwed: 'You owe nothing',
  notPledged: (symbol: string) => `You have pledged less ${symbol}`,
  debtNeedsIt: 'The debt needs that collateral',
  walletTooShort: (symbol: string) => `Not enough ${symbol} to close`,

  // The banner
  nearLiquidation: (loan: string, account: string, health: string) =>
    `Your ${loan} loan (account ${account}) is close to liquidation: health ${health}.`,
  canBeLiquidated: (loan: string, account: string) =>
    `Your ${loan} loan (account ${account}) can be liquidated now.`,
  othersInDanger: (count: number) =>
    `${count} more of yours ${count === 1 ? 'is' : 'are'} near it.`,
  mendIt: 'Repay or add collateral',
});
