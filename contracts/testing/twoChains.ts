import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type Address,
  concatHex,
  encodeAbiParameters,
  encodeFunctionData,
  erc20Abi,
  getAddress,
  type Hex,
  hexToBigInt,
  keccak256,
  numberToHex,
  parseAbi,
} from 'viem';
import { mnemonicToAccount } from 'viem/accounts';
import { toHex } from 'viem/utils';
import type { Environment } from '../cli/environment.ts';
import { swapCommandLine } from '../cli/swapCommandLine.ts';
import { readArtifact } from '../toolchain/artifact.ts';
import type { SwapSide } from '../ts/atomic/atomicSwap.ts';
import type { Lock } from '../ts/atomic/lock.ts';
import { hashTimeLockAbi } from '../ts/generated/hashTimeLockAbi.ts';
import { hashTimeLockAddress } from '../ts/generated/hashTimeLockCode.ts';
import { type Anvil, startAnvil } from './anvil.ts';

/** Blocks after which one is final here. */
export const CONFIRMATIONS = 3;
/** What the usual swap gives and gets, in units. */
export const GIVEN = 1_000_000n;
export const GOT = 500n;

const GENESIS = 1_700_000_000;
/** anvil has it from the start, as nearly every chain does. */
const CREATE2_FACTORY = '0x4e59b44847b379578588920cA78FbF26c0B4956C';
const mintAbi = parseAbi(['function mint(address to, uint256 amount)']);

/** One of the two chains, with HashTimeLock and a token that both parties own. */
export interface TestedChain {
  anvil: Anvil;
  chainId: number;
  contract: Address;
  token: Address;
}

/** What a command printed with --json, and its exit code. */
export interface Answer {
  exit: number;
  json: Record<string, unknown>;
  /** What it said meanwhile. */
  said: string[];
}

/** Parts of the machine that a test may replace. */
export type Replaced = Partial<Pick<Environment, 'sleep' | 'signal' | 'variables'>>;

/** One who swaps: a key, and a directory of swaps. */
export class Party {
  readonly directory = mkdtempSync(join(tmpdir(), 'weir-swap-'));
  readonly key: Hex;
  readonly address: Address;

  constructor(
    readonly stage: TwoChains,
    index: number,
  ) {
    const account = mnemonicToAccount(
      'test test test test test test test test test test test junk',
      { addressIndex: index },
    );
    const key = account.getHdKey().privateKey;
    if (!key) throw new Error('The development account has no key.');
    this.key = toHex(key);
    this.address = account.address;
  }

  /** Runs a command as `npx pnpm swap` would, at the stage's time. Waiting lets no time pass. */
  run(args: readonly string[], replaced: Replaced = {}): Promise<Answer> {
    return this.runWith(args, this.options(), replaced);
  }

  /** `run`, with other common options. */
  async runWith(
    args: readonly string[],
    options: readonly string[],
    replaced: Replaced = {},
  ): Promise<Answer> {
    const printed: string[] = [];
    const said: string[] = [];
    const exit = await swapCommandLine([...args, ...options, '--json'], {
      ...this.environment(),
      print: (text) => printed.push(text),
      warn: (text) => said.push(text),
      ...replaced,
    });
    const last = printed.pop();
    if (last === undefined) throw new Error('The command printed nothing.');
    return { exit, json: JSON.parse(last), said: [...printed, ...said] };
  }

  /** Puts a record that was exported elsewhere where a watcher finds it. */
  keepRecord(hash: string, text: string): void {
    mkdirSync(this.directory, { recursive: true, mode: 0o700 });
    writeFileSync(join(this.directory, `${hash}.json`), text, { mode: 0o600 });
  }

  environment(): Environment {
    return {
      now: () => this.stage.now,
      sleep: async () => undefined,
      print: () => undefined,
      warn: () => undefined,
      variables: { SWAP_KEY: this.key },
      signal: new AbortController().signal,
    };
  }

  /** The options that all commands of this stage take. */
  options(): string[] {
    const { first, second } = this.stage;
    const each = [first, second].flatMap(({ anvil, chainId, contract }) => [
      `--rpc=${chainId}=${anvil.url}`,
      `--contract=${chainId}=${contract}`,
      `--confirmations=${chainId}=${CONFIRMATIONS}`,
    ]);
    return [...each, `--dir=${this.directory}`];
  }
}

