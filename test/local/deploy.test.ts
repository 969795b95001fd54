import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  type DeployedContract,
  type Deployment,
  exchangeAbi,
  hashTimeLockAddress,
  lendingAbi,
  lensAbi,
  parseDeployment,
  WAD,
} from '@weir/contracts';
import {
  type Account,
  type Address,
  concatHex,
  createTestClient,
  createWalletClient,
  encodeFunctionData,
  type Hex,
  http,
  keccak256,
  parseAbi,
  toHex,
  zeroHash,
} from 'viem';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readArtifact } from '../../contracts/toolchain/artifact.ts';
import { artifactOf, onChain } from '../../contracts/toolchain/deployedContracts.ts';
import { root } from '../runCommand.ts';
import { developmentAccount } from './accounts.ts';
import { anvilPart, checkDeployment, readChain, scriptPart, waitForChain } from './chain.ts';
import { minedReceipt } from './minedReceipt.ts';
import { type PartFailed, Parts } from './parts.ts';
import { choosePort } from './ports.ts';

const proposer = developmentAccount(4);
const guardian = developmentAccount(5);
const anyone = developmentAccount(6);
const DELAY = 3600n;

/** A chain of its own with an address file of its own. */
class Chain {
  private constructor(
    readonly id: number,
    readonly parts: Parts,
    readonly rpcUrl: string,
    readonly path: string,
  ) {}

  static async start(id: number): Promise<Chain> {
    const port = await choosePort(0, 'the chain (anvil)', '--rpc-port');
    const parts = new Parts(join(root, '.local', `deploy-${port}`));
    const rpcUrl = `http://127.0.0.1:${port}`;
    parts.start(anvilPart(port, { chainId: id }));
    await waitForChain(rpcUrl);
    return new Chain(id, parts, rpcUrl, join(parts.logDirectory, 'addresses.json'));
  }

  async stop(): Promise<void> {
    await this.parts.stop();
    this.parts.removeLogs();
  }

  /** Runs Deploy.s.sol as the development account of that index. */
  async deploy(deployer = 3): Promise<void> {
    const key = developmentAccount(deployer).getHdKey().privateKey;
    if (!key) throw new Error('The development account has no key.');
    const env = {
      DEPLOYER_KEY: toHex(key),
      PROPOSERS: proposer.address,
      GUARDIAN: guardian.address,
      TIMELOCK_DELAY: String(DELAY),
      WEIR_DEPLOYMENT: this.path,
    };
    await this.parts.run(await scriptPart('Deploy', this.rpcUrl, env));
  }

  async readDeployment(): Promise<Deployment> {
    return parseDeployment(JSON.parse(await readFile(this.path, 'utf8')));
  }
}

let chain: Chain;
let other: Chain;
let deployment: Deployment;

beforeAll(async () => {
  [chain, other] = await Promise.all([Chain.start(424_242), Chain.start(515_151)]);
  await chain.deploy();
  deployment = await chain.readDeployment();
}, 180_000);
afterAll(async () => {
  await Promise.all([chain?.stop(), other?.stop()]);
});

describe('Deploy.s.sol', () => {
  it('puts the exchange and all that belongs to it on any chain, at the addresses that its file names', async () => {
    expect(deployment).toMatchObject({ chainId: chain.id, tokens: [], markets: [] });
    expect(Object.keys(deployment.constructorArguments ?? {}).toSorted()).toEqual([
      'composer',
      'escrow',
      'escrowDesk',
      'exchange',
      'extension',
      'hashTimeLock',
      'lending',
      'lendingLens',
      'lens',
      'leverage',
      'liquidator',
      'poolShareTokenFactory',
      'priceFeedFactory',
      'priceGuardFactory',
      'timelock',
      'v2PairFactory',
    ]);
    expect(deployment.hashTimeLock).toBe(hashTimeLockAddress);
    await checkDeployment(readChain(chain.rpcUrl), deployment);
  });

  it('records constructor arguments from which, with the code, each address follows', () => {
    for (const name of Object.keys(artifactOf) as DeployedContract[]) {
      const found = onChain(name, deployment, readArtifact(artifactOf[name]));
      expect(found?.address).toBe(deployment[name]);
    }
  });

  it('names owner and guardian as it was told', async () => {
    const client = readChain(chain.rpcUrl);
    const exchange = { address: deployment.exchange, abi: exchangeAbi } as const;
    expect(await client.readContract({ ...exchange, functionName: 'owner' })).toBe(
      deployment.timelock,
    );
    expect(await client.readContract({ ...exchange, functionName: 'guardian' })).toBe(
      guardian.address,
    );
    const lending = { address: deployment.lending as Address, abi: lendingAbi } as const;
    expect(await client.readContract({ ...lending, functionName: 'owner' })).toBe(
      deployment.timelock,
    );
    expect(await client.readContract({ ...lending, functionName: 'guardian' })).toBe(
      guardian.address,
    );
    expect(await client.readContract({ ...lending, functionName: 'INTEREST_FEE' })).toBe(WAD / 10n);
  });

  it('has the same addresses on another chain, whoever deploys, and whatever stood there before', async () => {
    await createAhead('escrow');
    await other.deploy(2);
    const { chainId, deployedAtBlock: _, ...addresses } = await other.readDeployment();
    expect(chainId).toBe(other.id);
    expect(deployment).toMatchObject(addresses);
    await checkDeployment(readChain(other.rpcUrl), await other.readDeployment());
  }, 120_000);

  it('has readers start at the first block where one of the contracts stood before', async () => {
    const client = readChain(other.rpcUrl);
    const { deployedAtBlock, escrow } = await other.readDeployment();
    expect(deployedAtBlock).toBe(0n);
    // In block 1, before the script ran.
    expect(await client.getCode({ address: escrow as Address, blockNumber: 1n })).toBeDefined();
  });

  it('run again deploys nothing and keeps the file, to which tokens may have been added', async () => {
    const block = await readChain(other.rpcUrl).getBlockNumber();
    await writeFile(other.path, '{ "kept": true }');
    await other.deploy();
    expect(await readFile(other.path, 'utf8')).toBe('{ "kept": true }');
    expect(await readChain(other.rpcUrl).getBlockNumber()).toBe(block);
  }, 120_000);
});

