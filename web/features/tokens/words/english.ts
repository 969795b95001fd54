import { phrases } from '#lib/language.ts';

export const say = phrases('tokens', {
  search: 'Search a symbol or a name, or paste an address',
  tokens: 'Tokens',
  chosen: 'chosen',
  notListed: 'not listed',
  nothingFound: 'No token of the list is called so. Paste the address of another one to import it.',
  mistyped: 'This address has a mistake in it: its capital letters do not fit. Copy it again.',
  notHere: (symbol: string) => `${symbol} cannot be chosen here: it is the other side already.`,
  pasteAddress: 'Any other token: paste its address above. What you import stays on this device.',
  imported: 'Imported tokens',
  remove: (symbol: string, address: string) => `Take ${symbol} (${address}) off your list`,
  reading: 'Reading the token',
  nodeSilent: 'The node does not answer, so nothing is known of this address.',
  askAgain: 'Ask again',
  noContract: 'There is no contract at this address on this chain.',
  noToken: 'There is a contract at this address, but it is no token (ERC-20).',
  absurdDecimals: (decimals: bigint) =>
    `This token says that it has ${decimals.toString().slice(0, 12)} decimals. With more than 36 it cannot be counted here.`,
  decimals: (decimals: number) => `${decimals} decimals`,
  notTheListed: (symbol: string) => `This is not the listed ${symbol}.`,
  looksLike: (symbol: string, address: string) =>
    `It only looks like it. ${symbol} of the list has the address ${address}.`,
  hides: 'Its name holds characters that cannot be seen. Honest tokens have no need of them.',
  anybody:
    'Anybody can make a token and name it as he likes. Compare the address with one that you trust.',
  iKnow: 'I compared the address, and want this token.',
  importToken: (symbol: string) => `Import ${symbol}`,
});
