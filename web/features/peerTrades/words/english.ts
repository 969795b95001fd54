import { phrases } from '#lib/language.ts';

export const say = phrases('peerTrades', {
  tradeTitle: (id: string) => `Trade ${id}`,
  allYours: 'Your trades and offers',
  readingTrade: 'Reading the trade',
  noSuchTrade: (id: string) => `There is no trade ${id} in this escrow.`,
  staleTrade: 'The node does not answer: what you see may have changed.',
  unlistedToken: (symbol: string) =>
    `${symbol} is not on this page’s list. Anyone may call a token anything: compare its address.`,
  youSell: (amount: string, fiat: string) => `You sell ${amount} for ${fiat}`,
  youBuy: (amount: string, fiat: string) => `You buy ${amount} for ${fiat}`,
  watchedTrade: (amount: string, fiat: string) => `${amount} for ${fiat}`,
  timeLeft: (time: string) => `${time} left`,
  untilAt: (when: string) => `until ${when}`,
  moreToDo: 'Other ways on',
  movedOn:
    'The trade moved on while this was open, or its time passed: what you were about to do no longer works. Nothing was sent from here.',

  // Prompts
  confirmTitle: 'Confirm the trade',
  confirmText:
    'Somebody took your offer. Confirm that you are there: only then may the buyer pay. If you do not, it costs you 0.5 %.',
  waitForMakerTitle: 'Wait for the other side to confirm',
  waitForMakerText: 'Do not pay yet. You may leave for nothing until they confirm.',
  makerLateTitle: 'The confirmation did not come',
  makerLateText: 'The time to confirm is over. Anyone can end the trade now; the maker pays 0.5 %.',
  payNowTitle: 'Pay now',
  payNowText:
    'Pay exactly this amount from an account in your own name, then say so here. Your tokens are safe in escrow meanwhile.',
  payOverdueTitle: 'The time to pay is over',
  payOverdueText:
    'Do not pay any more. If you have paid already, say so now: shortly even that will no longer work.',
  waitForPaymentTitle: 'Wait for the payment',
  waitForPaymentText:
    'The buyer pays outside the chain. Release only when the money is in your account: pictures and receipts prove nothing.',
  paymentLateTitle: 'The payment did not come',
  paymentLateText:
    'The buyer’s time is over. Anyone can end the trade now; the tokens go back and the buyer pays for the time.',
  postDetailsTitle: 'Post your payment details',
  postDetailsText:
    'The buyer says your details did not arrive. Post them on the chain, sealed for the buyer; else the trade ends and costs you 2 %.',
  waitForDetailsTitle: 'Wait for the payment details',
  waitForDetailsText: 'The seller has to post them here. Your clock stands still meanwhile.',
  detailsLateTitle: 'The details were not posted',
  detailsLateText: 'Anyone can end the trade now; the seller pays 2 %.',
  checkBankTitle: 'Check your bank',
  checkBankText:
    'The buyer says the money is on its way. Open your bank app yourself. If it is there, release; if it is not, dispute.',
  releaseLateTitle: 'Release or dispute',
  releaseLateText:
    'Each day without a release costs you 0.5 % more, at most 5 %. If you were not paid, dispute: it stops that.',
  waitForReleaseTitle: 'Wait for the release',
  waitForReleaseText:
    'The seller checks the bank. Never cancel now: you would lose what you paid. If nothing happens you can dispute.',
  lateReleaseTitle: 'The release is late',
  lateReleaseText:
    'What you get grows by 0.5 % a day, at most 5 %. You can dispute now. Never cancel after paying.',
  postBondTitle: 'The seller says you did not pay',
  postBondText: 'If you did, dispute now and post your bond. If you do nothing the tokens go back.',
  waitForBondTitle: 'Wait for the buyer',
  waitForBondText: 'You denied the payment. The buyer has seven days to dispute.',
  bondLateTitle: 'The buyer did not dispute',
  bondLateText: 'Anyone can end the trade now; everybody gets back what they brought.',
  addEvidenceTitle: 'Dispute: bring your evidence',
  addEvidenceText:
    'Three days to hand in evidence, below. You may settle or give in at any time. No court was asked yet.',
  replyTitle: 'Dispute: answer the other side',
  replyText:
    'One more day for answers, below. Then a court may be asked. You may settle or give in at any time.',
  askCourtTitle: 'Dispute: ask the court',
  askCourtText:
    'Either of you may ask now. The loser’s bond pays for it. Settling stays possible until it rules.',
  waitForRulingTitle: 'Wait for the ruling',
  waitForRulingText: 'The court was asked. You may still settle or give in until it rules.',
  askBackupTitle: 'Ask the backup court',
  askBackupText: 'The court did not rule. The backup court can be asked, or you settle.',
  waitForHalvingTitle: 'No court ruled',
  waitForHalvingText: 'Settle, or each gets half when the time is over.',
  halveTitle: 'No court ruled in time',
  halveText: 'Anyone can end the trade now: half each, and bonds go back.',
  finishedTitle: 'The trade is over',
  finishedText: 'What you got lies in your balance in the escrow.',
  watchingTitle: 'A trade of two others',
  watchingText: 'Only its two sides act. Connect the account of one of them to go on.',

  // Actions
  ConfirmAction: 'Confirm the trade',
  CancelAction: 'Cancel the trade',
  ExpireAction: 'End the trade',
  DemandDetailsAction: 'Demand the payment details',
  PostDetailsAction: 'Post the details',
  MarkPaidAction: 'I have paid',
  ReleaseAction: 'Release the tokens',
  DenyAction: 'I was not paid',
  DisputeAction: 'Open a dispute',
  SubmitEvidenceAction: 'Add evidence',
  ReplyAction: 'Reply',
  ConcedeAction: 'Give in',
  RequestRulingAction: 'Ask the court',
  RequestBackupAction: 'Ask the backup court',
  CancelAbout: 'The tokens go back to the seller.',
  cancelPaidAbout:
    'Never cancel after paying: the tokens go back to the seller, and nobody gives your money back.',
  ExpireAbout: 'The time for it is over, so anyone may end this trade.',
  DemandDetailsAbout:
    'Your clock stops. The seller has two hours to post the details on the chain, sealed for you; else the trade ends at the seller’s cost. You can do this once.',
  ReleaseAbout: 'The buyer gets the tokens at once. This cannot be taken back.',
  DenyAbout:
    'The buyer has seven days to post a bond and dispute; else the tokens come back to you.',
  DisputeAbout:
    'Both bring evidence for three days and answer for one; then a court may be asked. The loser’s bond pays for it.',
  disputeBondAbout: (amount: string) => `To dispute you post a bond of ${amount}.`,
  ConcedeAbout: 'You give in: the other side gets the amount, and this of yours on top.',
  RequestRulingAbout: (fee: string) =>
    `The court that the offer names decides. It costs at most ${fee} out of the bonds; the loser pays it.`,
  RequestBackupAbout:
    'The backup court decides instead. The bonds pay it as much as was kept for a court; who asks pays the rest.',
  backupFee: 'The backup court asks for',
  youAdd: 'Of it you pay yourself',
  addedIsGone:
    'What you add is not given back, however the court rules. Otherwise the trade ends in halves.',
  backupSilent:
    'The backup court does not say what it costs, so it cannot be asked now. Try again later, or settle.',

  // Figures
  youGet: 'You get',
  theyGet: 'The other side gets',
  costsYou: 'It costs you',
  nothing: 'nothing',
  figuresMove: 'As of now: time that passes until the transaction’s block counts too.',

  // Payment
  payee: 'Name of the payee',
  payAmount: 'Exact amount',
  payBy: 'Pay by',
  copy: 'Copy',
  copied: 'Copied',
  copyOf: (name: string) => `Copy ${name}`,
  ownName:
    'Paid from an account in your own name? Money from anybody else’s account can be refused.',
  readingDetails: 'Reading the payment details',
  noDetailsYet:
    'The payment details did not arrive yet. They come by message; if they do not, demand them on the chain in the first third of your time.',
  noKeysHere:
    'This device does not have the keys of this trade, so it cannot read the payment details. Open the trade on the device that took it.',
  detailsUnreadable: (why: string) => `The details that were posted cannot be used: ${why}`,
  demandAgain: 'The details were demanded once already; they cannot be demanded again.',

  // Confirming
  whereToPay: (method: string) => `Where the buyer pays to, by ${method}`,
  payeeHint: 'As your bank shows it',
  account: 'Account (IBAN, phone, handle)',
  reference: 'Reference',
  referenceHint: 'What the buyer writes on the payment. Do not mention crypto or this page.',
  detailsKept:
    'Kept on this device for the next trade. The buyer gets them sealed; the chain holds a fingerprint that tells nothing.',
  accountAge: 'How old is the buyer’s payment account?',
  accountAgeAbout:
    'A payment by this method can be taken back. What you choose bounds the trade: only believe what you have seen signed.',
  age0: 'Not shown: at most 50 USD',
  age1: '30 days or more: half the token’s limit',
  age2: '60 days or more: the token’s limit',
  fieldEmpty: (field: string) => `${field} is missing.`,
  fieldRefused: (why: string) => `It cannot be used: ${why}`,
  notKept:
    'This device keeps nothing (a private window?), so the trade’s keys would be lost. Allow storage, then confirm.',
  noDetailsHere:
    'This device does not hold the details that you confirmed with. Open the trade on the device that confirmed it.',
  buyerHasNoKeys: 'The buyer’s keys were not read yet.',
  buyersKeyUnusable:
    'Nothing can be sealed to the key that the buyer announced. Post all the same: the details are sealed to your own key, you keep your time, and a court can be shown them.',

  // Paid
  typeAmount: (amount: string) => `Type the amount you paid: ${amount}`,
  amountDiffers: (amount: string) => `That is not ${amount}.`,
  holdThree: 'Hold for three seconds',
  holding: 'Keep holding…',
  neverCancel: 'Never cancel after paying: you would lose the money and get no tokens.',
  signedSaysNothing: 'What is signed here carries no statement. Take it out, or send it yourself.',
  statementProblem: (why: string) =>
    `Your words could not go with it: ${why} Empty the field to go on without them.`,
  statementNotKept:
    'This device keeps nothing (a private window?), so they could not be shown in a dispute.',
  onlyIfPaid: 'Say this only if the money has left your account. A false word costs your bond.',

  // Release
  sawTheMoney: 'I opened my bank app and the money is there',
  receiptsProveNothing:
    'A receipt, a picture or an e-mail proves nothing: only your own bank app does.',
  nameMatches: 'The sender’s name is the buyer’s',

  // Settlement
  settlement: 'Settle together',
  settlementAbout:
    'Agree on how much of the amount the buyer gets. The seller gets the rest, bonds go back. It ends the trade at once.',
  toBuyer: 'The buyer gets',
  propose: 'Propose this',
  proposeLabel: (amount: string) => `Propose ${amount} for the buyer`,
  takeBack: 'Take it back',
  takeBackLabel: 'Take the proposal back',
  yourProposal: (amount: string, when: string) =>
    `You proposed ${amount} for the buyer, open until ${when}.`,
  theirProposal: (amount: string, when: string) =>
    `The other side proposes ${amount} for the buyer, open until ${when}.`,
  acceptProposal: 'Accept',
  acceptLabel: (amount: string) => `Settle: ${amount} for the buyer`,
  tooMuch: (amount: string) => `At most ${amount}.`,
  notANumber: 'That is not a number.',
  tooPrecise: (decimals: string) => `At most ${decimals} decimals.`,

  // Finished
  outcomeNone: 'Not over',
  outcomeCancelled: 'Cancelled: the tokens went back to the seller.',
  outcomeReleased: 'Released: the buyer has the tokens.',
  outcomeSettled: 'Settled: both agreed.',
  outcomeConceded: 'One side gave in.',
  outcomeRuledForBuyer: 'A court ruled for the buyer.',
  outcomeRuledForSeller: 'A court ruled for the seller.',
  outcomeHalved: 'No court ruled: half each.',
  howItEnded: 'How it ended',
  inEscrow: 'Your balance in the escrow',
  withdraw: 'Withdraw to my wallet',
  withdrawLabel: (amount: string) => `Withdraw ${amount}`,
  nothingToWithdraw: 'Nothing to withdraw',

  // The court
  courtTitle: 'The court',
  readingCourt: 'Reading the dispute',
  otherCourt:
    'This court is not the page’s own: it rules by its own rules, and this page does not know them.',
  courtDrawing:
    'Three arbitrators are drawn by the hash of a coming block, so nobody chooses them.',
  courtCommitting: 'The arbitrators look at the evidence and vote in secret.',
  courtRevealing: 'The arbitrators reveal their votes.',
  courtCounting: 'The votes can be counted.',
  courtRuled: (ruling: string) =>
    `The panel ruled ${ruling}. Until the time is over anyone may fund an appeal to seven others, and who wins pays nothing for it; or wait.`,
  courtFinal: (ruling: string) => `The last word: ${ruling}.`,
  rulingRefused: 'for neither: it refused',
  rulingBuyer: 'for the buyer',
  rulingSeller: 'for the seller',
  appealOn: 'An appeal: seven arbitrators instead of three.',
  votes: 'Votes shown',
  votesFor: (buyer: string, seller: string, refused: string) =>
    `${buyer} buyer, ${seller} seller, ${refused} refused`,
  ofSeats: (shown: string, seats: string) => `${shown} of ${seats}`,
  appealCost: 'An appeal costs',
  drawStep: 'Draw the panel',
  renewPinStep: 'Take another block',
  abandonStep: 'End the draw',
  tallyStep: 'Count the votes',
  appealStep: 'Fund an appeal',
  concludeStep: 'Make the ruling final',

  // What happened
  history: 'What happened',
  readingHistory: 'Reading what happened',
  historyOfLogs: 'No indexer answers: this was read from your node’s logs.',
  logRefused: (from: string, to: string) =>
    `Your node does not give what happened in the blocks ${from} to ${to}. Without it the keys of messages and payment details on the chain cannot be read. Choose another node.`,
  logSilent: 'What happened to this trade could not be read: the node does not answer.',
  transaction: 'Transaction',
  youDid: 'You: ',
  sellerDid: 'Seller: ',
  buyerDid: 'Buyer: ',
  otherDid: (who: string) => `${who}: `,
  didTake: 'offer taken',
  didConfirm: 'trade confirmed',
  didCancel: 'trade cancelled',
  didExpire: 'trade ended, the time for it being over',
  didDemandDetails: 'payment details demanded',
  didPostDetails: 'payment details posted',
  didMarkPaid: 'marked as paid',
  didRelease: 'tokens released',
  didDeny: 'payment denied',
  didDispute: 'dispute opened',
  didSubmitEvidence: 'evidence added',
  didReply: 'replied',
  didConcede: 'gave in',
  didRequestRuling: 'court asked',
  didRequestBackup: 'backup court asked',
  didRule: 'ruling',
  didPropose: 'settlement proposed',
  didProposeAmount: (amount: string) => `settlement proposed, ${amount} for the buyer`,
  didTakeBack: 'proposal taken back',
  didAcceptSettlement: 'settlement accepted',
  didSetKeys: 'new keys set',

  // Facts
  facts: 'The trade',
  offer: 'Offer',
  toOffer: 'its terms and other trades',
  amount: 'Amount',
  price: 'Payment',
  method: 'Method',
  seller: 'Seller',
  buyer: 'Buyer',
  sellerBond: 'Seller’s bond',
  buyerBond: 'Buyer’s bond',
  fee: 'Fee on release',
  court: 'Court',
  you: 'you',
  setKeys: 'Set new keys',
  bondInEscrow:
    'Your bond has to lie in your balance in escrow before this is sent: others may deposit it there for you.',
  forEver:
    'Public for ever: both wallets, amounts, currency, method and times. Payment details and messages are not.',
});
