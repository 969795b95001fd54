import { phrases } from '#lib/language.ts';

export const say = phrases('leverage', {
  readingMarkets: 'Reading the lending markets',
  noMarketFor: (loan: string, collateral: string) =>
    `No lending market lends ${loan} against ${collateral}, so this side cannot be leveraged.`,
  borrowedFrom: 'Borrowed from',

  // The form
  margin: 'Your margin',
  marginIn: 'Margin in',
  inWallet: 'Wallet',
  leverage: 'Leverage',
  leverageSlider: 'Leverage by slider',
  timesRange: (least: string, most: string) => `From ${least} to ${most} times.`,
  openLong: (symbol: string) => `Open long ${symbol}`,
  openShort: (symbol: string) => `Open short ${symbol}`,
  longLabel: (bought: string, times: string) => `Long ${times}×: buy ${bought}`,
  shortLabel: (bought: string, times: string) => `Short ${times}×: get ${bought}`,

  // Figures
  buys: 'Buys',
  gets: 'Gets',
  borrows: 'Borrows',
  entryPrice: 'Entry price, with fees',
  mayFall: (symbol: string) => `${symbol} may fall by`,
  mayRise: (symbol: string) => `${symbol} may rise by`,
  atOnce: 'nothing',
  costToOpen: 'Cost to open',
  costToClose: 'Cost to close',
  cost: (percent: string, amount: string) => `${percent}, ${amount}`,
  leastBought: (slippage: string) => `Bought at least (slippage ${slippage})`,
  leastGot: (slippage: string) => `Gets at least (slippage ${slippage})`,
  muchCost: (percent: string) =>
    `Opening costs ${percent} of what is traded, and closing about the same again. A smaller position or less leverage costs less.`,

  // Closing
  openPosition: 'Your position',
  sells: 'Sells',
  saleCost: 'Worse than the middle, with fees',
  comesBack: 'Comes back to you',
  atLeastBack: (slippage: string) => `At least (slippage ${slippage})`,
  backAbout: (amount: string) => `About ${amount} comes back`,
  sellAndClose: 'Sell and close',
  closeLabel: (sold: string) => `Close: sell ${sold}`,

  // What is missing
  isPaused: 'Borrowing is paused',
  changeTimes: 'Change the leverage',
  readingBalance: 'Reading your balance',
  notEnough: (symbol: string) => `Not enough ${symbol}`,
  overCash: (cash: string) => `The market has ${cash} to borrow`,
  noQuote: 'Waiting for a quote',
  debtTooSmall: (least: string) => `The smallest debt is ${least}`,
  tooMuchLeverage: 'Too much leverage for this price',
  saleTooSmall: 'The sale would not repay the debt',
});
