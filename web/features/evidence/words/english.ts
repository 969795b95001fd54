import { phrases } from '#lib/language.ts';

export const say = phrases('evidence', {
  title: 'Evidence',
  about:
    'The arbitrators see what one of you hands in, and nothing else. The chain gets a fingerprint of it, which tells nothing; the messages go to the drawn arbitrators, sealed.',
  submitUntil: (when: string, left: string) =>
    `You can hand in evidence until ${when}, ${left} more times at most.`,
  replyUntil: (when: string, left: string) =>
    `The time for evidence is over. You can answer until ${when}, ${left} more times at most.`,
  replyInstead: (when: string, left: string) =>
    `You handed in evidence as often as is allowed. You can still answer until ${when}, ${left} more times at most.`,
  usedUp: 'You handed in as often as is allowed.',
  closed: 'The time to hand in is over.',
  choose: 'Choose what to hand in',
  chooseReply: 'Choose what to answer with',
  noRelay:
    'This page names no relay, so it can bring arbitrators no evidence. Settling and giving in work without.',
  noChat:
    'This device cannot read the messages of this trade. Hand in evidence where you wrote them.',
  waitForPanel:
    'Nobody is drawn yet, so nothing can be sealed to anybody: what you hand in stays on this device until then. Come back once the court was asked and the panel is drawn, and send it.',
  outside:
    'The court of this trade is not the page’s own. It gets the fingerprint from the chain; send it the saved copy in the way that it asks for.',

  // What was handed in
  nothingYet: 'Nobody has handed in anything yet.',
  broughtBy: (who: string, how: string) => `${who}: ${how}`,
  you: 'You',
  seller: 'Seller',
  buyer: 'Buyer',
  other: 'Other side',
  MarkPaid: 'statement with the payment',
  SubmitEvidence: 'evidence',
  Reply: 'answer',
  fingerprint: (hash: string) => `fingerprint ${hash}`,
  saveCopy: 'Save a copy',
  keptHere: 'On this device, not sent yet',
  sent: 'Sent to the arbitrators',
  notHere: 'Not on this device',

  // Sending it to the panel
  panelDrawn: (seats: string) =>
    `${seats} arbitrators were drawn. They can read what you handed in only once you send it.`,
  send: 'Send it to the arbitrators',
  sendAgain: 'Send it again',
  sending: 'Sealing and sending…',
  allSent:
    'What you handed in lies sealed at the relays. Should another panel be drawn, send it again.',
  notSent: (why: string) => `It was not sent, and nothing is lost: ${why}`,
  noKeys:
    'This device does not have your present keys of this trade, and relays take evidence only from them. Set new keys under the messages, then send it.',
  unreachable: (seats: string) =>
    `To these seats nothing can be sealed, for they named no key that works: ${seats}.`,
  fromCopy: 'Send a saved copy',
  copyOfOther: 'This copy is of something else: its fingerprint is none that you handed in here.',
  tooMuchKept:
    'Relays keep 4 MB of a side. With this, what you handed in before no longer fits beside it: the oldest would be deleted there.',

  // Choosing
  chooseTitle: 'Hand in evidence',
  replyTitle: 'Answer with evidence',
  chooseAbout:
    'Choose the messages that the arbitrators should see. Between the first and the last one of each side it also shows that others are there, and when they were written, but not what they say.',
  noMessages: 'No messages were written in this trade. Write a statement: it becomes one.',
  statement: 'Your own words',
  statementHint: 'Goes to the other side as a message, too. Pictures are sent in the messages.',
  addStatement: 'Write and choose it',
  chosen: (count: string) => `${count} chosen`,
  look: 'See what it reveals',
  lookTitle: 'What the arbitrators will see',
  lookAbout:
    'Exactly this, with your signatures and the other side’s, which prove who wrote it. Never your keys, and no message that is not here.',
  showsDetails: 'It holds payment details: the arbitrators read the account and the name.',
  back: 'Choose otherwise',
  handIn: 'Hand it in',
  handInLabel: 'Hand in evidence',
  replyLabel: 'Answer with evidence',
  timePassed:
    'The time to hand in passed while this was open. What you chose is still here; it can no longer be handed in.',
  nowReply: 'The time for evidence passed while this was open: it goes in as an answer.',
  notKept:
    'This device keeps nothing (a private window?), or has no room: the arbitrators could never be shown what the fingerprint is of. Nothing was sent.',

  // Messages
  message: (number: string) => `message ${number}`,
  messages: (from: string, to: string) => `messages ${from} to ${to}`,
  hidden: 'Not shown',
  details: 'Payment details',
  payee: 'Name of the payee',
  image: 'A picture in the messages',
  imageIncomplete: (missing: string, count: string) =>
    `A picture of which ${missing} of ${count} parts are missing.`,
  imageRefused: 'A picture that this page does not draw.',
  settlement: (amount: string) => `Proposed to settle: ${amount} for the buyer`,
  keys: 'Announced new keys',
  unreadable: 'A message that this page cannot show.',

  // With the payment
  withPayment: 'What you want to say about the payment (optional)',
  withPaymentHint:
    'Goes to the other side as a message. Its fingerprint goes on the chain now, so that in a dispute nobody can say that you wrote it later.',
  receipts: 'Pictures that you sent, such as a receipt',
});
