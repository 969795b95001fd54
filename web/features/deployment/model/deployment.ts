import {
  DeploymentMalformed,
  type Market,
  parseDeployment,
  unpackMarketKey,
} from '@weir/contracts';
import { type Address, zeroAddress } from 'viem';
import { say } from '../words/english.ts';

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

/** What a chain's own coin is called, and how many decimals wallets show it with. */
export interface Coin {
  name: string;
  symbol: string;
  decimals: number;
}

/** The contracts of lending. */
export interface LendingContracts {
  address: Address;
  lens: Address;
  /** Sells what a liquidation seizes over the exchange; null where the file names none. */
  liquidator: Address | null;
  /** Opens and closes leverage in one transaction; null where the file names none. */
  leverage: Address | null;
  /** Knows which price guards are of its own code; null where the file names none. */
  guardFactory: Address | null;
}

/** The contracts of trades between people. */
export interface PeerContracts {
  escrow: Address;
  /** The default arbitrators; null where the file names none. */
  pool: Address | null;
}

/** Where this page trades: one exchange on one chain, the node and the indexer to ask. */
export interface Deployment {
  chainId: number;
  /** What readers and wallets call the chain. */
  chainName: string;
  /** The chain's own coin: Ether unless the file says otherwise. */
  coin: Coin;
  /** The ERC-20 that wraps the coin one to one; null where the file names none. */
  wrappedCoin: Address | null;
  /** A block explorer in the manner of Etherscan (`/tx/…`, `/address/…`, `/block/…`), without a slash at its end. */
  explorerUrl: string | null;
  /** The page's project at WalletConnect; null where wallets connect without it. */
  walletConnectProjectId: string | null;
  /** Its tokens are worth nothing: local chains and test networks. */
  isTestnet: boolean;
  /** Makes ERC-20 tokens of pool shares; null where the file names none. */
  poolShareTokenFactory: Address | null;
  exchange: Address;
  lens: Address;
  /** Null where the file names no lending: then the page has none. */
  lending: LendingContracts | null;
  /** Null where the file names no escrow: then the page has no trades between people. */
  peers: PeerContracts | null;
  /** The lock of swaps between chains; null where the file names none. */
  hashTimeLock: Address | null;
  /** The first block that can hold an event of any of them. */
  deployedAtBlock: bigint;
  tokens: readonly Token[];
  /** Those of the file, which may name none: others are open on the exchange (features/registry). */
  markets: readonly ListedMarket[];
  rpcUrl: string;
  indexerUrl: string | null;
  /** Relays of sealed messages; empty where there are none: trades between people then go without chat. */
  mailboxUrls: readonly string[];
}

/** The chain's own coin as the exchange names it: the token at the zero address. */
export function coinToken({ symbol, name, decimals }: Coin): Token {
  return { address: zeroAddress, symbol, name, decimals };
}

/** The chain that anvil runs, and no network of the world. */
export const LOCAL_CHAIN_ID = 31337;

/**
 * Reads /deployment.json, whose fields server/deploymentPlugin.ts documents.
 * Throws `DeploymentMalformed` with the field that is wrong.
 */
export function readDeployment(json: unknown): Deployment {
  const parsed = parseDeployment(json);
  const { chainId, exchange, lens, tokens, markets, wrappedCoin, poolShareTokenFactory } = parsed;
  const file = json as Record<string, unknown>;
  const isLocal = chainId === LOCAL_CHAIN_ID;
  return {
    chainId,
    chainName: optionalText(file, 'chainName') ?? (isLocal ? say.localChain : say.chain(chainId)),
    coin: readCoin(file.coin),
    wrappedCoin: wrappedCoin ?? null,
    poolShareTokenFactory: poolShareTokenFactory ?? null,
    explorerUrl: optionalUrl(file, 'explorerUrl'),
    walletConnectProjectId: optionalText(file, 'walletConnectProjectId'),
    isTestnet: readFlag(file, 'isTestnet') ?? isLocal,
    exchange,
    lens,
    lending: lendingContracts(parsed),
    peers: parsed.escrow ? { escrow: parsed.escrow, pool: parsed.arbitratorPool ?? null } : null,
    hashTimeLock: parsed.hashTimeLock ?? null,
    deployedAtBlock: parsed.deployedAtBlock,
    tokens,
    markets: listMarkets(markets.map(unpackMarketKey), tokens),
    rpcUrl: textField(file, 'rpcUrl'),
    indexerUrl: file.indexerUrl === null ? null : textField(file, 'indexerUrl'),
    mailboxUrls: readUrls(file.mailboxUrls),
  };
}

/** Lending without its lens could not be read: there is none then. */
function lendingContracts(parsed: ReturnType<typeof parseDeployment>): LendingContracts | null {
  const { lending, lendingLens, liquidator = null, leverage = null } = parsed;
  const guardFactory = parsed.priceGuardFactory ?? null;
  return lending && lendingLens
    ? { address: lending, lens: lendingLens, liquidator, leverage, guardFactory }
    : null;
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

const ETHER: Coin = { name: 'Ether', symbol: 'ETH', decimals: 18 };

function readCoin(value: unknown): Coin {
  if (isAbsent(value)) return ETHER;
  const { name, symbol, decimals } = value as Partial<Coin>;
  const isWhole = Number.isInteger(decimals) && Number(decimals) >= 0 && Number(decimals) <= 36;
  if (!isText(name) || !isText(symbol) || !isWhole) {
    throw new DeploymentMalformed('coin', '{name, symbol, decimals from 0 to 36}', value);
  }
  return { name, symbol, decimals: Number(decimals) };
}

/** A field that may be missing or null. */
function isAbsent(value: unknown): value is null | undefined {
  return value === undefined || value === null;
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value.trim() !== '';
}

function optionalText(file: Record<string, unknown>, field: string): string | null {
  const value = file[field];
  if (isAbsent(value)) return null;
  if (!isText(value)) throw new DeploymentMalformed(field, 'a text', value);
  return value;
}

function readFlag(file: Record<string, unknown>, field: string): boolean | null {
  const value = file[field];
  if (isAbsent(value)) return null;
  if (typeof value !== 'boolean') throw new DeploymentMalformed(field, 'true or false', value);
  return value;
}

/** Only http and https: the address becomes a link, and a `javascript:` one must not. */
function optionalUrl(file: Record<string, unknown>, field: string): string | null {
  const value = optionalText(file, field);
  if (value === null) return null;
  const url = URL.parse(value);
  if (url?.protocol !== 'https:' && url?.protocol !== 'http:') {
    throw new DeploymentMalformed(field, 'an address such as https://explorer.example', value);
  }
  return value.replace(/\/+$/, '');
}

/** Origins, without a slash at their ends; a file that says nothing names none. */
function readUrls(value: unknown): readonly string[] {
  const expected = 'a list of addresses such as https://relay.example';
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value)) throw new DeploymentMalformed('mailboxUrls', expected, value);
  return value.map((item: unknown) => {
    const url = typeof item === 'string' ? URL.parse(item) : null;
    if (url?.protocol !== 'https:' && url?.protocol !== 'http:') {
      throw new DeploymentMalformed('mailboxUrls', expected, value);
    }
    return url.origin;
  });
}

function textField(file: Record<string, unknown>, field: 'rpcUrl' | 'indexerUrl'): string {
  const value = file[field];
  if (isText(value)) return value;
  throw new DeploymentMalformed(field, 'an address such as http://127.0.0.1:8545', value);
}
