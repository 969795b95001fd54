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
  'function lastRecord() view returns (uint256 price, uint256 time)',
  'function record() returns (bool)',
]);
const feedAbi = parseAbi(['function set(uint256 price, uint256 until)']);

/** Feeds are told a price that is further from theirs than this part of it (a five-hundredth). */
const NEWS = 500n;

/** Seconds after which a guard writes its price down anew. */
const DAY = 86_400n;

/** A price guard of a pair, with its feeds (LocalFeed.sol) and the market whose pool they repeat. */
interface Guarded {
  guard: Address;
  feeds: readonly Address[];
  market: bigint;
  /** Whether it prices the market's base in its quote, or the quote in the base. */
  isBase: boolean;
}

/**
 * Tells the local market's feeds what the pools' prices are, as sources outside would: lending on the local chain listens to
 * them. Once a day of the chain's time it has each price guard write down its last good price, which is what counts on the
 * day on which the feeds fall silent; a real deployment needs somebody who does. Null where the deployment has no lending.
 */
export async function feedKeeper(rpcUrl: string, deployment: Deployment): Promise<Bot | null> {
  const { lendingLens } = deployment;
  if (!lendingLens) return null;
  const account = botAccount(rpcUrl, roles.feeds);
  const guarded = await findGuards(account, deployment, lendingLens);
  const told = new Map<Address, bigint>();
  return {
    name: 'The feed keeper',
    everyBlocks: 2,
    step: async () => {
      for (const one of guarded) {
        const price = await poolPrice(account, deployment, one);
        for (const feed of one.feeds) {
          const last = told.get(feed) ?? 0n;
          const apart = price > last ? price - last : last - price;
          if (apart * NEWS <= last) continue;
          const args = [price, maxUint256] as const;
          await account.send(feed, encodeFunctionData({ abi: feedAbi, functionName: 'set', args }));
          told.set(feed, price);
        }
      }
      await recordOldest(account, guarded);
    },
  };
}

/** Has guards whose last record is a day old write another, as far as they have a live price to write. */
async function recordOldest(account: BotAccount, guarded: readonly Guarded[]): Promise<void> {
  const { chain, address } = account;
  const { timestamp } = await chain.getBlock();
  for (const { guard } of guarded) {
    const about = { address: guard, abi: guardAbi } as const;
    const [, time] = await chain.readContract({ ...about, functionName: 'lastRecord' });
    if (timestamp - time < DAY) continue;
    const call = { ...about, functionName: 'record' } as const;
    const { result: isWritten } = await chain.simulateContract({ ...call, account: address });
    if (isWritten) await account.send(guard, encodeFunctionData(call));
  }
}

/** The guards of collaterals that make a market of the exchange with the loan. */
async function findGuards(
  { chain }: BotAccount,
  { markets }: Deployment,
  lendingLens: Address,
): Promise<Guarded[]> {
  const [views] = await chain.readContract({
    address: lendingLens,
    abi: lendingLensAbi,
    functionName: 'lendingMarkets',
    args: [0n, 100n],
  });
  const found = new Map<Address, Guarded>();
  for (const { terms } of views.map(decodeLendingMarket)) {
    for (const { token, guard } of terms.collaterals) {
      const pool = markets
        .map(unpackMarketKey)
        .find(
          ({ base, quote }) =>
            (base === token && quote === terms.loan) || (quote === token && base === terms.loan),
        );
      if (!pool || found.has(guard)) continue;
      const call = { address: guard, abi: guardAbi, functionName: 'sources' } as const;
      // The first source is the exchange's own record.
      const [, ...feeds] = await chain.readContract(call);
      const isBase = pool.base === token;
      found.set(guard, { guard, feeds: feeds.map(({ from }) => from), market: pool.id, isBase });
    }
  }
  return [...found.values()];
}

/** What a pool says: units of the other token for one of the guarded one, times 10^36, rounded down. */
async function poolPrice(
  { chain }: BotAccount,
  { exchange }: Deployment,
  { market, isBase }: Guarded,
): Promise<bigint> {
  const word = await chain.readContract({
    address: exchange,
    abi: exchangeAbi,
    functionName: 'extsload',
    args: [market],
  });
  const { baseReserve, quoteReserve } = unpackPoolSlot(word);
  return isBase
    ? (quoteReserve * PRICE_ONE) / baseReserve
    : (baseReserve * PRICE_ONE) / quoteReserve;
}
