import { readFile } from 'node:fs/promises';
import { isAbsolute, join } from 'node:path';
import { type Deployment, exchangeAbi, parseDeployment } from '@weir/contracts';
import { foundryBinary } from '@weir/contracts/testing/foundryBinary';
import { type Address, createPublicClient, createTestClient, http, type PublicClient } from 'viem';
import { foundry } from 'viem/chains';
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

/** Seconds between the arbitrators' seats and the local markets: a seat waits thirty days. */
export const SEAT_WAIT = 30 * 86_400 + 60;
/** Seconds between the local markets and lending on them: their record of prices is half an hour long by then. */
export const RECORD_LENGTH = 1860;

/**
 * Gas of a block: all of a deployment fits. What does not fit anvil leaves lying until somebody sends something else.
 */
export const BLOCK_GAS = 150_000_000;

/**
 * anvil on `port`, with a block each `blockTime` seconds or, without it, one for each transaction.
 * It keeps the state of the last 256 blocks only, so a long run stays small.
 * @param past how many seconds ago its clock begins: the sum of what is let pass later.
 */
export function anvilPart(
  port: number,
  {
    blockTime,
    chainId = foundry.id,
    past = 0,
  }: { blockTime?: number; chainId?: number; past?: number } = {},
): Part {
  const options: Record<string, string> = {
    '--host': '127.0.0.1',
    '--port': String(port),
    '--chain-id': String(chainId),
    '--hardfork': 'osaka',
    '--gas-limit': String(BLOCK_GAS),
    '--prune-history': '256',
  };
  if (blockTime !== undefined) options['--block-time'] = String(blockTime);
  if (past > 0) options['--timestamp'] = String(Math.floor(Date.now() / 1000) - past);
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

/**
 * A script of contracts/script, broadcast to the anvil at `rpcUrl`. One that mines each transaction as it comes can overlook
 * another that comes meanwhile, for which forge would wait for ever (foundry-rs/foundry#10122): it gets them one by one. Not
 * so under another chain's number, where forge then took seconds for each: deploy.test.ts 133 s instead of 7.
 */
export async function scriptPart(
  script: string,
  rpcUrl: string,
  env: Record<string, string>,
  options: string[] = [],
): Promise<Part> {
  const node = createTestClient({ mode: 'anvil', transport: http(rpcUrl) });
  const [number, isMiningEach] = await Promise.all([
    readChain(rpcUrl).getChainId(),
    node.getAutomine(),
  ]);
  const oneByOne = isMiningEach && number === foundry.id ? ['--slow'] : [];
  return {
    name: 'The deployment (forge script)',
    command: foundryBinary('forge'),
    args: [
      'script',
      `contracts/script/${script}.s.sol`,
      '--rpc-url',
      rpcUrl,
      '--broadcast',
      ...oneByOne,
      ...options,
    ],
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
  await parts.run(await scriptPart('LocalMarket', rpcUrl, { WEIR_DEPLOYMENT: deploymentPath }));
  const path = isAbsolute(deploymentPath) ? deploymentPath : join(root, deploymentPath);
  const deployment = parseDeployment(JSON.parse(await readFile(path, 'utf8')));
  await checkDeployment(readChain(rpcUrl), deployment);
  return deployment;
}

/**
 * Lets the time pass that prices must be on record for, and runs contracts/script/LocalLending.s.sol: after
 * `deployLocalMarket`. Throws `PartFailed` with forge's words.
 */
export async function openLocalLending(
  parts: Parts,
  rpcUrl: string,
  deploymentPath: string,
): Promise<void> {
  await pass(rpcUrl, RECORD_LENGTH);
  // A guard wants more gas to be left than it uses, which forge's estimate does not see.
  const gas = ['--gas-estimate-multiplier', '300'];
  await parts.run(
    await scriptPart('LocalLending', rpcUrl, { WEIR_DEPLOYMENT: deploymentPath }, gas),
  );
}

/**
 * Runs contracts/script/LocalCourt.s.sol, and lets the time pass that seats wait: before `deployLocalMarket`.
 * Throws `PartFailed` with forge's words.
 */
export async function seatLocalCourt(parts: Parts, rpcUrl: string): Promise<void> {
  await parts.run(await scriptPart('LocalCourt', rpcUrl, {}));
  await pass(rpcUrl, SEAT_WAIT);
}

/** Runs contracts/script/LocalTrades.s.sol: after `seatLocalCourt` and `deployLocalMarket`. Throws `PartFailed`. */
export async function postLocalOffers(
  parts: Parts,
  rpcUrl: string,
  deploymentPath: string,
): Promise<void> {
  await parts.run(await scriptPart('LocalTrades', rpcUrl, { WEIR_DEPLOYMENT: deploymentPath }));
}

async function pass(rpcUrl: string, seconds: number): Promise<void> {
  const time = createTestClient({ mode: 'anvil', transport: http(rpcUrl) });
  await time.increaseTime({ seconds });
  await time.mine({ blocks: 1 });
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
    ...optional("the price guards' factory", deployment.priceGuardFactory),
    ...optional("the price feeds' factory", deployment.priceFeedFactory),
    ...optional('the escrow', deployment.escrow),
    ...optional("the escrow's desk", deployment.escrowDesk),
    ...optional("the arbitrators' pool", deployment.arbitratorPool),
    ...optional('the lock of swaps between chains', deployment.hashTimeLock),
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
