import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseDeployment } from '@weir/contracts';
import { toHex } from 'viem';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { root } from '../runCommand.ts';
import { developmentAccount } from './accounts.ts';
import { anvilPart, checkDeployment, readChain, scriptPart, waitForChain } from './chain.ts';
import { type PartFailed, Parts } from './parts.ts';
import { choosePort } from './ports.ts';

const CHAIN_ID = 424_242;
let parts: Parts;
let rpcUrl: string;
let path: string;

beforeAll(async () => {
  const port = await choosePort(0, 'the chain (anvil)', '--rpc-port');
  parts = new Parts(join(root, '.local', `deploy-${port}`));
  path = join(parts.logDirectory, 'addresses.json');
  rpcUrl = `http://127.0.0.1:${port}`;
  parts.start(anvilPart(port, undefined, CHAIN_ID));
  await waitForChain(rpcUrl);
}, 60_000);
afterAll(async () => {
  await parts.stop();
  parts.removeLogs();
});

async function deploy(): Promise<void> {
  const key = developmentAccount(3).getHdKey().privateKey;
  if (!key) throw new Error('The development account has no key.');
  const env = { DEPLOYER_KEY: toHex(key), WEIR_DEPLOYMENT: path };
  await parts.run(scriptPart('Deploy', rpcUrl, env));
}

it('Deploy.s.sol puts the exchange on any chain, at the addresses that its file names', async () => {
  await deploy();
  const deployment = parseDeployment(JSON.parse(await readFile(path, 'utf8')));
  expect(deployment).toMatchObject({ chainId: CHAIN_ID, tokens: [], markets: [] });
  await checkDeployment(readChain(rpcUrl), deployment);
}, 120_000);

it('Deploy.s.sol run again deploys nothing and keeps the file, to which tokens may have been added', async () => {
  const block = await readChain(rpcUrl).getBlockNumber();
  await writeFile(path, '{ "kept": true }');
  await deploy();
  expect(await readFile(path, 'utf8')).toBe('{ "kept": true }');
  expect(await readChain(rpcUrl).getBlockNumber()).toBe(block);
}, 120_000);

it('LocalMarket.s.sol refuses a chain that is not the local one, because its keys are public', async () => {
  const run = parts.run(scriptPart('LocalMarket', rpcUrl, { WEIR_DEPLOYMENT: path }));
  const failure = await run.catch((error: PartFailed) => error);
  expect(failure).toMatchObject({ output: expect.stringContaining(`NotALocalChain(${CHAIN_ID}`) });
}, 120_000);
