import type { TradingAction } from '@weir/contracts';
import { phrases } from '#lib/language.ts';

export const say = phrases('permissions', {
  permissions: 'Trading permissions',
  about:
    'A bot’s key can trade with your balance on the exchange, in markets that you name. It can never withdraw or transfer.',
  giveRights: 'Give a key rights',
  giveRightsTo: (key: string) => `Give ${key} rights`,
  aboutGrant: 'What the key had in the same markets before is replaced.',
  rightsUnknown: 'The node does not answer, so it is not known who may trade for you.',
  readingRights: 'Reading the rights that you gave',
  nobody: 'Nobody may trade for you.',
  onlyThisDevice:
    'Your node does not give the whole record: only keys that got rights from this device are listed.',
  otherMarket: 'another market',
  until: (time: string) => `until ${time}`,
  revoke: 'Revoke',
  revokeOf: (key: string) => `Revoke the rights of ${key}`,
  key: 'Key',
  signatures: 'Signatures given',
  aboutSignatures:
    'Given on this device. Whoever has one can bring it to the chain; one that was brought shows above as rights.',
  bringUntil: (time: string) => `can be brought until ${time}`,
  makeVoid: 'Make void',
  voidOf: (key: string) => `Make the signature for ${key} void`,
  keyAddress: 'Address of the key',
  keyForm: 'An address begins with 0x and has 40 digits after it.',
  keyMistyped: 'This address has a mistake in it: its capital letters do not fit.',
  keyIsYours: 'This is your own address',
  keyIsNobody: 'Nobody has a key to this address',
  enterKey: 'Enter the key’s address',
  switchFirst: 'Switch your wallet’s network first',
  chooseMarket: 'Choose a market',
  chooseAction: 'Choose what it may do',
  inMarkets: 'In these markets',
  unlisted: 'not listed',
  mayDo: 'It may',
  place: 'place orders',
  placeMeaning: 'that lock or spend your balance',
  reduce: 'reduce orders',
  reduceMeaning: 'and return what they locked',
  cancel: 'cancel orders',
  cancelMeaning: 'and return what they locked',
  claim: 'claim fills',
  claimMeaning: 'to your balance',
  swap: 'swap',
  swapMeaning: 'at whatever price it sets',
  lasting: 'For how long',
  days: (count: number) => (count === 1 ? '1 day' : `${count} days`),
  thiefTrades:
    'Whoever steals the key can trade badly on purpose and lose all of your balance that these markets trade.',
  thiefCancels: 'Whoever steals the key can take your orders off the book, and no more.',
  thiefNever: 'He can never withdraw, transfer or use your wallet, and you can revoke at any time.',
  giveOnChain: 'Give rights by a transaction',
  signInstead: 'Sign instead, the bot pays the gas',
  whatIsSigned: 'What is signed',
  exchange: 'Exchange',
  rightsEnd: 'Rights end',
  broughtBy: 'To be brought by',
  usedOnce: 'Number used once',
  random: 'random',
  waiting: 'Waiting for the transaction…',
  waitingForSignature: 'Waiting for your wallet…',
  rejected: 'You rejected it in the wallet. Nothing was signed.',
  signedWords:
    'Hand this to your bot and to nobody else. It can be brought to the chain for a day.',
  signedGrant: 'Signed rights',
  copy: 'Copy as JSON',
  copied: 'Copied',
  copyFailed: 'The browser did not allow it: mark the text and copy it.',
  close: 'Close',
});

/** Every action's name and what it does. */
export function actionWords(): Record<TradingAction, { name: string; meaning: string }> {
  return {
    place: { name: say.place, meaning: say.placeMeaning },
    reduce: { name: say.reduce, meaning: say.reduceMeaning },
    cancel: { name: say.cancel, meaning: say.cancelMeaning },
    claim: { name: say.claim, meaning: say.claimMeaning },
    swap: { name: say.swap, meaning: say.swapMeaning },
  };
}
