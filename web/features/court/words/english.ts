import { phrases } from '#lib/language.ts';

export const say = phrases('court', {
  about:
    'Arbitrators rule on trades that two people dispute. A seat is bought with a stake, drawn by lot, votes in secret, is paid for rulings that last, and answers for others with its stake.',
  connectToSee: 'Connect an account to see its seats and the disputes it was drawn for.',
  stale: 'The node does not answer: what you see may have changed.',
  notRead: (why: string) => `It could not be read: ${why}`,

  // Cases
  cases: 'Disputes you were drawn for',
  readingCases: 'Reading the disputes',
  noCases:
    'None of your seats was drawn yet. Look in now and then: a panel has three days to vote.',
  noSeatsNoCases: 'You have no seat.',
  dispute: (id: string) => `Dispute ${id}`,
  ofTrade: (trade: string) => `trade ${trade}`,
  ofOther: 'of a contract that this page does not know',
  noSuchDispute: (id: string) => `The pool has no dispute ${id}.`,
  voteNow: 'Vote now',
  revealNow: 'Reveal your vote now',
  voted: 'Vote committed',
  stageDrawing: 'Waiting for the panel',
  stageCommitting: 'Voting in secret',
  stageRevealing: 'Revealing',
  stageCounting: 'To be counted',
  stageRuled: 'Ruled, may be appealed',
  stageFinal: 'Final',
  until: (when: string) => `until ${when}`,
  timeLeft: (time: string) => `${time} left`,
  backToCases: 'All disputes',

  // The vote
  yourVote: 'Your vote',
  ownTrade:
    'You are a side of this trade yourself. Nothing stops the vote, and anybody can fund an appeal to seven others who see it.',
  notOnPanel: 'None of your seats is on the panel of this round.',
  earlier: (seats: string) =>
    `On an earlier panel of this dispute: seats ${seats}. Such duties end with the dispute.`,
  seat: (seat: string) => `Seat ${seat}`,
  voteAbout:
    'Vote as the evidence says: you are paid if the ruling in the end is yours. Nobody sees your vote before everybody’s time to vote is over.',
  voteSeller: 'For the seller',
  voteBuyer: 'For the buyer',
  voteRefused: 'Refuse to rule',
  sellerMeans: 'The buyer did not pay, or not in full',
  buyerMeans: 'The buyer paid, and the money was not returned',
  refusedMeans: 'The evidence does not say',
  choose: 'Your vote',
  commit: 'Commit the vote',
  commitLabel: (seat: string) => `Commit a vote of seat ${seat}`,
  commitAgain: 'Vote otherwise',
  keep: 'Keep the vote as it is',
  committedHere: (vote: string) =>
    `Committed: ${vote}. Only this device can reveal it: save a copy, or come back with it.`,
  committedElsewhere:
    'Committed from another device. Reveal it there, or read its saved copy here; or vote again, and this one counts.',
  comeBack: (from: string, until: string) =>
    `Come back between ${from} and ${until} to reveal it: a vote that is not revealed counts for nothing and costs a tenth of the seat’s lock.`,
  saveVote: 'Save a copy of the vote',
  saveVoteWarning: 'Whoever has the copy knows your vote, and can reveal it for you.',
  readVote: 'Read a saved vote',
  voteOfOther: 'That is no vote, or not the one that this seat committed to.',
  reveal: 'Reveal the vote',
  revealLabel: (seat: string) => `Reveal the vote of seat ${seat}`,
  toReveal: (vote: string) => `Reveal now: ${vote}.`,
  saltMissing:
    'This device does not have what opens your vote. Reveal it on the device that voted, or read its saved copy here. Without it the seat is silent, and loses a tenth of its lock.',
  missed:
    'The time to vote passed without a vote of this seat: it loses a tenth of its lock in the end.',
  silent: 'It was not revealed in time: the seat loses a tenth of its lock in the end.',
  revealed: (vote: string) => `Revealed: ${vote}.`,
  voteNotKept:
    'This device keeps nothing (a private window?): the vote could never be revealed. Nothing was sent.',

  // Steps
  steps: 'What anybody may do now',
  drawStep: 'Draw the panel',
  renewPinStep: 'Take another block',
  abandonStep: 'End the draw',
  tallyStep: 'Count the votes',
  concludeStep: 'Make the ruling final',
  deliverStep: 'Deliver the ruling',
  undelivered: 'The escrow did not take the ruling: anybody may deliver it again.',

  // Evidence
  evidence: 'Evidence',
  readingEvidence: 'Reading the evidence',
  noEvidence: 'Neither side handed in anything.',
  noRelay: 'This page names no relay, so it has no evidence to show.',
  noSeatKey:
    'This device has no key of your seats, so it cannot open what is sealed to them. Read the key in under your seats.',
  lookAgain: 'Ask the relays again',
  broughtBy: (who: string, how: string, when: string) => `${who}: ${how}, ${when}`,
  seller: 'Seller',
  buyer: 'Buyer',
  MarkPaid: 'statement with the payment',
  SubmitEvidence: 'evidence',
  Reply: 'answer',
  verified: 'Signed by its authors, in its order, as it was handed in.',
  missing: (from: string, to: string) =>
    from === to
      ? `Message ${from} was left out by whoever handed this in.`
      : `Messages ${from} to ${to} were left out by whoever handed this in.`,
  unproven: (why: string) =>
    `This is not what it claims to be, and proves nothing: ${why} None of it is shown as anybody’s words.`,
  absent:
    'No relay has it for your seats: it was not sent, or not to this panel. Only its fingerprint is on the chain.',
  contradiction: (why: string) => `One side signed two histories. ${why}`,
  broken: (why: string) => `Something that was sent to your seats does not open: ${why}`,
  foreign: (count: string) => `${count} sent to other keys, as to an earlier panel.`,
  unsubmitted: (count: string) =>
    `${count} sent without a fingerprint on the chain: not handed in, so not shown.`,
  relayProblem: (why: string) => `Not every relay answered: ${why}`,
  detailsFit: 'These are the details that the seller bound itself to in the trade.',
  detailsDiffer:
    'These are not the details that the seller bound itself to in the trade: money sent there was not paid to the seller of the trade.',
  clocks: 'Times are what each author’s device said. The order of each side’s messages is proven.',

  // The trade
  trade: 'The trade',
  amount: 'Amount',
  payment: 'Payment',
  method: 'Method',
  disputedSince: 'In dispute since',
  fee: 'Paid to the panel',
  lock: 'Locked of each seat’s stake',
  silenceCosts: 'Silence costs',
  overturnCosts: 'Being overturned on appeal costs',
  question:
    'Did the buyer pay this amount, by this method, to the details that the seller bound itself to, and was it not returned? Money that was received and not returned counts as payment, whatever its reference or sender.',

  // Outcome
  outcome: 'The outcome',
  ruledSeller: 'The ruling is for the seller.',
  ruledBuyer: 'The ruling is for the buyer.',
  ruledRefused: 'The pool refused to rule.',
  firstRuling: (when: string) => `It may be appealed until ${when}; then it becomes final.`,
  lastRuling: 'It is final.',
  paid: (seat: string) => `Seat ${seat} was paid`,
  slashed: (seat: string) => `Seat ${seat} lost`,
  noFate: 'Your seats were paid nothing and lost nothing.',

  // Claims
  owed: 'What the pool owes you',
  nothingOwed: 'Nothing at present. Rewards come here when a dispute ends.',
  claim: 'Take it out',
  claimLabel: (amount: string) => `Take out ${amount}`,

  // Seats
  seats: 'Your seats',
  readingSeats: 'Reading your seats',
  noSeats: 'You have none.',
  poolHas: (count: string) => `${count} seats are active in the pool; it rules from 21 on.`,
  stageEmpty: 'given up',
  stageWaiting: 'waiting',
  stageActive: 'active',
  stageSuspended: 'suspended',
  stageLeaving: 'leaving',
  stake: 'Stake',
  locked: 'Locked by open disputes',
  duties: 'Open disputes',
  activeFrom: 'Can be activated from',
  freeFrom: 'Stake can be taken from',
  evidenceKey: 'Key for evidence',
  keyHere: 'on this device',
  keyElsewhere: 'not on this device',
  keyMissingHere: (count: string) =>
    `The keys of ${count} of your seats are not on this device: it cannot open what is sealed to them.`,
  activate: 'Activate',
  topUp: 'Fill the stake up',
  setKey: 'New key',
  startLeaving: 'Leave',
  takeStake: 'Take the stake out',
  deedLabel: (deed: string, seat: string) => `${deed}: seat ${seat}`,
  leavingAbout:
    'It is drawn no more. Disputes it was drawn for remain its duty, and its stake comes out 60 days later.',
  setKeyAbout:
    'Evidence is sealed to the new key from then on. The old one stays on this device: disputes that the seat is drawn for need it.',
  suspendedAbout:
    'Its stake fell below the largest lock: it is drawn again 30 days after it is filled up.',
  sure: 'Yes, leave',
  saveKey: 'Save the key',
  saveKeyWarning: 'Whoever has it reads all evidence that is sealed to it.',
  readKey: 'Read a saved key in',
  readKeyHint: '64 digits, as the saved copy has them',
  readKeyButton: 'Read it in',
  keyRead: 'It is on this device now.',
  keyOfOther: 'This is no key of your seats.',
  keyMalformed: 'A key has 64 digits of 0 to 9 and a to f.',
  keyNotKept:
    'This device keeps nothing (a private window?): the key would be lost, and the seat could read no evidence. Nothing was sent.',

  // Joining
  join: 'Take a seat',
  joinAbout: (stake: string) =>
    `A seat takes a stake of ${stake}. It can be drawn 30 days later, and the stake comes out 60 days after you leave. A key for evidence is made and kept on this device: save a copy of it.`,
  joinRisk:
    'Silence costs a tenth of what a dispute locks; a ruling that an appeal overturns costs all of it.',
  joinLabel: 'Take a seat',
});
