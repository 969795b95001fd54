import { homedir } from 'node:os';
import { join } from 'node:path';
import { type Address, getAddress, isAddress, isHex, type PrivateKeyAccount } from 'viem';
import { privateKeyToAccount } from 'viem/accounts';
import { ChainNodes } from '../ts/atomic/chainNodes.ts';
import { hashTimeLockAddress } from '../ts/generated/hashTimeLockCode.ts';
import type { Environment } from './environment.ts';
import { SwapUsageError } from './swapUsageError.ts';

/** parseArgs' options that every command takes. */
export const commonOptions = {
  rpc: { type: 'string', multiple: true },
  contract: { type: 'string', multiple: true },
  confirmations: { type: 'string', multiple: true },
  dir: { type: 'string' },
  json: { type: 'boolean' },
  wait: { type: 'boolean' },
  poll: { type: 'string' },
} as const;

/** What parseArgs makes of them. */
export interface CommonValues {
  rpc?: string[];
  contract?: string[];
  confirmations?: string[];
  dir?: string;
  json?: boolean;
  wait?: boolean;
  poll?: string;
}

/** A leg as an option says it. */
export interface StatedLeg {
  chainId: number;
  token: Address;
  /** Token units. */
  amount: bigint;
}

/** What the options and the environment say of chains. */
export class ChainOptions {
  readonly #urls: ReadonlyMap<number, string>;
  readonly #contracts: ReadonlyMap<number, string>;
  readonly #confirmations: ReadonlyMap<number, string>;

  constructor(
    values: CommonValues,
    readonly environment: Environment,
  ) {
    this.#urls = byChain('rpc', values.rpc);
    this.#contracts = byChain('contract', values.contract);
    this.#confirmations = byChain('confirmations', values.confirmations);
  }

  /** Whether nodes of a chain are given. */
  has(chainId: number): boolean {
    return this.#url(chainId) !== undefined;
  }

  /** Throws `SwapUsageError` where none are given. */
  nodes(chainId: number): ChainNodes {
    const text = this.#url(chainId);
    if (text === undefined) {
      throw new SwapUsageError(
        `no node of chain ${chainId} is given: --rpc ${chainId}=<url>, or SWAP_RPC_${chainId}`,
      );
    }
    const urls = text.split(',');
    for (const url of urls) {
      if (!/^https?:\/\/[^/]/.test(url)) {
        throw new SwapUsageError(`--rpc: expected an http or https address, found "${url}"`);
      }
    }
    const blocks = this.#confirmations.get(chainId) ?? null;
    if (blocks !== null && !/^[1-9]\d{0,8}$/.test(blocks)) {
      throw new SwapUsageError(`--confirmations: expected a number above 0, found "${blocks}"`);
    }
    return new ChainNodes({
      chainId,
      urls,
      confirmations: blocks === null ? null : Number(blocks),
    });
  }

  /** An option can be seen by everybody on the machine; a URL that holds a password belongs into the environment. */
  #url(chainId: number): string | undefined {
    return this.#urls.get(chainId) ?? this.environment.variables[`SWAP_RPC_${chainId}`];
  }

  /** HashTimeLock there: as given, or where its deployment puts it on every chain. Throws `SwapUsageError`. */
  contract(chainId: number): Address {
    const text = this.#contracts.get(chainId);
    return text === undefined ? hashTimeLockAddress : readAddress('--contract', text);
  }

  /** The account that acts on a chain. Throws `SwapUsageError` where there is none. */
  account(chainId: number): PrivateKeyAccount {
    const { variables } = this.environment;
    const name =
      variables[`SWAP_KEY_${chainId}`] === undefined ? 'SWAP_KEY' : `SWAP_KEY_${chainId}`;
    const key = variables[name];
    if (key === undefined || key === '') {
      throw new SwapUsageError(
        `no key: set SWAP_KEY, or SWAP_KEY_${chainId} for that chain alone, to a private key as 0x…`,
      );
    }
    // The key itself is not shown.
    if (!isHex(key) || key.length !== 66) {
      throw new SwapUsageError(`${name} is no private key: expected 32 bytes as 0x…`);
    }
    return privateKeyToAccount(key);
  }
}

/** Where swaps are kept: --dir, SWAP_DIR, or .weir/swaps of the home directory. */
export function swapDirectory(values: CommonValues, { variables }: Environment): string {
  return values.dir ?? variables.SWAP_DIR ?? join(homedir(), '.weir', 'swaps');
}

/** Seconds between two looks at the chains. */
export function pollSeconds({ poll = '15' }: CommonValues): number {
  const seconds = Number(poll);
  if (poll.trim() !== '' && seconds > 0 && seconds <= 600) return seconds;
  throw new SwapUsageError(`--poll: expected seconds above 0 and up to 600, found "${poll}"`);
}

/** `<chain>:<token>:<units>`. */
export function readLeg(option: string, text: string | undefined): StatedLeg {
  if (text === undefined) throw new SwapUsageError(`${option} <chain>:<token>:<units> is missing`);
  const [chain = '', token = '', units = '', ...rest] = text.split(':');
  if (!/^[1-9]\d{0,14}$/.test(chain) || !/^[1-9]\d{0,77}$/.test(units) || rest.length > 0) {
    throw new SwapUsageError(
      `${option}: expected <chain>:<token>:<units> with whole numbers above 0, found "${text}"`,
    );
  }
  return { chainId: Number(chain), token: readAddress(option, token), amount: BigInt(units) };
}

export function readAddress(option: string, text: string | undefined): Address {
  if (text !== undefined && isAddress(text) && BigInt(text) !== 0n) return getAddress(text);
  throw new SwapUsageError(
    `${option}: expected an address, mixed case only with its checksum, found ${text === undefined ? 'none' : `"${text}"`}`,
  );
}

/** `<chain>=<value>`, each chain once. */
function byChain(option: string, texts: readonly string[] = []): Map<number, string> {
  const found = new Map<number, string>();
  for (const text of texts) {
    const [, chain, value] = /^([1-9]\d{0,14})=(.+)$/.exec(text) ?? [];
    if (chain === undefined || value === undefined) {
      throw new SwapUsageError(`--${option}: expected <chain>=<value>, found "${text}"`);
    }
    if (found.has(Number(chain))) {
      throw new SwapUsageError(`--${option}: chain ${chain} is given twice`);
    }
    found.set(Number(chain), value);
  }
  return found;
}
