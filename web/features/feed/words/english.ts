import { phrases } from '#lib/language.ts';

export const say = phrases('feed', {
  notSetUp: 'No indexer is set up.',
  silent: 'The indexer does not answer.',
  stalled: 'The indexer does not keep up with the chain.',
  catchingUp: (blocks: number) => `The indexer is catching up (${blocks} blocks).`,
  missing: 'Candles, recent trades and order history are missing.',
  behind: 'Candles, trades and orders may be behind.',
  tradingGoesOn: 'Quotes and trading come from the node and go on.',
});
