import { type Address, getAddress, type Hex, isAddress, isHex } from 'viem';
import type { MarketKey } from './types.ts';

/** Contracts that a file names where they were deployed: older files lack them. */
const beside = [
  'composer',
  'extension',
  'timelock',
  'poolShareTokenFactory',
  'v2PairFactory',
  'lending',
  'lendingLens',
  'liquidator',
  'leverage',
  'priceGuardFactory',
  'priceFeedFactory',
  'escrowDesk',
  'escrow',
  'arbitratorPool',
  'hashTimeLock',
] as const;

/** Every deployed contract's name in the file. */
export type DeployedContract = 'exchange' | 'lens' | (typeof beside)[number];

/** Where the exchange lies on one chain: the content of contracts/addresses/<chainId>.json. */
export interface Deployment extends Partial<Record<(typeof beside)[number], Address>> {
  chainId: number;
  exchange: Address;
  lens: Address;
  tokens: { address: Address; symbol: string; name: string; decimals: number }[];
  markets: ({ id: bigint } & MarketKey)[];
  /** The token that wraps the chain's coin, as WETH does; absent where there is none, or none was named. */
  wrappedCoin?: Address;
  /** The first block that can hold an event of any of the contracts. */
  deployedAtBlock: bigint;
  /** What each contract's constructor was given, ABI-encoded; older files lack it. */
  constructorArguments?: Partial<Record<DeployedContract, Hex>>;
}

/** Thrown where a deployment file lacks a field or has a wrong one. */
export class DeploymentMalformed extends Error {
  override readonly name = 'DeploymentMalformed';
  constructor(
    readonly field: string,
    readonly expected: string,
    readonly found: unknown,
  ) {
    super(`The deployment's ${field} should be ${expected}, but is ${JSON.stringify(found)}.`);
  }
}

/**
 * Checks and converts a parsed deployment file. Words and block numbers may be decimal or 0x strings, or safe
 * integers. Throws `DeploymentMalformed`.
 */
export function parseDeployment(json: unknown): Deployment {
  const file = record(json, 'file');
  const named = beside.filter((name) => file[name] !== undefined);
  return {
    chainId: integer(file.chainId, 'chainId'),
    exchange: address(file.exchange, 'exchange'),
    lens: address(file.lens, 'lens'),
    ...Object.fromEntries(named.map((name) => [name, address(file[name], name)])),
    ...(file.constructorArguments !== undefined && {
      constructorArguments: constructorArguments(file.constructorArguments),
    }),
    tokens: list(file.tokens, 'tokens').map((item, i) => {
      const token = record(item, `tokens[${i}]`);
      return {
        address: address(token.address, `tokens[${i}].address`),
        symbol: text(token.symbol, `tokens[${i}].symbol`),
        name: text(token.name, `tokens[${i}].name`),
        decimals: integer(token.decimals, `tokens[${i}].decimals`),
      };
    }),
    markets: list(file.markets, 'markets').map((item, i) => {
      const market = record(item, `markets[${i}]`);
      return {
        id: word(market.id, `markets[${i}].id`),
        baseTerms: word(market.baseTerms, `markets[${i}].baseTerms`),
        quoteTerms: word(market.quoteTerms, `markets[${i}].quoteTerms`),
      };
    }),
    ...(file.wrappedCoin !== undefined && {
      wrappedCoin: address(file.wrappedCoin, 'wrappedCoin'),
    }),
    deployedAtBlock: word(file.deployedAtBlock, 'deployedAtBlock'),
  };
}

function constructorArguments(value: unknown): Partial<Record<DeployedContract, Hex>> {
  const byName = record(value, 'constructorArguments');
  for (const [name, bytes] of Object.entries(byName)) {
    if (!isHex(bytes)) {
      throw new DeploymentMalformed(`constructorArguments.${name}`, 'bytes as 0x…', bytes);
    }
  }
  return byName as Partial<Record<DeployedContract, Hex>>;
}

function record(value: unknown, field: string): Record<string, unknown> {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    return value as Record<string, unknown>;
  }
  throw new DeploymentMalformed(field, 'an object', value);
}

function list(value: unknown, field: string): unknown[] {
  if (Array.isArray(value)) return value;
  throw new DeploymentMalformed(field, 'a list', value);
}

function text(value: unknown, field: string): string {
  if (typeof value === 'string') return value;
  throw new DeploymentMalformed(field, 'a text', value);
}

function integer(value: unknown, field: string): number {
  if (typeof value === 'number' && Number.isSafeInteger(value) && value >= 0) return value;
  throw new DeploymentMalformed(field, 'a whole number', value);
}

function address(value: unknown, field: string): Address {
  if (typeof value === 'string' && isAddress(value, { strict: false })) return getAddress(value);
  throw new DeploymentMalformed(field, 'an address', value);
}

function word(value: unknown, field: string): bigint {
  const isNumber = typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
  if (isNumber || (typeof value === 'string' && /^(\d+|0x[0-9a-fA-F]+)$/.test(value))) {
    return BigInt(value);
  }
  throw new DeploymentMalformed(field, 'a whole number (a string where it is large)', value);
}