/** Two local chains, a clock, and two who swap: Alice holds the secret and locks first, Bob answers. */
export class TwoChains {
  now = GENESIS;
  readonly alice = new Party(this, 1);
  readonly bob = new Party(this, 2);
  #snapshots: Hex[] = [];
  #files = 0;

  private constructor(
    readonly first: TestedChain,
    readonly second: TestedChain,
  ) {}

  static async start(): Promise<TwoChains> {
    const [first, second] = await Promise.all([deployed(31_001), deployed(31_002)]);
    const stage = new TwoChains(first, second);
    for (const chain of [first, second]) {
      for (const { address } of [stage.alice, stage.bob]) {
        await transact(chain.anvil, address, chain.token, {
          abi: mintAbi,
          functionName: 'mint',
          args: [address, GIVEN * 1000n],
        });
      }
    }
    await stage.pass(1000);
    return stage;
  }

  /** The chains are as they were at the last call, or at the start; both parties forget their swaps. */
  async reset(): Promise<void> {
    const chains = [this.first.anvil, this.second.anvil];
    if (this.#snapshots.length > 0) {
      await Promise.all(chains.map((anvil, i) => anvil.rpc('evm_revert', [this.#snapshots[i]])));
    }
    await Promise.all(chains.map((anvil) => anvil.rpc('evm_setAutomine', [true])));
    this.#snapshots = await Promise.all(chains.map((anvil) => anvil.rpc<Hex>('evm_snapshot')));
    this.now = GENESIS + 1000;
    for (const { directory } of [this.alice, this.bob]) {
      rmSync(directory, { recursive: true, force: true });
    }
  }

  async stop(): Promise<void> {
    await Promise.all([this.first.anvil.stop(), this.second.anvil.stop()]);
    for (const { directory } of [this.alice, this.bob]) {
      rmSync(directory, { recursive: true, force: true });
    }
  }

  /** Lets seconds pass on the clock and both chains, and mines enough for what was before to be final. */
  async pass(seconds: number): Promise<void> {
    this.now += seconds;
    await Promise.all([mineAt(this.first, this.now), mineAt(this.second, this.now)]);
  }

  /** Alice proposes the usual swap. Resolves to its hash and the file with its terms. */
  async propose(): Promise<{ hash: Hex; terms: string }> {
    const { alice, bob, first, second } = this;
    const answer = await alice.run([
      'propose',
      `--give=${first.chainId}:${first.token}:${GIVEN}`,
      `--get=${second.chainId}:${second.token}:${GOT}`,
      `--with=${bob.address}`,
    ]);
    if (answer.exit !== 0) throw new Error(JSON.stringify(answer));
    return { hash: answer.json.hash as Hex, terms: JSON.stringify(answer.json.terms) };
  }

  /** Bob accepts terms. */
  accept(terms: string, replaced: Replaced = {}): Promise<Answer> {
    return this.bob.run(['accept', this.termsFile(terms), ...this.agreed()], replaced);
  }

  /** Terms as they are handed over: a file. */
  termsFile(terms: string): string {
    mkdirSync(this.bob.directory, { recursive: true });
    const path = join(this.bob.directory, `terms-${++this.#files}.json`);
    writeFileSync(path, terms);
    return path;
  }

  /** What a command says in words. */
  async words(party: Party, args: readonly string[]): Promise<string> {
    const printed: string[] = [];
    await swapCommandLine([...args, ...party.options()], {
      ...party.environment(),
      print: (text) => printed.push(text),
    });
    return printed.join('\n');
  }

  /** Lets the contract take units of a party's. */
  async approve(side: SwapSide, owner: Address, units: bigint): Promise<void> {
    const { anvil, token, contract } = this[side];
    const args = [contract, units] as const;
    await transact(anvil, owner, token, { abi: erc20Abi, functionName: 'approve', args });
  }

  /** `idOf`, by the contract. */
  async contractId({ anvil, contract }: TestedChain, lock: Lock): Promise<Hex> {
    const call = { abi: hashTimeLockAbi, functionName: 'idOf', args: [lock] } as const;
    const data = encodeFunctionData(call);
    return anvil.rpc<Hex>('eth_call', [{ to: contract, data }, 'latest']);
  }

  /** What Bob says he agreed on. */
  agreed(): string[] {
    const { first, second } = this;
    return [
      `--give=${second.chainId}:${second.token}:${GOT}`,
      `--get=${first.chainId}:${first.token}:${GIVEN}`,
    ];
  }

  balance(side: SwapSide, owner: Address): Promise<bigint> {
    const { anvil, token } = this[side];
    return balanceOf(anvil, token, owner);
  }
}

/** Mines blocks of later and later seconds, the last one at `time`. */
export async function mineAt({ anvil }: TestedChain, time: number): Promise<void> {
  const { timestamp } = await anvil.rpc<{ timestamp: Hex }>('eth_getBlockByNumber', [
    'latest',
    false,
  ]);
  const from = Number(timestamp);
  for (let left = CONFIRMATIONS; left >= 0; left--) {
    // A chain's clock never stands still or goes back.
    await anvil.rpc('evm_mine', [
      { timestamp: Math.max(time - left, from + 1 + CONFIRMATIONS - left) },
    ]);
  }
}

async function balanceOf(anvil: Anvil, token: Address, owner: Address): Promise<bigint> {
  const data = encodeFunctionData({ abi: erc20Abi, functionName: 'balanceOf', args: [owner] });
  return hexToBigInt(await anvil.rpc<Hex>('eth_call', [{ to: token, data }, 'latest']));
}

/** A transaction of one of anvil's own accounts, in a block of its own. Throws where it reverts. */
async function transact(
  anvil: Anvil,
  from: Address,
  to: Address | null,
  call: Parameters<typeof encodeFunctionData>[0] | Hex,
): Promise<Address | null> {
  const data = typeof call === 'string' ? call : encodeFunctionData(call);
  const hash = await anvil.rpc<Hex>('eth_sendTransaction', [
    { from, ...(to && { to }), data, gas: numberToHex(5_000_000) },
  ]);
  const receipt = await receiptOf(anvil, hash);
  if (receipt.status !== '0x1') throw new Error(`The transaction ${hash} reverted.`);
  return receipt.contractAddress;
}

interface Receipt {
  status: Hex;
  contractAddress: Address | null;
}

/** The block of a transaction is made just after the node has taken it. */
async function receiptOf(anvil: Anvil, hash: Hex): Promise<Receipt> {
  for (;;) {
    const receipt = await anvil.rpc<Receipt | null>('eth_getTransactionReceipt', [hash]);
    if (receipt) return receipt;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

/** Sends a call of HashTimeLock from one of anvil's accounts. */
export function callLock(
  { anvil, contract }: TestedChain,
  from: Address,
  functionName: 'lock' | 'redeem' | 'refund',
  args: readonly unknown[],
): Promise<Address | null> {
  return transact(anvil, from, contract, { abi: hashTimeLockAbi, functionName, args });
}

async function deployed(chainId: number): Promise<TestedChain> {
  const anvil = await startAnvil({ chainId, genesisTime: GENESIS });
  await anvil.rpc('evm_setAutomine', [true]);
  await anvil.rpc('anvil_setBlockTimestampInterval', [1]);
  const [deployer] = await anvil.rpc<[Address]>('eth_accounts');
  const named = encodeAbiParameters(
    [{ type: 'string' }, { type: 'string' }, { type: 'uint8' }],
    ['Token', 'TOKEN', 6],
  );
  // As the deployment's script does.
  const made = concatHex([keccak256(toHex('weir')), bytecode('HashTimeLock')]);
  await transact(anvil, deployer, CREATE2_FACTORY, made);
  const token = await transact(anvil, deployer, null, concatHex([bytecode('TestToken'), named]));
  if (!token) throw new Error('The contracts could not be deployed.');
  return { anvil, chainId, contract: hashTimeLockAddress, token: getAddress(token) };
}

function bytecode(name: string): Hex {
  return readArtifact(`${name}.sol:${name}`).bytecode.object;
}
