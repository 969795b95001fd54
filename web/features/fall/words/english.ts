import { phrases } from '#lib/language.ts';

export const say = phrases('fall', {
  fallOf: 'How the trade runs down pool and book',
  limitLine: 'limit',
  partsAtPrices: 'Parts, at prices with fees',
  partsLabel: 'Parts of the trade, with prices that include fees',
  pool: 'Pool',
  book: 'Book',
  moreParts: (count: number) => `and ${count} more parts`,
  poolPart: (amount: string) => `pool ${amount}`,
  bookPart: (amount: string, prices: number) =>
    `book ${amount} at ${prices === 1 ? 'one price' : `${prices} prices`}`,

  past: 'How it ran down pool and book',
  marketOfTrade: 'Market of the trade',
  readingPast: 'Reading the market as it stood before',
  otherFirst:
    'Not drawn: in its block something else moved this market before it, and a drawing of the block before would be wrong.',
  notKept: 'Not drawn: this node does not keep markets as they stood before that block.',
  notReached: 'Not drawn: the node does not answer.',
});
