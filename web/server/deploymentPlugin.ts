/**
 * Serves /deployment.json, from which the page learns where it trades, in `vite` and `vite preview`.
 *
 * Environment:
 * - WEIR_DEPLOYMENT: path of the chain's address file (contracts/addresses/<chainId>.json):
 *   {chainId, exchange, lens, tokens: [{address, symbol, name, decimals}], markets: [{id, baseTerms,
 *   quoteTerms}], deployedAtBlock}. Read at each request: a new deployment needs no restart.
 * - WEIR_RPC_URL: the node, as the browser reaches it.
 * - WEIR_INDEXER_URL: the indexer, as the browser reaches it; may be missing, the page then trades without.
 * - WEB_PORT: the page's port (vite.config.ts); 5173 unless set, and never another one in its place.
 *
 * Answer: the address file with `rpcUrl` and `indexerUrl` (null without one) added. 503 with words where
 * something is missing.
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
  return JSON.stringify({ ...addresses, rpcUrl, indexerUrl: environment.WEIR_INDEXER_URL ?? null });
}

function send(response: ServerResponse, status: number, body: string): void {
  response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' });
  response.end(body);
}
