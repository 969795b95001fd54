/**
 * Serves /deployment.json, from which the page learns where it trades, in `vite` and `vite preview`.
 *
 * Environment:
 * - WEIR_DEPLOYMENT: path of the chain's address file (contracts/addresses/<chainId>.json):
 *   {chainId, exchange, lens, tokens: [{address, symbol, name, decimals}], markets: [{id, baseTerms,
 *   quoteTerms}], deployedAtBlock}. Read at each request: a new deployment needs no restart.
 * - WEIR_RPC_URL: the node, as the browser reaches it.
 * - WEIR_INDEXER_URL: the indexer, as the browser reaches it; may be missing, the page then trades without.
 * - WEIR_MAILBOX_URLS: relays of sealed messages, with commas between; may be missing, trades between people then go without chat.
 * - WEIR_CHAIN_NAME, WEIR_COIN (`name,symbol,decimals`), WEIR_WRAPPED_COIN (address of the ERC-20 that wraps it),
 *   WEIR_EXPLORER_URL (in the manner of Etherscan), WEIR_WALLETCONNECT_PROJECT_ID, WEIR_IS_TESTNET (`true`, `false`):
 *   what the page says of the chain; each may be missing, and stands in the place of the address file's field
 *   (chainName, coin {name, symbol, decimals}, wrappedCoin, explorerUrl, walletConnectProjectId, isTestnet).
 * - WEB_PORT: the page's port (vite.config.ts); 5173 unless set, and never another one in its place.
 *
 * Answer: the address file with `rpcUrl`, `indexerUrl` (null without one) and `mailboxUrls` added; a static host serves the same as a
 * file (web/docs/deploying.md). 503 with words where something is missing or wrong.
 */
import { readFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Plugin } from 'vite';

/** The Vite plugin; `environment` is read when a request comes. */
export function deploymentPlugin(environment: NodeJS.ProcessEnv = process.env): Plugin {
  const answer = (_request: IncomingMessage, response: ServerResponse) => {
    readDeployment(environment).then(
      (body) => send(response, 200, body),
      (error: unknown) => {
        const message = error instanceof Error ? error.message : String(error);
        send(response, 503, JSON.stringify({ error: message }));
      },
    );
  };
  return {
    name: 'weir-deployment',
    configureServer: (server) => void server.middlewares.use('/deployment.json', answer),
    configurePreviewServer: (server) => void server.middlewares.use('/deployment.json', answer),
  };
}

async function readDeployment(environment: NodeJS.ProcessEnv): Promise<string> {
  const path = environment.WEIR_DEPLOYMENT;
  const rpcUrl = environment.WEIR_RPC_URL;
  if (!path) throw new Error('WEIR_DEPLOYMENT is not set: it names the address file of the chain.');
  if (!rpcUrl) throw new Error('WEIR_RPC_URL is not set: it is the address of the node.');
  const addresses = JSON.parse(await readFile(path, 'utf8'));
  const indexerUrl = environment.WEIR_INDEXER_URL ?? null;
  const mailboxUrls = (environment.WEIR_MAILBOX_URLS ?? '')
    .split(',')
    .map((url) => url.trim())
    .filter((url) => url !== '');
  return JSON.stringify({
    ...addresses,
    ...saidOfChain(environment),
    rpcUrl,
    indexerUrl,
    mailboxUrls,
  });
}

const texts = {
  chainName: 'WEIR_CHAIN_NAME',
  wrappedCoin: 'WEIR_WRAPPED_COIN',
  explorerUrl: 'WEIR_EXPLORER_URL',
  walletConnectProjectId: 'WEIR_WALLETCONNECT_PROJECT_ID',
} as const;

/** What the environment says of the chain; the page itself checks the values. */
function saidOfChain(environment: NodeJS.ProcessEnv): Record<string, unknown> {
  const said: Record<string, unknown> = {};
  for (const [field, variable] of Object.entries(texts)) {
    if (environment[variable]) said[field] = environment[variable];
  }
  const { WEIR_COIN: coin, WEIR_IS_TESTNET: isTestnet } = environment;
  if (coin) {
    const [name, symbol, decimals, ...more] = coin.split(',').map((part) => part.trim());
    if (!name || !symbol || !/^\d+$/.test(decimals ?? '') || more.length > 0) {
      throw new Error(`WEIR_COIN should be such as "Ether,ETH,18", but is "${coin}".`);
    }
    said.coin = { name, symbol, decimals: Number(decimals) };
  }
  if (isTestnet) {
    if (isTestnet !== 'true' && isTestnet !== 'false') {
      throw new Error(`WEIR_IS_TESTNET should be true or false, but is "${isTestnet}".`);
    }
    said.isTestnet = isTestnet === 'true';
  }
  return said;
}

function send(response: ServerResponse, status: number, body: string): void {
  response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' });
  response.end(body);
}