/** Deploys one of the contracts on the other chain as anybody can: by the same factory, with the same salt and arguments. */
async function createAhead(name: DeployedContract): Promise<void> {
  const { bytecode } = readArtifact(artifactOf[name]);
  const given = deployment.constructorArguments?.[name];
  if (given === undefined) throw new Error(`The file has no arguments of ${name}.`);
  const data = concatHex([keccak256(toHex('weir')), bytecode.object, given]);
  const to = '0x4e59b44847b379578588920cA78FbF26c0B4956C';
  const wallet = createWalletClient({ transport: http(other.rpcUrl), account: anyone });
  const hash = await wallet.sendTransaction({ to, data, chain: null });
  await minedReceipt(readChain(other.rpcUrl), hash);
}

describe('the timelock', () => {
  const timelockAbi = parseAbi([
    'function schedule(address target, uint256 value, bytes data, bytes32 predecessor, bytes32 salt, uint256 delay)',
    'function execute(address target, uint256 value, bytes data, bytes32 predecessor, bytes32 salt) payable',
    'error AccessControlUnauthorizedAccount(address account, bytes32 role)',
    'error TimelockInsufficientDelay(uint256 delay, uint256 minDelay)',
    'error TimelockUnexpectedOperationState(bytes32 operationId, bytes32 expectedStates)',
  ]);
  const addTier = encodeFunctionData({
    abi: exchangeAbi,
    functionName: 'addTier',
    args: [5, 2000, 800, 300],
  });

  const timelock = () => ({ address: deployment.timelock as Address, abi: timelockAbi });
  const operation = () => [deployment.exchange, 0n, addTier, zeroHash, zeroHash] as const;

  /** Both throw what the timelock reverts with. */
  async function schedule(account: Account, delay: bigint): Promise<void> {
    const args = [...operation(), delay] as const;
    const call = { ...timelock(), functionName: 'schedule', args, account } as const;
    const { request } = await readChain(chain.rpcUrl).simulateContract(call);
    await succeed(await walletOf(account).writeContract({ ...request, account, chain: null }));
  }

  async function execute(account: Account): Promise<void> {
    const call = { ...timelock(), functionName: 'execute', args: operation(), account } as const;
    const { request } = await readChain(chain.rpcUrl).simulateContract(call);
    await succeed(await walletOf(account).writeContract({ ...request, account, chain: null }));
  }

  function walletOf(account: Account) {
    return createWalletClient({ transport: http(chain.rpcUrl), account });
  }

  async function succeed(hash: Hex): Promise<void> {
    const receipt = await minedReceipt(readChain(chain.rpcUrl), hash);
    expect(receipt.status).toBe('success');
  }

  const tierTerms = () =>
    readChain(chain.rpcUrl).readContract({
      address: deployment.lens,
      abi: lensAbi,
      functionName: 'tierTerms',
      args: [4n],
    });

  it('adds a tier only once what its proposer scheduled has waited', async () => {
    await expect(schedule(anyone, DELAY)).rejects.toThrow('AccessControlUnauthorizedAccount');
    await expect(schedule(proposer, DELAY - 1n)).rejects.toThrow('TimelockInsufficientDelay');
    await schedule(proposer, DELAY);
    await expect(execute(anyone)).rejects.toThrow('TimelockUnexpectedOperationState');
    expect(await tierTerms()).toBe(0n);

    const time = createTestClient({ mode: 'anvil', transport: http(chain.rpcUrl) });
    await time.increaseTime({ seconds: Number(DELAY) });
    await time.mine({ blocks: 1 });
    await execute(anyone);
    expect(await tierTerms()).toBe(5n | (2000n << 16n) | (800n << 40n) | (300n << 64n));
  });

  it('is the only one that may', async () => {
    const client = readChain(chain.rpcUrl);
    for (const { address } of [proposer, guardian, developmentAccount(3)]) {
      await expect(
        client.simulateContract({
          address: deployment.exchange,
          abi: exchangeAbi,
          functionName: 'addTier',
          args: [5, 2000, 800, 300],
          account: address,
        }),
      ).rejects.toThrow('NotAllowed');
    }
  });
});

it('LocalMarket.s.sol refuses a chain that is not the local one, because its keys are public', async () => {
  const run = chain.parts.run(
    await scriptPart('LocalMarket', chain.rpcUrl, { WEIR_DEPLOYMENT: chain.path }),
  );
  const failure = await run.catch((error: PartFailed) => error);
  expect(failure).toMatchObject({ output: expect.stringContaining(`NotALocalChain(${chain.id}`) });
}, 120_000);
