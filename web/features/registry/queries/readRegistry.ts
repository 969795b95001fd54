import {
  lensAbi,
  type Market,
  NO_ASK,
  NO_BID,
  unpackMarketKey,
  unpackPoolSlot,
} from '@weir/contracts';
import { type Address, erc20Abi, zeroAddress } from 'viem';
import { readContract } from 'viem/actions';
import { coinToken, type Deployment, type ListedMarket, type Token } from '#features/deployment';
import type { Node } from '#features/wallet';
import { rememberedMarkets } from '../model/rememberedMarkets.ts';
import { shownSymbol, unlistedMarkets } from '../model/unlistedMarkets.ts';

/** Anyone may open markets, so their number is bounded: this many of the newest are looked at, */
const LOOKED_AT = 200n;
/** and of those with something in pool or book this many are listed. */
const LISTED = 24;
/** Amounts of more decimals cannot be shown, and no token of use has them. */
const MOST_DECIMALS = 36;

/**
 * Markets that are open beside the deployment's, from the exchange's own registry: ids, terms and tokens come from
 * the chain, never from an indexer. All of those that were opened or looked at on this device, and the newest others
 * that have something in pool or book.
 */
export async function readRegistry(
  node: Node,
  deployment: Deployment,
  count: bigint,
): Promise<ListedMarket[]> {
  const lens = { address: deployment.lens, abi: lensAbi } as const;
  const first = count > LOOKED_AT ? count - LOOKED_AT : 0n;
  const remembered = rememberedMarkets(deployment);
  const [views, others] = await Promise.all([
    readContract(node, { ...lens, functionName: 'markets', args: [first, count - first, 0n] }),
    Promise.allSettled(
      remembered.map((id) =>
        readContract(node, { ...lens, functionName: 'market', args: [id, 0n] }),
      ),
    ),
  ]);
  const isUsed = (word: bigint) => {
    const { baseReserve, bestBid, bestAsk } = unpackPoolSlot(word);
    return baseReserve > 0n || bestBid !== NO_BID || bestAsk !== NO_ASK;
  };
  const own = others.flatMap((answer) => (answer.status === 'fulfilled' ? [answer.value] : []));
  const used = views.filter(({ id, slot }) => isUsed(slot) && !remembered.includes(id));
  const terms: Market[] = [...own.toReversed(), ...used.slice(-LISTED)].map(({ key }) =>
    unpackMarketKey(key),
  );
  const known = new Set([zeroAddress, ...deployment.tokens.map(({ address }) => address)]);
  const strange = new Set(terms.flatMap(({ base, quote }) => [base, quote]));
  const tokens = await Promise.all(
    [...strange]
      .filter((address) => !known.has(address))
      .map((address) => readToken(node, address, deployment.tokens)),
  );
  return unlistedMarkets(
    deployment,
    terms,
    // The coin has no contract that could be asked.
    [coinToken(deployment.coin), ...tokens.filter((token) => token !== null)],
  );
}

/** What a token says of itself; null where it is no token, or says nothing that could be traded with. */
async function readToken(
  node: Node,
  address: Address,
  trusted: readonly Token[],
): Promise<Token | null> {
  const token = { address, abi: erc20Abi } as const;
  const [symbol, name, decimals] = await Promise.allSettled([
    readContract(node, { ...token, functionName: 'symbol' }),
    readContract(node, { ...token, functionName: 'name' }),
    readContract(node, { ...token, functionName: 'decimals' }),
  ]);
  if (decimals.status === 'rejected' || decimals.value > MOST_DECIMALS) return null;
  const shown = shownSymbol(symbol.status === 'fulfilled' ? symbol.value : '', address, trusted);
  return {
    address,
    symbol: shown,
    name: name.status === 'fulfilled' ? name.value.slice(0, 40) : shown,
    decimals: decimals.value,
    unlisted: true,
  };
}
