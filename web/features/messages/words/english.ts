import { phrases } from '#lib/language.ts';

export const say = phrases('messages', {
  chat: 'Messages',
  sealed: 'Only the two of you can read this. Relays see sealed bytes, and when they came.',
  noRelay:
    'This page names no relay, so there are no messages. Everything else works: paying, releasing, settling, disputing; payment details can be demanded on the chain.',
  noKeysHere:
    'This device does not have your keys of this trade, so it reads and writes no messages. Money is not touched by that. Go on where you took the trade, or set new keys here.',
  notKept:
    'This device keeps nothing, or has no room left: nothing was sent, since it would be forgotten.',
  waitForKeys: 'The other side has no keys yet: you can write once it confirmed.',
  outage: (why: string) => `Messages do not get through now: ${why}`,
  tryAgain: 'Send again',
  finding: (why: string) =>
    `Something that came cannot be believed: ${why} It changes nothing of the money.`,
  you: 'You',
  other: 'Other side',
  empty: 'No messages yet.',
  details: 'Payment details, sealed',
  unreadable: 'A message that this page cannot show.',
  notText: 'An image or a note that this page does not show.',
  write: 'Write a message',
  send: 'Send',
});
