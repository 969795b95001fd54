import { phrases } from '#lib/language.ts';

export const say = phrases('lending', {
  // Pages
  lend: 'Lend',
  markets: 'Lending markets',
  market: 'Market',
  allMarkets: 'All markets',
  readingMarkets: 'Reading the lending markets',
  noMarkets: 'Nobody has opened a lending market yet.',
  nothingFound: (search: string) => `No lending market has “${search}”.`,
  onlySome: (shown: number, total: number) => `The first ${shown} of ${total} markets are shown.`,
  unknownMarket: 'There is no such lending market',
  unknownMarketWords: 'The address is wrong or old.',
  searchMarkets: 'Search lending markets by token or address',
  searchHint: 'Token or address',
  staleFigures: 'The node does not answer: these figures may be old.',
  lendAgainst: (loan: string, collaterals: string) => `Lend ${loan} against ${collaterals}`,
  borrowAgainst: (loan: string, collaterals: string) => `Borrow ${loan} against ${collaterals}`,
  against: (collaterals: string) => `against ${collaterals}`,
  upTo: (ltv: string) => `up to ${ltv}`,
  borrowHere: 'Borrow here',
  lendHere: 'Lend here',
  whatLendersEarn:
    'Lenders earn what borrowers pay, set each second by how much is lent out. A market’s terms never change. What is lent out cannot be withdrawn until somebody repays or supplies.',
  lendersBear:
    'You can withdraw whenever the market has cash. If a borrower’s collateral does not cover the debt, the lenders bear the loss together.',

  // Figures
  facts: 'Facts',
  supplyYield: 'Supply APY',
  borrowYield: 'Borrow APY',
  afterFee: (fee: string) => `after ${fee} of the interest for the protocol`,
  perSecond: 'compounded each second',
  suppliedAll: 'Supplied',
  borrowedAll: 'Borrowed',
  lentOutPart: 'Lent out',
  cash: 'Cash',
  cashNote: 'can be withdrawn or borrowed now',
  toBorrowCash: 'To borrow',
  smallestDebt: 'Smallest debt',
  feesWaiting: 'Protocol’s fees',
  feesNote: 'not collected yet; they bear losses first',
  yourSupply: 'Your supply',
  yourDebt: 'Your debt',
  yourPart: 'Your part',
  partOfSupply: (part: string) => `${part} of the supply`,
  yours: 'Yours',

  // The rate curve
  rateCurve: 'Rates by how much is lent out',
  ratesAt: (use: string, borrow: string, supply: string) =>
    `${use} lent: borrowers pay ${borrow}, lenders get ${supply}`,
  borrowers: 'borrowers',
  lenders: 'lenders',
  partLentLabel: 'How much is lent out',
  nowLent: (use: string) => `now ${use}`,

  // History
  lastWeek: 'Rates of the last week',
  historyMissing: 'The rates of the past come from the indexer, which this page does not reach.',
  readingHistory: 'Reading the rates',
  noHistory: 'No rates yet.',
  time: 'Time',

  // Collaterals
  collaterals: 'Collateral',
  sharesSymbol: (pair: string) => `${pair} LP`,
  sharesName: (pair: string) => `Shares of the pool ${pair}`,
  token: 'Token',
  priceNow: (loan: string) => `Price in ${loan}`,
  newDebtPrice: 'For new debt',
  forNewDebt: (price: string) => `${price} for new debt`,
  notForNewDebt: 'none for new debt',
  borrowUpTo: 'Borrow up to',
  liquidatedAt: 'Liquidated at',
  bonusUpTo: 'Liquidator’s bonus up to',
  pledgedOfCap: 'Pledged',
  ofCap: (cap: string) => `of ${cap}`,
  guard: 'Price guard',
  isLive: 'live',
  isDown: 'down: last good price',
  guardMeaning:
    'Percent are of the collateral’s worth. New debt is judged by the lowest of several prices, liquidation by the middle one of outside sources; no single trade here moves them.',

  // Warnings
  foreignGuard:
    'A price guard of this market was not made by this page’s factory. Nobody knows what prices it gives: whoever lends or borrows here can lose everything.',
  unlistedMarket:
    'Anyone may open a lending market. This one has a token that this page does not list: look at its address.',
  pausedUntil: (time: string) =>
    `Supplying and borrowing are paused until ${time}. Withdrawing, repaying and adding collateral work.`,
  reportedDown: (tokens: string) =>
    `The price of ${tokens} is down, so nothing can be supplied. Withdrawing and repaying work.`,
  noPriceFor: (tokens: string) =>
    `There is no safe price of ${tokens} now: nobody can borrow against it. Repaying works.`,
  capTooLarge: (tokens: string) =>
    `The pool for ${tokens} has shrunk since this market was opened: large liquidations may push its price far. Lend and borrow with that in mind.`,

  // Forms
  supply: 'Supply',
  withdraw: 'Withdraw',
  toSupply: 'Amount to supply',
  toWithdraw: 'Amount to withdraw',
  inWallet: 'Wallet',
  available: 'Available',
  max: 'Max',
  mostOf: (field: string) => `${field}: the most`,
  becomes: 'becomes',
  supplySymbol: (symbol: string) => `Supply ${symbol}`,
  supplyLabel: (amount: string) => `Supply ${amount}`,
  withdrawSymbol: (symbol: string) => `Withdraw ${symbol}`,
  withdrawLabel: (amount: string) => `Withdraw ${amount}`,
  withdrawAll: 'Withdraw all of it',
  nothingSupplied: 'You have supplied nothing here with this account.',
  partlyLentOut: (most: string) =>
    `The market has less cash than you supplied: ${most} can be withdrawn now, the rest when somebody repays or supplies. The rate rises until that happens.`,

  // What is missing
  enterAmount: 'Enter an amount',
  changeMarked: 'Change what is marked',
  noNumber: 'That is not a number.',
  tooPrecise: (symbol: string, decimals: number) =>
    `${symbol} has ${decimals} decimals; this has more.`,
  notEnough: (symbol: string) => `Not enough ${symbol}`,
  notSupplied: (symbol: string) => `You have supplied less ${symbol}`,
  lentOut: 'More than the market’s cash',
  isPaused: 'Paused for now',
  priceDown: (tokens: string) => `No safe price of ${tokens} now`,
  tooMuchForMarket: 'More than a market can hold',
  readingBalance: 'Reading your balance',
  pricesOld: 'Waiting for fresh figures',
  waiting: 'Waiting for your wallet',

  // Health
  noDebt: 'no debt',
  liquidatable: 'can be liquidated',
  inDanger: 'in danger',
  takeCare: 'take care',
  isFine: 'fine',

  // Accounts
  account: 'Account',
  mainAccount: '0 · Main',
  accountNumber: (number: number) => `${number}`,
  nameOne: 'New…',
  number: 'Number',
  name: 'Name',
  take: 'Use it',
  numberRange: 'A whole number from 0 to 999,999.',
  accountMeaning:
    'Each number is a position of its own under your address: one cannot pull down another. The name stays on this device.',

  // What a transaction did
  whatLendingDid: 'What lending did',
  didSupply: (amount: string) => `Supplied ${amount}`,
  didWithdraw: (amount: string) => `Withdrew ${amount}`,
  didPledge: (amount: string) => `Added ${amount} of collateral`,
  didTakeBack: (amount: string) => `Took back ${amount} of collateral`,
  didBorrow: (amount: string) => `Borrowed ${amount}`,
  didRepay: (amount: string) => `Repaid ${amount}`,
  didLiquidate: (repaid: string, seized: string) =>
    `Liquidated: ${repaid} repaid, ${seized} seized`,
  nothing: 'nothing',
  didWriteOff: (amount: string) => `Wrote off ${amount} that no collateral was left for`,
  didSellSeized: (surplus: string) =>
    `Sold what was seized; ${surplus} were left for the liquidator`,
  didOpenLeverage: (bought: string, spent: string, debt: string) =>
    `Leverage: bought ${bought} for ${spent}, of which ${debt} borrowed`,
  didReduceLeverage: (sold: string, proceeds: string, repaid: string, back: string) =>
    `Leverage: sold ${sold} for ${proceeds}, of which ${repaid} repaid debt and ${back} were paid out`,
  didForOther: (words: string, owner: string) => `${words} (position of ${owner})`,
  didInAccount: (words: string, number: string) => `${words} (account ${number})`,
  theLeverage: 'the leverage contract',
  didAllow: (who: string) => `Let ${who} act for your accounts`,
  didForbid: (who: string) => `No longer lets ${who} act for your accounts`,
});
