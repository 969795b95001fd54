import { phrases } from '#lib/language.ts';

export const say = phrases('faucet', {
  getMore: 'Get more',
  getTest: (symbol: string) => `Get test ${symbol}`,
});
