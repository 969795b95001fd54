import { type Deployment, erc20Abi, type MarketKey, unpackMarketKey } from '@weir/contracts';
import { formatEther, formatUnits, type PublicClient, toHex } from 'viem';
import { developmentAccount, MNEMONIC, roles } from './accounts.ts';

/** What runs, and where; null for what is switched off. */
export interface Running {
  pageUrl: string | null;
  rpcUrl: string;
  indexerUrl: string | null;
  mailboxUrl: string | null;
  deployment: Deployment;
  bots: boolean;
}

/** The text that tells people where everything is. The page's address comes first. */
export async function summary(running: Running, client: PublicClient): Promise<string> {
  const { deployment } = running;
  const markets = deployment.markets.map((key) => marketName(deployment, key));
  const rows: [string, string][] = [
    ['Page', running.pageUrl ?? 'off'],
    ['RPC', running.rpcUrl],
    ['Indexer', running.indexerUrl ?? 'off'],
    ['Mailbox', running.mailboxUrl ?? 'off'],
    ['Chain id', String(deployment.chainId)],
    ['Markets', markets.join(', ')],
    [
      'Bots',
      running.bots ? 'a market maker, a noise trader, a liquidator, the maker of offers' : 'off',
    ],
    ['Exchange', deployment.exchange],
    ['Lens', deployment.lens],
    ...deployment.tokens.map(({ symbol, address }): [string, string] => [symbol, address]),
  ];
  const [first, second, page] = await Promise.all([
    accountLines('Account 0', 0, deployment, client),
    accountLines('Account 1', 1, deployment, client),
    accountLines("The page's test account (9)", roles.page, deployment, client),
  ]);
  return [
    '',
    ...rows.map(([name, value]) => `  ${name.padEnd(10)}${value}`),
    '',
    '  Well-known development keys follow: never use them on any other chain.',
    ...first,
    ...second,
    ...page,
    `  All ten come from the mnemonic: ${MNEMONIC}`,
    '',
    '  npx pnpm crash 15 lets all prices fall by 15 %: watch the liquidator. Ctrl-C stops everything.',
    '',
  ].join('\n');
}

function marketName({ tokens }: Deployment, key: MarketKey): string {
  const { base, quote } = unpackMarketKey(key);
  const symbol = (address: string) => tokens.find((token) => token.address === address)?.symbol;
  return `${symbol(base) ?? base}/${symbol(quote) ?? quote}`;
}

/** An account's name, address, key and balances. */
async function accountLines(
  name: string,
  index: number,
  { tokens }: Deployment,
  client: PublicClient,
): Promise<string[]> {
  const account = developmentAccount(index);
  const { privateKey } = account.getHdKey();
  const coins = await client.getBalance({ address: account.address });
  const balances = await Promise.all(
    tokens.map(async ({ address, symbol, decimals }) => {
      const balance = await client.readContract({
        address,
        abi: erc20Abi,
        functionName: 'balanceOf',
        args: [account.address],
      });
      return `${formatUnits(balance, decimals)} ${symbol}`;
    }),
  );
  return [
    `  ${name}: ${account.address}`,
    `    key ${privateKey ? toHex(privateKey) : 'unknown'}`,
    `    holds ${formatEther(coins)} ETH, ${balances.join(', ')}`,
  ];
}
