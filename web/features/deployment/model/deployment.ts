import {
  DeploymentMalformed,
  type Market,
  parseDeployment,
  unpackMarketKey,
} from '@weir/contracts';
import type { Address } from 'viem';

export interface Token {
  address: Address;
  symbol: string;
  name: string;
  decimals: number;
  /** Read from a contract that the deployment does not name: anyone may call a token anything. */
  unlisted?: true;
}

/** A market with its tokens. */
export interface ListedMarket {
  terms: Market;
  base: Token;
  quote: Token;
  /** What stands in the URL: `WETH-USDC`, with the id's first digits where two markets share their symbols. */
  slug: string;
  /** Opened by anyone after the deployment was written: nobody vouches for its tokens. */
  unlisted?: true;
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

/**
 * Reads /deployment.json, whose fields server/deploymentPlugin.ts documents.
 * Throws `DeploymentMalformed` with the field that is wrong.
 */
export function readDeployment(json: unknown): Deployment {
  const { chainId, exchange, lens, tokens, markets } = parseDeployment(json);
  const [first, ...rest] = listMarkets(markets.map(unpackMarketKey), tokens);
  if (!first) throw new DeploymentMalformed('markets', 'a list with a market', markets);
  const hasIndexer = (json as { indexerUrl?: unknown }).indexerUrl !== null;
  return {
    chainId,
    exchange,
    lens,
    tokens,
    markets: [first, ...rest],
    rpcUrl: textField(json, 'rpcUrl'),
    indexerUrl: hasIndexer ? textField(json, 'indexerUrl') : null,
  };
}

function listMarkets(terms: readonly Market[], tokens: readonly Token[]): ListedMarket[] {
  const tokenAt = (wanted: Address): Token => {
    const token = tokens.find((candidate) => candidate.address === wanted);
    if (!token) throw new DeploymentMalformed('tokens', `a list with ${wanted}`, tokens);
    return token;
  };
  const pairOf = (market: Market) =>
    `${tokenAt(market.base).symbol}-${tokenAt(market.quote).symbol}`;
  const pairs = terms.map(pairOf);
  return terms.map((market) => {
    const pair = pairOf(market);
    const isShared = pairs.filter((other) => other === pair).length > 1;
    const id = market.id.toString(16).padStart(64, '0').slice(0, 6);
    return {
      terms: market,
      base: tokenAt(market.base),
      quote: tokenAt(market.quote),
      slug: isShared ? `${pair}-${id}` : pair,
    };
  });
}

function textField(json: unknown, field: 'rpcUrl' | 'indexerUrl'): string {
  const value = (json as Record<string, unknown> | null)?.[field];
  if (typeof value === 'string' && value !== '') return value;
  throw new DeploymentMalformed(field, 'an address such as http://127.0.0.1:8545', value);
}
