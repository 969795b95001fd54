import { phrases } from '#lib/language.ts';

export const say = phrases('faucet', {
  testTokens: 'Test tokens',
  arrived: (amount: string, symbol: string) => `${amount} ${symbol} arrived.`,
  getMore: 'Get more',
  getTest: (symbol: string) => `Get test ${symbol}`,
});
