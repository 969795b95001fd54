import { readFile } from 'node:fs/promises';
import { isAbsolute, join } from 'node:path';
import { type Deployment, exchangeAbi, parseDeployment } from '@weir/contracts';
import { type Address, createPublicClient, http, type PublicClient } from 'viem';
import { foundry } from 'viem/chains';
import { foundryBinary } from '../foundryBinary.ts';
import { root } from '../runCommand.ts';
import type { Part, Parts } from './parts.ts';
import { waitUntil } from './waitUntil.ts';

/** The address file says that something is where the chain has nothing. */
class NotOnChain extends Error {
  override readonly name = 'NotOnChain';
  constructor(
    readonly what: string,
    readonly place: string,
  ) {
    super(`The deployment is incomplete: ${what} is not on the chain at ${place}.`);
  }
}

/** A client that reads the local chain. */
export function readChain(rpcUrl: string): PublicClient {
  return createPublicClient({
    chain: foundry,
    transport: http(rpcUrl),
    pollingInterval: 200,
    cacheTime: 0,
  });
}

/**
 * anvil on `port`, with a block each `blockTime` seconds or, without it, one for each transaction.
 * It keeps the state of the last 256 blocks only, so a long run stays small.
 */
export function anvilPart(port: number, blockTime?: number, chainId: number = foundry.id): Part {
  const options: Record<string, string> = {
    '--host': '127.0.0.1',
    '--port': String(port),
    '--chain-id': String(chainId),
    '--hardfork': 'osaka',
    '--prune-history': '256',
  };
  if (blockTime !== undefined) options['--block-time'] = String(blockTime);
  return {
    name: 'The chain (anvil)',
    command: foundryBinary('anvil'),
    args: [...Object.entries(options).flat(), '--quiet'],
  };
}

/** Resolves when a node answers at `rpcUrl`. Throws `NotReady`. */
export async function waitForChain(rpcUrl: string): Promise<void> {
  const client = readChain(rpcUrl);
  await waitUntil('The chain (anvil)', 20, async () => (await client.getChainId()) > 0);
}

/** A script of contracts/script, broadcast to `rpcUrl`. */
export function scriptPart(script: string, rpcUrl: string, env: Record<string, string>): Part {
  return {
    name: 'The deployment (forge script)',
    command: foundryBinary('forge'),
    args: ['script', `contracts/script/${script}.s.sol`, '--rpc-url', rpcUrl, '--broadcast'],
    env: { FOUNDRY_PROFILE: 'default', ...env },
  };
}

/**
 * Runs contracts/script/LocalMarket.s.sol on a fresh chain, and checks that everything it names is there.
 * @param deploymentPath of the address file it writes, inside contracts/addresses or .local.
 * Throws `PartFailed` with forge's words, or `NotOnChain`.
 */
export async function deployLocalMarket(
  parts: Parts,
  rpcUrl: string,
  deploymentPath: string,
): Promise<Deployment> {
  await parts.run(scriptPart('LocalMarket', rpcUrl, { WEIR_DEPLOYMENT: deploymentPath }));
  const path = isAbsolute(deploymentPath) ? deploymentPath : join(root, deploymentPath);
  const deployment = parseDeployment(JSON.parse(await readFile(path, 'utf8')));
  await checkDeployment(readChain(rpcUrl), deployment);
  return deployment;
}

/** Throws `NotOnChain` unless every contract has code and every market is open. */
export async function checkDeployment(client: PublicClient, deployment: Deployment) {
  const contracts: [string, Address][] = [
    ['the exchange', deployment.exchange],
    ['the lens', deployment.lens],
    ...optional('the composer', deployment.composer),
    ...optional('the extension', deployment.extension),
    ...optional('the timelock', deployment.timelock),
    ...optional("the pool share tokens' factory", deployment.poolShareTokenFactory),
    ...optional("the v2 pairs' factory", deployment.v2PairFactory),
    ...optional('lending', deployment.lending),
    ...optional("lending's lens", deployment.lendingLens),
    ...optional('the liquidator', deployment.liquidator),
    ...optional('leverage', deployment.leverage),
    ...deployment.tokens.map(({ symbol, address }): [string, Address] => [symbol, address]),
  ];
  for (const [what, address] of contracts) {
    if ((await client.getCode({ address })) === undefined) throw new NotOnChain(what, address);
  }
  for (const { id } of deployment.markets) {
    const { exchange: address } = deployment;
    const slot = await client.readContract({
      address,
      abi: exchangeAbi,
      functionName: 'extsload',
      args: [id],
    });
    if (slot === 0n) throw new NotOnChain(`market ${id}`, address);
  }
}

/** What older address files do not name. */
function optional(what: string, address: Address | undefined): [string, Address][] {
  return address === undefined ? [] : [[what, address]];
}
