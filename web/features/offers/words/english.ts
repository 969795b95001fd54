import { phrases } from '#lib/language.ts';

export const say = phrases('offers', {
  // Where one is
  title: 'Trades between people',
  parts: 'Trades between people',
  offers: 'Offers',
  makeOffer: 'Make an offer',
  yours: 'Yours',
  whatItIs:
    'Tokens lie in escrow while the money moves outside the chain. Nobody but the two of you, and judges where you disagree, decides about them.',

  // Reading
  readingOffers: 'Reading the offers',
  logsRefused: (from: string, to: string) =>
    `Your node does not give what happened in the blocks ${from} to ${to}, so the offers cannot be listed. Choose another node: many give only the latest blocks.`,
  nodeSilent: 'The node does not answer. What is shown may be old.',
  askAgain: 'Ask again',
  paused: 'Posting and taking offers is paused. Trades that live go on.',

  // Filters
  filters: 'Filters',
  side: 'What you want',
  wantBuy: 'I want to buy',
  wantSell: 'I want to sell',
  token: 'Token',
  currency: 'Currency',
  method: 'Paid by',
  all: 'All',
  amount: 'Amount',
  inToken: 'Token',
  unitOfAmount: 'What the amount is in',
  noNumber: 'That is not a number.',
  anyUnit: 'of it',
  knownMakers: 'Only makers that have finished a trade',
  showClosed: 'Also offers that nobody can take now',
  showJudges: (count: string) => `Also offers with a judge that this page does not know (${count})`,

  // The list
  foundOffers: (count: string) => `${count} offers`,
  nothingFits: 'No offer fits. Loosen the filters, or make an offer yourself.',
  noOffers: 'Nobody offers anything yet. Make the first offer.',
  priceFor: (currency: string, symbol: string) => `${currency} for 1 ${symbol}`,
  noPrice: 'no price now',
  limits: 'A trade',
  range: (least: string, most: string) => `${least} – ${most}`,
  paidBy: 'Paid by',
  payWithin: (method: string, time: string) => `${method}, ${time} to pay`,
  maker: 'Maker',
  record: (done: string) => `${done} trades finished`,
  recordOne: '1 trade finished',
  recordNone: 'no trade finished yet',
  lost: (count: string) => `${count} lost before judges`,
  unknownJudge: 'unknown judge',
  unlistedToken: 'unlisted token',
  reversible: 'can be reversed',
  starters: 'no bond up to 25 USD',
  yourOffer: 'yours',
  whyClosed: 'closed',
  whyEnded: 'ended',
  whyUsed: 'all taken',
  buyFrom: (symbol: string, price: string, currency: string) =>
    `Buy ${symbol} at ${price} ${currency}`,
  sellTo: (symbol: string, price: string, currency: string) =>
    `Sell ${symbol} at ${price} ${currency}`,

  // Taking an offer
  theOffer: 'The offer',
  follows: (premium: string) => `the market’s price ${premium}`,
  unknownJudgeWords:
    'Disputes would be ruled on by somebody that this page does not know. They may side with the maker.',
  unlistedTokenWords: (symbol: string) =>
    `Nobody here vouches for this ${symbol}: anyone may give a token any name. Compare its address.`,
  free: 'Free',
  bonds: 'Bonds',
  bondRates: (seller: string, buyer: string) =>
    `seller ${seller}, buyer ${buyer}, never under the judges’ fee`,
  toConfirm: 'The maker confirms within',
  judge: 'Disputes',
  usualJudges: 'arbitrators, drawn by lot',
  ends: 'Ends',
  terms: 'The maker’s terms',
  termsElsewhere:
    'The maker has written terms, which are not on this device; the chain has their hash. Ask for them in the messages before you pay.',
  noSuchOffer: 'There is no such offer.',
  allOffers: 'All offers',
  buyToken: (symbol: string) => `Buy ${symbol}`,
  sellToken: (symbol: string) => `Sell ${symbol}`,
  buyLabel: (amount: string) => `Buy ${amount}`,
  sellLabel: (amount: string) => `Sell ${amount}`,
  amountToBuy: 'Amount to buy',
  amountToSell: 'Amount to sell',
  most: 'Most',
  asStarter:
    'Buy without a bond: up to 25 USD, only by payments that cannot be reversed, one at a time',
  payee: 'Name on your account',
  account: 'Account to be paid to',
  detailsSealed:
    'Sealed to the buyer, later. The chain sees a hash with random bytes. Who is paid cannot be changed after this.',
  accountAge: 'The buyer’s account looks',
  ageNew: 'new or unknown: up to 50 USD',
  ageMonth: 'a month old or more',
  ageTwoMonths: 'two months old or more',
  youPay: 'You pay outside the chain',
  youArePaid: 'You are paid outside the chain',
  yourBond: 'Your bond',
  noBond: 'none',
  tokensLocked: 'Tokens in escrow',
  atRisk: 'At risk in all',
  riskOfBuyer: (bond: string, money: string) => `${bond} and ${money}`,
  outOfWallet: 'Out of your wallet now',
  courtFee: 'Judges’ fee in a dispute',
  feeOnRelease: 'Fee on release, from the seller’s bond',
  whatHappens: (confirm: string, pay: string) =>
    `The maker has ${confirm} to confirm; you may leave freely until then. After that the buyer has ${pay} to pay.`,
  whenBuyerLoses:
    'If you do not pay in time you lose up to 2.25 % of the trade. If judges rule against you, your bond and what you paid are gone.',
  whenSellerLoses:
    'If judges rule against you, your bond and the tokens are gone. Release only what your bank shows as received.',
  firstTrades:
    'Payments that can be reversed: a buyer’s first trade is worth 25 USD at most. Reversed payments are nobody’s to bring back.',
  publicForEver:
    'Public for ever: both wallets, the amount, the currency, the payment method and all times. Names and accounts are not.',
  keysHere:
    'The keys for your messages are kept on this device only. Losing them never blocks money.',
  keysNotKept:
    'This browser keeps nothing, perhaps because its window is private. Without keys you could not read the messages of the trade: use another window.',
  judgeSilent:
    'The judge of this offer does not say what a dispute costs, so it cannot be taken now.',
  priceChanged: (was: string, now: string) =>
    `The price changed while you looked: it was ${was}, and is ${now} now.`,
  takeNewPrice: 'Go on with the new price',

  // Obstacles
  connect: 'Connect a wallet',
  switchNetwork: 'Switch the network',
  waiting: 'Waiting for your wallet or the chain',
  changeMarked: 'Change what is marked',
  enterAmount: 'Enter an amount',
  enterDetails: 'Say where you are paid',
  detailsRefused: 'Too long, or with characters that nobody sees',
  readingBonds: 'Reading the balances',
  notEnough: (symbol: string) => `Not enough ${symbol} in your wallet`,
  offersOld: 'The offer is old: waiting for the node',
  ownOffer: 'This is your own offer',
  pausedShort: 'Taking offers is paused',
  notTakeable: 'Nobody can take it now',
  lookAtPrice: 'The price changed: look at it first',
  tooPrecise: (symbol: string, decimals: string) => `${symbol} has ${decimals} decimals here.`,
  outside: (least: string, most: string) => `This offer takes ${least} to ${most} a trade now.`,
  methodGone: 'The escrow no longer lists this payment method.',
  aboveCap: (cap: string) => `The usual arbitrators rule on trades of up to ${cap}.`,
  firstReversible: (limit: string) =>
    `This payment can be reversed, and it is the buyer’s first trade: at most ${limit}.`,
  unagedReversible: (limit: string) =>
    `This payment can be reversed, and the buyer’s account is new to you: at most ${limit}.`,
  unlistedReversible:
    'This token has no known worth here, so it is not traded by payments that can be reversed.',
  starterReversible: 'Without a bond only payments that cannot be reversed are taken.',
  starterLimit: (limit: string) => `Without a bond a trade is worth at most ${limit}.`,

  // The maker
  yourOfferTitle: 'Your offer',
  closedOffer: 'This offer is closed. What came back is in your balance in escrow.',
  taken: 'Taken or taken out',
  reserve: 'Kept for your bonds',
  newPrice: 'New price of one token',
  newPremium: 'New premium over the market',
  reprice: 'Change the price',
  repriceLabel: 'Change the price of an offer',
  repriceWords: 'Trades that were taken keep their price.',
  takeOut: 'Amount to take out',
  onlyFree: (free: string) => `Only ${free} are free.`,
  reduce: 'Take out',
  reduceLabel: (amount: string) => `Take ${amount} out of an offer`,
  closeOffer: 'Close the offer',
  closeLabel: 'Close an offer',
  closeWords:
    'What comes back, with its part of the bonds, goes to your balance in escrow. Live trades go on.',

  // Yours
  connectToSee: 'Connect a wallet to see your trades, your offers and what you have in escrow.',
  yourTrades: 'Your trades',
  noTrades: 'No trade yet.',
  tradeNumber: (id: string) => `Trade ${id}`,
  yourOffers: 'Your offers',
  noOwnOffers: 'You offer nothing yet.',
  stateNone: 'not there',
  stateTaken: 'waiting for the maker',
  stateLocked: 'waiting for the payment',
  stateDemanded: 'waiting for the details',
  statePaid: 'marked as paid',
  stateDenied: 'payment denied',
  stateDisputed: 'in dispute',
  stateFinal: 'finished',
  inEscrow: 'Free in escrow',
  inEscrowWords:
    'What trades and offers paid back to you. It pays for bonds and offers before your wallet does, and can go to any address.',
  direction: 'In or out',
  withdraw: 'Withdraw',
  deposit: 'Deposit',
  amountToDeposit: 'Amount to deposit',
  amountToWithdraw: 'Amount to withdraw',
  inWallet: 'In your wallet',
  payElsewhere: 'Pay out to another address',
  recipient: 'Address',
  irreversible: 'Check it twice: nobody can bring it back.',
  addressMistyped: 'A letter of this address is wrong: its capitals do not fit.',
  addressMissing: 'An address has 0x and 40 digits.',
  addressLost: 'What is sent there is lost.',
  notInEscrow: (symbol: string) => `Not so much ${symbol} is free`,
  depositToken: (symbol: string) => `Deposit ${symbol}`,
  withdrawToken: (symbol: string) => `Withdraw ${symbol}`,
  depositLabel: (amount: string) => `Deposit ${amount} in escrow`,
  withdrawLabel: (amount: string) => `Withdraw ${amount} from escrow`,
});
