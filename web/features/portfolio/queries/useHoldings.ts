import { useQuery } from '@tanstack/react-query';
import { decodeMarketView, lensAbi, quoteRemoveLiquidity, type SharedPool } from '@weir/contracts';
import { useMemo } from 'react';
import {
  type Address,
  BaseError,
  erc20Abi,
  HttpRequestError,
  TimeoutError,
  zeroAddress,
} from 'viem';
import { getBalance, getBlockNumber, readContract } from 'viem/actions';
import {
  coinToken,
  type Deployment,
  type ListedMarket,
  type Token,
  useDeployment,
} from '#features/deployment';
import { useTokens } from '#features/tokens';
import { type Node, useAccount, useNode } from '#features/wallet';
import type { PoolPosition } from '../model/assets.ts';
import { isCoin } from '../model/coinAsset.ts';

/** What the node alone tells of an account, all at one block. */
export interface Holdings {
  tokens: readonly { token: Token; wallet: bigint | null; internal: bigint }[];
  positions: readonly PoolPosition[];
  /** Of every market, with the best level of each side: for prices. */
  markets: readonly { market: ListedMarket; state: SharedPool }[];
}

/** The connected account's balances and pool shares, read every few seconds. */
export function useHoldings() {
  const deployment = useDeployment();
  const { address } = useAccount();
  const node = useNode();
  const known = useTokens();
  const { coin } = deployment;
  const tokens = useMemo(
    () => (known.some(({ address }) => isCoin(address)) ? known : [...known, coinToken(coin)]),
    [known, coin],
  );
  const owner = address ?? zeroAddress;
  return useQuery({
    queryKey: [
      'account',
      deployment.chainId,
      address ?? null,
      'holdings',
      { tokens: tokens.map((token) => token.address), markets: deployment.markets.length },
    ],
    queryFn: () => readHoldings(node, deployment, owner, tokens),
    enabled: address !== undefined,
    refetchInterval: 4000,
  });
}

async function readHoldings(
  node: Node,
  { lens, markets }: Deployment,
  owner: Address,
  tokens: readonly Token[],
): Promise<Holdings> {
  const blockNumber = await getBlockNumber(node);
  const at = { address: lens, abi: lensAbi, blockNumber } as const;
  const ids = markets.map(({ terms }) => terms.id);
  const addresses = tokens.map(({ address }) => address);
  const [account, views, wallets] = await Promise.all([
    readContract(node, {
      ...at,
      functionName: 'account',
      args: [owner, addresses, ids, ids.map(() => [])],
    }),
    Promise.all(
      ids.map((id) => readContract(node, { ...at, functionName: 'market', args: [id, 1n] })),
    ),
    Promise.all(addresses.map((token) => readWallet(node, token, owner, blockNumber))),
  ]);
  const known = markets.map((market, place) => {
    const view = views[place];
    if (!view) throw new Error(`The lens left ${market.slug} out.`);
    return { market, state: decodeMarketView(view) };
  });
  return {
    tokens: tokens.map((token, place) => ({
      token,
      wallet: wallets[place] ?? null,
      internal: account.balances[place] ?? 0n,
    })),
    positions: known.flatMap(({ market, state }, place) =>
      positionOf(market, state, account.shares[place] ?? 0n),
    ),
    markets: known,
  };
}

/** Units in the wallet; null where an imported token fails to say. Throws where the node does not answer. */
async function readWallet(node: Node, token: Address, owner: Address, blockNumber: bigint) {
  if (isCoin(token)) return getBalance(node, { address: owner, blockNumber });
  try {
    return await readContract(node, {
      address: token,
      abi: erc20Abi,
      functionName: 'balanceOf',
      args: [owner],
      blockNumber,
    });
  } catch (error) {
    const isOfTransport = (cause: unknown) =>
      cause instanceof HttpRequestError || cause instanceof TimeoutError;
    if (!(error instanceof BaseError) || error.walk(isOfTransport) !== null) throw error;
    return null;
  }
}

function positionOf(market: ListedMarket, pool: SharedPool, shares: bigint): PoolPosition[] {
  if (shares === 0n) return [];
  const { base, quote, totalShares } = quoteRemoveLiquidity(pool, shares);
  // The quote's total is that after the removal; the part is of the one before.
  return [{ market, shares, totalShares: totalShares + shares, base, quote }];
}
