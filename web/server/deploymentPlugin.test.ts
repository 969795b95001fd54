import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createServer, type ViteDevServer } from 'vite';
import { afterEach, describe, expect, it } from 'vitest';
import { deploymentPlugin } from './deploymentPlugin.ts';

let server: ViteDevServer | undefined;
let folder: string | undefined;

afterEach(async () => {
  await server?.close();
  if (folder) await rm(folder, { recursive: true });
});

async function ask(environment: Record<string, string>) {
  folder = await mkdtemp(join(tmpdir(), 'weir-deployment-'));
  const path = join(folder, 'deployment.json');
  await writeFile(path, JSON.stringify({ chainId: 31337 }));
  server = await createServer({
    root: folder,
    configFile: false,
    logLevel: 'silent',
    server: { port: 0, host: '127.0.0.1' },
    plugins: [deploymentPlugin({ WEIR_DEPLOYMENT: path, ...environment })],
  });
  await server.listen();
  return fetch(new URL('deployment.json', server.resolvedUrls?.local[0]));
}

describe('deploymentPlugin', () => {
  it('serves the address file with node, indexer and relays', async () => {
    const urls = {
      WEIR_RPC_URL: 'http://127.0.0.1:1',
      WEIR_INDEXER_URL: 'http://127.0.0.1:2',
      WEIR_MAILBOX_URLS: 'http://127.0.0.1:3, http://127.0.0.1:4',
    };
    const response = await ask(urls);
    expect(await response.json()).toEqual({
      chainId: 31337,
      rpcUrl: 'http://127.0.0.1:1',
      indexerUrl: 'http://127.0.0.1:2',
      mailboxUrls: ['http://127.0.0.1:3', 'http://127.0.0.1:4'],
    });
  });

  it('says that there is no indexer', async () => {
    const response = await ask({ WEIR_RPC_URL: 'http://127.0.0.1:1' });
    expect(await response.json()).toMatchObject({ indexerUrl: null, mailboxUrls: [] });
  });

  it('adds what the environment says of the chain', async () => {
    const response = await ask({
      WEIR_RPC_URL: 'http://127.0.0.1:1',
      WEIR_CHAIN_NAME: 'Base',
      WEIR_COIN: 'Ether, ETH, 18',
      WEIR_EXPLORER_URL: 'https://basescan.org',
      WEIR_IS_TESTNET: 'false',
    });
    expect(await response.json()).toMatchObject({
      chainName: 'Base',
      coin: { name: 'Ether', symbol: 'ETH', decimals: 18 },
      explorerUrl: 'https://basescan.org',
      isTestnet: false,
    });
  });

  it.each([
    ['WEIR_COIN', 'Ether'],
    ['WEIR_COIN', 'Ether,ETH,eighteen'],
    ['WEIR_IS_TESTNET', 'perhaps'],
  ])('says what is wrong in %s=%s', async (variable, value) => {
    const response = await ask({ WEIR_RPC_URL: 'http://127.0.0.1:1', [variable]: value });
    expect(response.status).toBe(503);
    expect((await response.json()).error).toContain(variable);
  });

  it('names what is missing', async () => {
    const response = await ask({ WEIR_DEPLOYMENT: '', WEIR_RPC_URL: 'http://127.0.0.1:1' });
    expect(response.status).toBe(503);
    expect((await response.json()).error).toContain('WEIR_DEPLOYMENT is not set');
  });
});
