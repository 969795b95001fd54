import {
  type Deployment,
  decodeLendingMarket,
  exchangeAbi,
  lendingLensAbi,
  PRICE_ONE,
  unpackMarketKey,
  unpackPoolSlot,
} from '@weir/contracts';
import { type Address, encodeFunctionData, maxUint256, parseAbi } from 'viem';
import { roles } from './accounts.ts';
import { type Bot, type BotAccount, botAccount } from './bot.ts';

const guardAbi = parseAbi([
  'struct Source { address from; uint256 price; uint256 until; uint8 standing; }',
  'function sources() view returns (Source[])',
]);
const feedAbi = parseAbi(['function set(uint256 price, uint256 until)']);

/** Feeds are told a price that is further from theirs than this part of it (a five-hundredth). */
const NEWS = 500n;

/** A feed of the local chain (LocalFeed.sol), with the market whose pool it repeats. */
interface Followed {
  feed: Address;
  market: bigint;
}

/**
 * Tells the local market's feeds what the pools' prices are, as sources outside would: lending on the local chain listens to
 * them. Null where the deployment has no lending.
 */
export async function feedKeeper(rpcUrl: string, deployment: Deployment): Promise<Bot | null> {
  const { lendingLens } = deployment;
  if (!lendingLens) return null;
  const account = botAccount(rpcUrl, roles.feeds);
  const followed = await findFeeds(account, deployment, lendingLens);
  const told = new Map<Address, bigint>();
  return {
    name: 'The feed keeper',
    everyBlocks: 2,
    step: async () => {
      for (const { feed, market } of followed) {
        const price = await poolPrice(account, deployment, market);
        const last = told.get(feed) ?? 0n;
        const apart = price > last ? price - last : last - price;
        if (apart * NEWS <= last) continue;
        const args = [price, maxUint256] as const;
        await account.send(feed, encodeFunctionData({ abi: feedAbi, functionName: 'set', args }));
        told.set(feed, price);
      }
    },
  };
}

/** The feeds of each collateral that is some market's base, its quote being the loan. */
async function findFeeds(
  { chain }: BotAccount,
  { markets }: Deployment,
  lendingLens: Address,
): Promise<Followed[]> {
  const [views] = await chain.readContract({
    address: lendingLens,
    abi: lendingLensAbi,
    functionName: 'lendingMarkets',
    args: [0n, 100n],
  });
  const found = new Map<Address, bigint>();
  for (const { terms } of views.map(decodeLendingMarket)) {
    for (const { token, guard } of terms.collaterals) {
      const pool = markets
        .map(unpackMarketKey)
        .find(({ base, quote }) => base === token && quote === terms.loan);
      if (!pool) continue;
      const call = { address: guard, abi: guardAbi, functionName: 'sources' } as const;
      const [, ...feeds] = await chain.readContract(call);
      for (const { from } of feeds) found.set(from, pool.id);
    }
  }
  return [...found].map(([feed, market]) => ({ feed, market }));
}

/** Quote units for one base unit, times 10^36, rounded down. */
async function poolPrice(
  { chain }: BotAccount,
  { exchange }: Deployment,
  market: bigint,
): Promise<bigint> {
  const word = await chain.readContract({
    address: exchange,
    abi: exchangeAbi,
    functionName: 'extsload',
    args: [market],
  });
  const { baseReserve, quoteReserve } = unpackPoolSlot(word);
  return (quoteReserve * PRICE_ONE) / baseReserve;
}
