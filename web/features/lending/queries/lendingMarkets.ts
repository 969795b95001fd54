import { queryOptions } from '@tanstack/react-query';
import { decodeLendingMarket, lendingAbi, lendingLensAbi, marketFactoryAbi } from '@weir/contracts';
import { type Address, isAddressEqual, parseAbi } from 'viem';
import { readContract } from 'viem/actions';
import type { LendingContracts, ListedMarket, Token } from '#features/deployment';
import { readUnlisted } from '#features/tokens';
import { type Node, type ReadBlock, readLatest } from '#features/wallet';
import { type ListedLending, nameMarkets } from '../model/listedLending.ts';
import { say } from '../words/english.ts';

/** Markets read at once; of more, the first by their opening. */
const MOST_READ = 200n;

/** Every lending market as it stood at one block. */
export interface LendingAtBlock {
  markets: readonly ListedLending[];
  /** The protocol's part of the interest, a part of `WAD`. */
  fee: bigint;
  block: ReadBlock;
  /** How many there are: more than `markets` where not all were read. */
  total: number;
}

interface Reading {
  node: Node;
  chainId: number;
  contracts: LendingContracts;
  /** What the page knows by itself: tokens, and markets whose shares may be pledged. */
  tokens: readonly Token[];
  markets: readonly ListedMarket[];
  poolShareTokenFactory: Address | null;
}

/** What is read once: tokens beyond the page's own, whether guards are the factory's, the fee. */
interface Fixed {
  tokens: Map<string, Token>;
  ownGuards: Map<string, boolean>;
  fee: bigint | undefined;
}

// By the lending contract: nothing of it ever changes on a chain.
const fixed = new Map<Address, Fixed>();

/** All lending markets at the node's latest block. */
export const lendingMarketsQuery = (reading: Reading) =>
  queryOptions({
    queryKey: ['lending', reading.chainId, 'markets', { lending: reading.contracts.address }],
    queryFn: ({ client, queryKey }) =>
      readLatest(reading.node, client.getQueryData<LendingAtBlock>(queryKey), (block) =>
        readMarkets(reading, block),
      ),
    refetchInterval: 3000,
    retry: false,
  });

async function readMarkets(reading: Reading, block: ReadBlock): Promise<LendingAtBlock> {
  const { node, contracts, tokens } = reading;
  const known = fixed.get(contracts.address) ?? emptyFixed(contracts.address);
  const [[views, total], fee] = await Promise.all([
    readContract(node, {
      address: contracts.lens,
      abi: lendingLensAbi,
      functionName: 'lendingMarkets',
      args: [0n, MOST_READ],
      blockNumber: block.number,
    }),
    known.fee ??
      readContract(node, {
        address: contracts.address,
        abi: lendingAbi,
        functionName: 'INTEREST_FEE',
      }),
  ]);
  known.fee = fee;
  const markets = views.map(decodeLendingMarket);
  const addresses = markets.flatMap(({ terms }) => [
    terms.loan,
    ...terms.collaterals.map(({ token }) => token),
  ]);
  const guards = markets.flatMap(({ terms }) => terms.collaterals.map(({ guard }) => guard));
  await Promise.all([
    ...unique(addresses).map(async (address) => {
      const listed = tokens.find((token) => isAddressEqual(token.address, address));
      if (listed) known.tokens.set(address, listed);
      else if (!known.tokens.has(address))
        known.tokens.set(address, await readToken(reading, address));
    }),
    ...unique(guards).map(async (guard) => {
      if (known.ownGuards.has(guard)) return;
      known.ownGuards.set(guard, await isOwnGuard(node, contracts.guardFactory, guard));
    }),
  ]);
  const tokenAt = (address: Address): Token => {
    const token = known.tokens.get(address);
    if (!token) throw new Error(`The token ${address} was not read.`);
    return token;
  };
  const listed = markets.map((market) => {
    const loan = tokenAt(market.terms.loan);
    const collaterals = market.terms.collaterals.map(({ token }) => tokenAt(token));
    return {
      market,
      loan,
      collaterals,
      isUnlisted: [loan, ...collaterals].some(({ unlisted }) => unlisted),
      hasForeignGuard: market.terms.collaterals.some(({ guard }) => !known.ownGuards.get(guard)),
    };
  });
  return {
    markets: nameMarkets(listed),
    fee,
    block,
    total: Number(total),
  };
}

function emptyFixed(lending: Address): Fixed {
  const empty = { tokens: new Map(), ownGuards: new Map(), fee: undefined };
  fixed.set(lending, empty);
  return empty;
}

/** A token that the deployment does not name says of itself what it likes: it is judged as the token picker judges it. */
async function readToken(reading: Reading, address: Address): Promise<Token> {
  const shares = await readShareToken(reading, address);
  return shares ?? readUnlisted(reading.node, address, reading.tokens);
}

const shareTokenAbi = parseAbi([
  'function MARKET() view returns (uint256)',
  'function decimals() view returns (uint8)',
]);

/** The shares of a listed pool as the page's own factory makes them an ERC-20; null for any other token. */
async function readShareToken(
  { node, markets, poolShareTokenFactory: factory }: Reading,
  address: Address,
): Promise<Token | null> {
  if (!factory) return null;
  const token = { address, abi: shareTokenAbi } as const;
  // Any other token has no such function.
  const id = await readContract(node, { ...token, functionName: 'MARKET' }).catch(() => null);
  const market = markets.find(({ terms, unlisted }) => terms.id === id && !unlisted);
  if (id === null || !market) return null;
  const [made, decimals] = await Promise.all([
    readContract(node, {
      address: factory,
      abi: marketFactoryAbi,
      functionName: 'addressOf',
      args: [id],
    }),
    readContract(node, { ...token, functionName: 'decimals' }),
  ]);
  if (!isAddressEqual(made, address)) return null;
  const pair = `${market.base.symbol}/${market.quote.symbol}`;
  return { address, symbol: say.sharesSymbol(pair), name: say.sharesName(pair), decimals };
}

const factoryAbi = parseAbi(['function isGuard(address guard) view returns (bool)']);

async function isOwnGuard(node: Node, factory: Address | null, guard: Address): Promise<boolean> {
  if (factory === null) return false;
  const args = [guard] as const;
  return readContract(node, { address: factory, abi: factoryAbi, functionName: 'isGuard', args });
}

function unique(addresses: readonly Address[]): Address[] {
  return [...new Set(addresses)];
}
