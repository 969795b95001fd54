import { phrases } from '#lib/language.ts';

export const say = phrases('peerLinks', {
  betweenPeople: 'Between people:',
  buyFor: (symbol: string, currencies: string) => `buy ${symbol} for ${currencies}`,
  sellFor: (symbol: string, currencies: string) => `sell ${symbol} for ${currencies}`,
});
