import { phrases } from '#lib/language.ts';

export const say = phrases('deployment', {
  notFound: (why: string) =>
    `The page does not know yet where the exchange is. ${why} Trying again every few seconds.`,
  finding: 'Finding the exchange…',
  serverAnswered: (status: number) => `The page's server answered ${status}.`,
  localChain: 'Local chain',
  chain: (id: number) => `Chain ${id}`,
  onExplorer: (what: string) => `${what}: show it in the block explorer (opens a new tab)`,
});
