import { phrases } from '#lib/language.ts';

export const say = phrases('atomicSwaps', {
  // Where one is
  title: 'Swaps between chains',
  parts: 'Swaps between chains',
  peers: 'Offers',
  kept: 'Your swaps',
  propose: 'Propose a swap',
  whatItIs:
    'Tokens on one chain for tokens on another, with somebody you need not trust. Either both of you are paid, or both get back what they locked. Nobody stands between: no bridge, no operator.',
  onThisDevice: 'Swaps on this device',
  readingKept: 'Reading your swaps',
  noSwaps: 'No swap is kept on this device yet.',
  swapTitle: (hash: string) => `Swap ${hash}`,
  asHolder: 'You proposed it',
  asResponder: 'You answer it',
  running: 'Running',
  noSuchSwap:
    'No swap with this hash is kept on this device, and the address brings none. Open the link that you were sent, or paste its text.',
  openText: 'Open what you were sent',
  pasteText: 'Link or text of a proposal',
  pasteHint:
    'Of this page or of the command line. A record that you exported elsewhere can be pasted too.',
  open: 'Open',
  textWrong: 'That is no proposal, and no record of a swap.',
  textWrongField: (field: string) => `That is no valid proposal: its field ${field} is wrong.`,
  recordWarning:
    'This is the record of a swap. Go on only if you exported it yourself: one from somebody else could make you lock on terms that you never agreed on.',
  recordIsMine: 'I exported it myself.',
  recordTaken:
    'A swap with this hash is kept here already, with another role or other terms. It stays as it is.',

  // Proposing
  youGive: 'You give',
  youGet: 'You get',
  chainNumber: 'Chain number',
  nodesOfChain: 'Nodes of this chain',
  nodesHint:
    'Their https:// addresses, with spaces between. Two of different operators are safer: a single one that lies can cost you the swap. They stay on this device.',
  more: 'Contract and finality',
  contract: 'HashTimeLock’s address',
  contractHint: (usual: string) =>
    `Left empty it is the usual one, ${usual}. Name another only if you deployed it yourself.`,
  confirmations: 'Blocks until one is final',
  confirmationsHint: 'Left empty the node says itself which blocks are final.',
  token: 'Token’s address',
  amount: 'Amount',
  noChainNumber: 'A chain’s number has digits only.',
  nodeAddressWrong:
    'An address begins with https://, or with http://localhost for your own machine.',
  noAddress: 'That is no address.',
  noBlockCount: 'A whole number above 0.',
  mistyped: 'An address is mistyped: its capital letters do not fit.',
  noNumber: 'That is not a number.',
  tooPrecise: 'That has more decimals than the token.',
  readingToken: 'Reading the token…',
  tokenNodeSilent: 'The node does not answer about this token.',
  noTokenThere: 'There is no token at this address on this chain.',
  absurdDecimals: 'This token has more decimals than any of use.',
  suspiciousToken:
    'It calls itself like a known token, or hides letters. Compare the whole address.',
  sameSymbol: (symbol: string) =>
    `Both call themselves ${symbol}. They are two tokens on two chains, worth the same only if somebody redeems both: compare the addresses.`,
  unlistedToken: 'Anybody may call a token anything: what counts is its address.',
  askingNodes: 'Asking the nodes…',
  nodesGood: (age: string) => `The nodes answer; the newest block is ${age} old.`,
  otherSide: 'The other side',
  counterparty: 'Address of the other side, on both chains',
  yourAddress: (address: string) =>
    `You lock and receive with ${address} on both chains. A smart account may not be yours on the other one: use a plain one.`,
  profile: 'How sure',
  rollup: 'Rollup',
  fast: 'Fast',
  rollupTrust:
    'No sequencer is trusted: a transaction that is left out can be forced in within 24 hours. Times are long for it.',
  fastTrust:
    'The sequencers of both chains are trusted: one that leaves your transaction out for hours, or stands still, can cost you all that you swap.',
  agreeTrust: 'I trust the sequencers of both chains with this amount.',
  timesOf: (answer: string, second: string, first: string) =>
    `From now the other side has ${answer} to answer. If it does not go through, its tokens return after ${second}, and yours after ${first}.`,
  enterGiveChain: 'Enter the chain you give on, and a node',
  enterGetChain: 'Enter the chain you get on, and a node',
  enterGiveToken: 'Enter the token you give',
  enterGetToken: 'Enter the token you get',
  enterGiveAmount: 'Enter what you give',
  enterGetAmount: 'Enter what you get',
  enterCounterparty: 'Enter the other side’s address',
  sameChain: 'Two chains are needed',
  counterpartyIsYou: 'The other side is yourself',
  counterpartyIsContract: 'The other side is the contract',
  agreeToTrust: 'Say that you trust the sequencers',
  connect: 'Connect',
  makeProposal: 'Make the proposal',
  nothingYet: 'Nothing is locked by this: you see all that is checked first.',
  notKept:
    'This browser keeps nothing for this page (a private window, or storage that is full or refused). Nothing was locked: without its record a swap cannot be gone on with.',

  // The free choice
  freeChoice: 'What the freedom to walk away is worth',
  freeOfResponder: (time: string, cost: string) =>
    `Who answers may choose for up to ${time}: about ${cost} of the amount.`,
  freeOfHolder: (time: string, cost: string) =>
    `Who proposed may choose for up to ${time}: about ${cost} of the amount.`,
  freeWhy:
    'Prices move meanwhile, and who may choose goes through only if it pays. A fair price contains it. Reckoned with 4 % a day.',

  // The terms
  terms: 'What is agreed',
  onChain: (chain: string) => `on ${chain}`,
  chain: (id: number) => `Chain ${id}`,
  units: (units: string) => `${units} units`,
  from: 'From',
  to: 'To',
  you: 'you',
  tokenAddress: 'Token',
  backFrom: 'Back to its sender from',
  profileName: 'Profile',
  hash: 'Hash',
  gasNote: 'Both of you need coin for gas on both chains.',

  // Accepting
  acceptTitle: 'Somebody proposes this swap to you',
  acceptText:
    'Compare all of it with what you agreed on outside of this page: chains, token addresses, amounts. Nodes of your own show whether it is true.',
  agreedGive: (amount: string, chain: string) =>
    `I agreed to give ${amount} on ${chain}, and the token’s address is right.`,
  agreedGet: (amount: string, chain: string) =>
    `I agreed to get ${amount} on ${chain}, and the token’s address is right.`,
  accept: 'Accept and go on',
  acceptHint: 'Nothing is locked by this. The lock is the next step, and is checked again.',
  everyRuleKept: 'Every rule is kept.',
  sayAgreed: 'Say that both are as agreed',
  enterNodes: 'Enter nodes of both chains',
  checking: 'Looking at both chains…',
  cannotAccept: 'A rule is broken',
  ownProposal:
    'This is your own proposal. It goes on where it was made: on the device with its secret.',
  notForYou: (address: string) => `It is meant for ${address}. Connect that account to accept.`,
  contractUnknown: (chain: string, contract: string) =>
    `On ${chain} the proposal goes by another contract than the usual one: ${contract}. Its code may be the same and its books forged. Accept only if you deployed it yourself, and name it under “Contract and finality”.`,
  madeTitle: 'Your lock of this swap is made',
  madeText:
    'It lies on its chain, and this device keeps nothing of it: go on here, and the page says what is to be done next.',
  goOn: 'Go on with it here',
  chainsTitle: 'How you see the chains',
  chainsText: 'Never take nodes from the other side: what you are shown is what you lose by.',
  changeChains: 'Nodes and contracts…',
  saveChains: 'Use these',
  nodesMissing:
    'Of a chain of this swap no node is known on this device. Enter one to go on: what is locked is not touched by that.',

  // Prompts
  readingSwap: 'Looking at both chains',
  timeLeft: (time: string) => `${time} left`,
  untilAt: (when: string) => `until ${when}`,
  lockFirstTitle: 'Lock what you give',
  lockFirstText:
    'Your secret is kept on this device. Locking comes first from you; the other side answers once your lock is final. If it does not, you get everything back, but only from the time on that stands under “What is agreed”.',
  lockSecondTitle: 'Lock what you give',
  lockSecondText:
    'The other side’s lock is final, and every rule is kept. Once yours is too, the other side reveals its secret by taking it, and with that you take yours.',
  revealTitle: 'Take what you get',
  revealText:
    'The other side’s lock is final. Taking it reveals your secret: from then on the other side takes yours. Do it in one go, and never after the time is up.',
  redeemTitle: 'Take what is yours now',
  redeemText:
    'The secret is known, or may be. Take your tokens before the time is up: afterwards they go back to the other side.',
  refundTitle: 'Take back what you locked',
  refundText: 'The time is up and the swap did not go through. Your tokens are yours again.',
  notYetTitle: 'Not yet',
  notYetText: 'This is still in the way. The page looks again every few seconds.',
  doNotTitle: 'Do not go on',
  doNotText: 'A rule is broken that waiting does not mend. Nothing more is locked or revealed.',
  answerTitle: 'Wait for the other side to lock',
  answerText:
    'Send the proposal to the other side. Nothing more can be asked of you until it has locked.',
  secretTitle: 'Wait for the other side to take its part',
  secretText:
    'By that it reveals the secret, and you can take yours. Keep this page open, or a watcher running: from then on your time counts.',
  tooLateToRevealTitle: 'Too late to reveal',
  tooLateToRevealText:
    'The transaction could come too late and still tell the secret. Your tokens come back once the time above is over.',
  refundWaitTitle: 'Wait for your refund',
  refundWaitText:
    'The swap does not go through. Your tokens come back once the time above is over.',
  redeemFinalTitle: 'Wait for the last block',
  redeemFinalText: 'Your tokens are there. The swap is over once the block is final.',
  refundFinalTitle: 'Wait for the last block',
  refundFinalText: 'Your tokens are back. The swap is over once the block is final.',
  lockTakenBackTitle: 'A fork took the other lock back',
  lockTakenBackText:
    'Your own was taken with the secret, and the other one may come into a block again. Keep this page open: it is yours to take then.',
  sentLockTitle: 'A lock may be on its way',
  sentLockText:
    'A transaction that locks was handed to your wallet and is in no block. It can come in until the time above.',
  swappedTitle: 'Swapped',
  swappedText: 'You have what you wanted, in a final block.',
  returnedTitle: 'Returned',
  returnedText: 'The swap did not go through, and you have your tokens back.',
  neverLockedTitle: 'Never locked',
  neverLockedText: 'The time for it is over, and nothing of yours was locked.',
  lostTitle: 'Lost',
  lostText:
    'The other side took what you locked, and the time to take its part is over. Who comes that late cannot be helped by the contract.',

  // Steps
  doLock: (amount: string) => `Lock ${amount}`,
  doReveal: (amount: string) => `Reveal and take ${amount}`,
  doRedeem: (amount: string) => `Take ${amount}`,
  doRefund: (amount: string) => `Take back ${amount}`,
  alsoDue: 'Also due',
  stageChecking: 'Looking at both chains once more…',
  stageSwitching: (chain: string) => `Your wallet moves to ${chain}…`,
  stageApproving: 'Approve the amount in your wallet…',
  stageAsking: 'Sign in your wallet…',
  stageMining: 'Waiting for its block…',
  overtime:
    'The time for this is over while your wallet still asks. Say no there: nothing is lost by that.',
  wasSent:
    'A lock may have been sent before: look into your wallet. A second one would revert, and cost gas only.',
  endSuccess: 'It is in a block.',
  endReverted:
    'The transaction reverted: it changed nothing. The page shows what is to be done now.',
  endPending:
    'The transaction is sent and in no block yet. Your wallet can raise its fee; the page goes on as soon as a chain shows it.',
  stopRefused: 'While you looked at it a rule was broken. Nothing was sent.',
  stopMovedOn: 'While you looked at it the swap moved on, or the time was up. Nothing was sent.',
  stopAccount: (address: string) =>
    `This lock is ${address}’s to make. Connect that account. Nothing was sent.`,
  stopTooLittle: (held: string) => `You hold ${held}, which is too little. Nothing was sent.`,
  stopNotApproved: 'The approval is in no block, or reverted. Nothing was locked: try again.',
  stopNoSecret: 'The secret is not on this device. Bring it from where you made the proposal.',
  rejectedLock: 'You said no in the wallet. Nothing was locked.',
  rejectedReveal:
    'You said no in the wallet, but it has seen the secret, and with it whoever tries transactions for it. Take your tokens now.',
  addChainFirst: (chain: number) =>
    `Your wallet does not have chain ${chain}. Add it there, then press again.`,
  walletElsewhere: (chain: number) => `Your wallet is not on chain ${chain}. Nothing was sent.`,
  walletLeft: 'The wallet was disconnected. Nothing was sent.',
  accountChanged: 'The wallet’s account has changed. Nothing was sent.',
  walletSaidNothing:
    'The wallet answered without a transaction. Look into it before you try again.',

  // Keeping
  keepTitle: 'Keep it safe',
  keepText:
    'Your time counts even while this page is closed. Come back in time, or let a watcher on another machine take and refund for you.',
  proposalTitle: 'Hand this to the other side',
  proposalText: 'It holds no secret. The text is for the command line.',
  copyLink: 'Copy the link',
  copyText: 'Copy the text',
  copied: 'Copied',
  copyRefused: 'The browser does not let the page copy. Select the text and copy it.',
  linkLabel: 'The proposal as a link',
  exportRecord: 'Export for a watcher',
  exportSecret: 'Export the secret',
  secretWarning:
    'Before you have taken your part, whoever has the secret can let the other side take yours. Keep the file to yourself.',
  watcherText:
    'Put the file into ~/.weir/swaps, set SWAP_KEY to a key with coin for gas, and run this. It holds no secret that is not public.',
  watcherCommand: 'Command of the watcher',
  secretMissing: 'The secret is not on this device',
  secretMissingText:
    'Without it nothing can be revealed: your lock then comes back when its time is up. Paste the exported secret to go on here.',
  pasteSecret: 'The secret',
  secretWrong: 'That is not the secret of this swap.',
  keepSecretHere: 'Keep it here',

  // What nodes do
  staleReading: (when: string) => `What you see is of ${when}.`,
  nodeSilent: (chain: string, why: string) =>
    `${chain}: a node does not answer as it should (${why}).`,
  nodeLies: (chain: string, why: string) =>
    `${chain}: a node shows what cannot be. Use another. (${why})`,
  nodeOtherChain: (chain: string, why: string) =>
    `${chain}: the node given is of another chain. Name one of ${chain}. (${why})`,
  nodeNoContract: (chain: string) =>
    `${chain}: no node shows HashTimeLock at the address of this swap. Either they lie, or it is not there.`,
  nodeNoFinality: (chain: string) =>
    `${chain}: the node knows no finalised block. Say under “Contract and finality” after how many blocks one is final.`,
  nodeUnexpected: (why: string) => `The chains could not be read: ${why}`,

  // Rules
  ruleWrongChain: (chain: string) => `The node given for ${chain} is of another chain.`,
  ruleUnknownCode: (chain: string) =>
    `What lies at the contract’s address on ${chain} is not HashTimeLock.`,
  ruleNoToken: (chain: string) => `There is no token at that address on ${chain}.`,
  ruleNotLocked: (chain: string) => `The lock is not on ${chain} yet, or has other terms.`,
  ruleLockEnded: (chain: string) => `The lock on ${chain} has ended already.`,
  ruleNotFinal: (chain: string) =>
    `The lock on ${chain} is in a block that is not final: a fork could still undo it.`,
  ruleHashUsed: (chain: string) =>
    `The hash was used before on ${chain}: who knows its secret could take both sides.`,
  ruleSecretKnown: (chain: string) =>
    `The secret is public on ${chain}: whoever locks under it gives tokens away.`,
  ruleReceiverRefused: (chain: string) =>
    `The token on ${chain} would not pay its receiver now: it is blocked there, or the token is paused or broken.`,
  ruleChainSilent: (chain: string) =>
    `${chain} and your clock are more than 15 minutes apart: the chain or its node has halted, or a clock is wrong.`,
  ruleGapTooSmall:
    'By the chains’ clocks the two times are too near to each other: you could not redeem in every case.',
  ruleTooLateToLock:
    'It is too late for the second lock: it could not become final before the last moment to reveal.',
  ruleExpiryTooFar: (chain: string) =>
    `The lock on ${chain} would last longer than its profile allows: tokens would lie locked, and the other side choose, for longer.`,
  ruleTooLateToReveal:
    'It is too late to reveal: the transaction could come too late and still tell the secret.',

  // HashTimeLock's errors
  WrongChain: 'The lock is meant for another chain.',
  NotTheSender: 'Only the account that the terms name makes this lock.',
  BadReceiver: 'This address cannot receive a lock.',
  ZeroAmount: 'The amount is zero.',
  ExpiryOutOfRange: 'The lock’s time has passed, or is more than 30 days away.',
  WrongNonce: 'A lock with this hash was made before.',
  SecretKnown: 'The secret is known: no lock is made under it.',
  LockNotOpen: 'There is no such lock, or it has ended.',
  WrongSecret: 'That is not the secret of this lock.',
  TooLate: 'The lock’s time to be taken is over.',
  TooEarly: 'The lock’s time to be taken back has not come.',
  PullFailed:
    'The token does not give the amount: the balance or the allowance is too small, or it is no token.',
  PullMismatch:
    'Another amount came in than was to be locked: tokens that take a fee cannot be swapped.',
  PushFailed: 'The token does not pay its receiver.',
});
