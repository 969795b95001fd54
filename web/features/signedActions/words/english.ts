import { phrases } from '#lib/language.ts';

export const say = phrases('signedActions', {
  signInstead: 'Let somebody else send this',
  signAbout:
    'Without a coin for gas: your wallet signs, which costs nothing, and anybody with the link can send exactly this, once, and nothing else in your name.',
  sign: 'Sign it',
  signing: 'Waiting for your wallet',
  link: (when: string) => `Give this link to who sends it. It works until ${when}.`,
  copy: 'Copy the link',
  copied: 'Copied',

  // What is signed, by the contract's names
  accept: 'Take an offer',
  confirm: 'Confirm a trade',
  cancel: 'Cancel a trade',
  demandDetails: 'Demand the payment details',
  postDetails: 'Post the payment details',
  markPaid: 'Mark a trade as paid',
  release: 'Release the tokens',
  deny: 'Deny a payment',
  dispute: 'Open a dispute',
  submitEvidence: 'Hand in evidence',
  reply: 'Answer evidence',
  requestRuling: 'Ask the court',
  requestBackup: 'Ask the backup court',
  concede: 'Give in',
  propose: 'Propose a settlement',
  acceptSettlement: 'Accept a settlement',
  setKeys: 'Set new keys for messages',
  withdraw: 'Withdraw from escrow',
  reprice: 'Change an offer’s price',
  reduce: 'Take out of an offer',
});
