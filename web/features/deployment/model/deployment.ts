import { type Market, unpackMarketKey } from '@weir/contracts';
import { type Address, getAddress, isAddress } from 'viem';

export interface Token {
  address: Address;
  symbol: string;
  name: string;
  decimals: number;
}

/** A market with its tokens. */
export interface ListedMarket {
  terms: Market;
  base: Token;
  quote: Token;
  /** What stands in the URL: `WETH-USDC`, with the id's first digits where two markets share their symbols. */
  slug: string;
}

/** Where this page trades: one exchange on one chain, the node and the indexer to ask. */
export interface Deployment {
  chainId: number;
  exchange: Address;
  lens: Address;
  tokens: readonly Token[];
  markets: readonly [ListedMarket, ...ListedMarket[]];
  rpcUrl: string;
  indexerUrl: string | null;
}

/** The chain that anvil runs, and no network of the world. */
export const LOCAL_CHAIN_ID = 31337;

/** The deployment file is not what the page can work with. */
export class DeploymentUnusable extends Error {
  override readonly name = 'DeploymentUnusable';
}

/**
 * Reads /deployment.json, whose fields server/deploymentPlugin.ts documents.
 * Throws `DeploymentUnusable` with the field that is wrong.
 */
export function readDeployment(file: unknown): Deployment {
  const json = record(file, 'The deployment');
  const tokens = list(json.tokens, 'tokens').map(readToken);
  const terms = list(json.markets, 'markets').map((market, index) => {
    const key = record(market, `markets[${index}]`);
    return unpackMarketKey({
      baseTerms: bigint(key.baseTerms, `markets[${index}].baseTerms`),
      quoteTerms: bigint(key.quoteTerms, `markets[${index}].quoteTerms`),
    });
  });
  const [first, ...rest] = listMarkets(terms, tokens);
  if (!first) throw new DeploymentUnusable('The deployment names no market.');
  return {
    chainId: integer(json.chainId, 'chainId'),
    exchange: address(json.exchange, 'exchange'),
    lens: address(json.lens, 'lens'),
    tokens,
    markets: [first, ...rest],
    rpcUrl: text(json.rpcUrl, 'rpcUrl'),
    indexerUrl: json.indexerUrl === null ? null : text(json.indexerUrl, 'indexerUrl'),
  };
}

function listMarkets(terms: readonly Market[], tokens: readonly Token[]): ListedMarket[] {
  const tokenAt = (wanted: Address): Token => {
    const token = tokens.find((candidate) => candidate.address === getAddress(wanted));
    if (!token) throw new DeploymentUnusable(`A market trades ${wanted}, which tokens lacks.`);
    return token;
  };
  const listed = terms.map((market) => ({
    terms: market,
    base: tokenAt(market.base),
    quote: tokenAt(market.quote),
  }));
  const pair = (market: (typeof listed)[number]) => `${market.base.symbol}-${market.quote.symbol}`;
  return listed.map((market) => {
    const isShared = listed.filter((other) => pair(other) === pair(market)).length > 1;
    const id = market.terms.id.toString(16).padStart(64, '0').slice(0, 6);
    return { ...market, slug: isShared ? `${pair(market)}-${id}` : pair(market) };
  });
}

function readToken(value: unknown, index: number): Token {
  const token = record(value, `tokens[${index}]`);
  return {
    address: address(token.address, `tokens[${index}].address`),
    symbol: text(token.symbol, `tokens[${index}].symbol`),
    name: text(token.name, `tokens[${index}].name`),
    decimals: integer(token.decimals, `tokens[${index}].decimals`),
  };
}

function record(value: unknown, field: string): Record<string, unknown> {
  if (typeof value === 'object' && value !== null) return value as Record<string, unknown>;
  throw new DeploymentUnusable(`${field} is no object.`);
}

function list(value: unknown, field: string): unknown[] {
  if (Array.isArray(value)) return value;
  throw new DeploymentUnusable(`${field} is no list.`);
}

function text(value: unknown, field: string): string {
  if (typeof value === 'string' && value !== '') return value;
  throw new DeploymentUnusable(`${field} is no text.`);
}

function integer(value: unknown, field: string): number {
  if (typeof value === 'number' && Number.isSafeInteger(value) && value >= 0) return value;
  throw new DeploymentUnusable(`${field} is no whole number.`);
}

function bigint(value: unknown, field: string): bigint {
  const digits = typeof value === 'number' ? String(value) : value;
  if (typeof digits === 'string' && /^(0x[0-9a-fA-F]+|\d+)$/.test(digits)) return BigInt(digits);
  throw new DeploymentUnusable(`${field} is no whole number in digits or hex.`);
}

function address(value: unknown, field: string): Address {
  if (typeof value === 'string' && isAddress(value)) return getAddress(value);
  throw new DeploymentUnusable(`${field} is no address.`);
}
