import { phrases } from '#lib/language.ts';

export const say = phrases('transactions', {
  // Stopped by the page
  accountChanged:
    'The account in your wallet changed meanwhile, so nothing more was asked of it. Look at the numbers and start again.',
  chainChanged:
    'Your wallet moved to another network meanwhile, so nothing more was asked of it. Switch back and start again.',
  disconnected: 'The wallet is not connected any more. Nothing more was asked of it.',
  riskNotTaken: 'Nothing was sent: the risks were not accepted.',

  // Steps
  step: (number: number, count: number, what: string) => `Step ${number} of ${count}: ${what}`,
  stepsBefore: (steps: string) => `In your wallet: ${steps}`,
  signPermit: (symbol: string) => `sign a permit for ${symbol} (no gas)`,
  signPermit2: (symbol: string) => `sign for ${symbol} with Permit2 (no gas)`,
  approve: (symbol: string) => `approve ${symbol}`,
  approveTitle: (symbol: string) => `Approve ${symbol}`,
  reset: (symbol: string) => `take back the old approval of ${symbol}`,
  resetTitle: (symbol: string) => `Take back the old approval of ${symbol}`,
  signOperator: 'let the leverage contract act for your loans (no gas)',
  allowOperator: 'let the leverage contract act for your loans',
  allowOperatorTitle: 'Allow the leverage contract',
  wrap: (amount: string) => `Wrap ${amount}`,
  unwrap: (amount: string) => `Unwrap ${amount}`,
  notUnwrapped: (coin: string, why: string) =>
    `It is done, but what came is not unwrapped to ${coin} yet. ${why} The portfolio can unwrap it.`,
  send: 'send it',
  checking: 'Checking it against the latest block',
  waitingForWallet: 'Waiting for your wallet',
  sentWaiting: 'Sent. Waiting for a block',

  // States
  statusSigning: 'In your wallet',
  statusPending: 'Pending',
  statusConfirmed: 'Confirmed',
  statusFailed: 'Failed',
  statusReplaced: 'Replaced',
  statusCancelled: 'Cancelled',
  statusDropped: 'Dropped',
  statusRejected: 'Rejected',
  statusUnknown: 'Outcome unknown',
  failedInBlock: 'It failed in its block: the market had moved since it was signed.',
  repriced: 'Confirmed with another fee than first signed.',
  replaced: 'Another transaction of your wallet took its place.',
  cancelled: 'You cancelled it in your wallet.',
  dropped:
    'The node has forgotten it, and it is in no block. Your wallet may send it again; otherwise nothing happens.',
  unknown:
    'It was sent, but the node does not say what became of it. Look into your wallet before you try again.',

  // The list and the details
  recent: 'Recent transactions',
  none: 'No transactions yet.',
  clearAll: 'Clear',
  clearOne: (label: string) => `Take “${label}” off the list`,
  details: (label: string) => `Details of “${label}”`,
  show: 'Details',
  loading: 'Reading the transaction',
  notReadable: 'The node does not give its receipt now.',
  transaction: 'Transaction',
  block: 'Block',
  status: 'State',
  sentAt: 'Sent',
  gasPaid: 'Gas paid',
  gasUsed: 'Gas used',
  wallet: 'Your wallet',
  inside: 'Your balance in the exchange',
  nothingMoved: 'No tokens of yours moved.',
  poolShares: 'pool shares',
  events: 'What the exchange did',
  swapped: (paid: string, got: string) => `Swapped ${paid} for ${got}`,
  placed: (lots: string, price: string) => `Order of ${lots} rests at ${price}`,
  takenOff: (lots: string) => `Took ${lots} off the book`,
  claimed: (amount: string) => `Collected ${amount}`,
  added: (base: string, quote: string) => `Added ${base} and ${quote} to the pool`,
  removed: (base: string, quote: string) => `Removed ${base} and ${quote} from the pool`,

  // The risks
  riskTitle: 'Before your first trade',
  riskUnaudited:
    'The contracts have not been audited by an independent firm. An error in them can cost everything that is in them.',
  riskContracts:
    'What you trade goes through contracts that nobody can stop for you or undo. A transaction that is confirmed stays.',
  riskPrices:
    'Prices move. A swap may bring as little as its least amount, an order may never be filled, and pool shares can be worth less than what was put in.',
  riskTokens: 'Anybody can open a market for any token. Look at its address, not its name.',
  riskKeys: 'Only you hold your keys. The page can neither restore them nor refund you.',
  riskAccept: 'I understand and take these risks',
  riskOnce: 'Asked once on this device.',
  goOn: 'Go on',
  notNow: 'Not now',
});
