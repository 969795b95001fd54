import { phrases } from '#lib/language.ts';

export const say = phrases('registry', {
  unlisted: 'unlisted',
  title: (pair: string) => `${pair} is an unlisted market`,
  why: 'Anyone may open a market with any token, and call a token anything. Nobody has looked at this one: a token may be worthless, refuse to be sold, or imitate another. Compare the addresses with those that the project itself publishes.',
  vouched: 'listed with this page',
  strange: 'not listed',
  accept: 'I have checked the addresses',
});
