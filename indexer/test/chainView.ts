import {
  decodeMarketView,
  decodeOrderView,
  exchangeAbi,
  lensAbi,
  packMarketKey,
  packSwapTerms,
  quoteSwap,
  sharesSlotOf,
  unpackPoolSlot,
  unpackShares,
} from '@weir/contracts';
import type { LocalExchange } from '@weir/contracts/testing/localExchange';
import { type Address, createPublicClient, http, type PublicClient } from 'viem';
import { balances, pools } from '../src/schema/tables.ts';
import type { Store } from '../src/store/openStore.ts';
import { readMarketState } from '../src/views/marketState.ts';
import { readMarketsWithTokens } from '../src/views/marketWithTokens.ts';
import { readOrders } from '../src/views/orders.ts';
import { readPositions } from '../src/views/positions.ts';
import { handles } from './randomTrading.ts';

/** What the contracts themselves say of the market at the latest block. */
export async function viewOfChain({ anvil, exchange, lens, market, accounts }: LocalExchange) {
  const client = createPublicClient({ transport: http(anvil.url) });
  const view = await client.readContract({
    address: lens,
    abi: lensAbi,
    functionName: 'market',
    args: [market.id, 10_000n],
  });
  const { bids, asks } = decodeMarketView(view);
  const sharesWord = await client.readContract({
    address: exchange,
    abi: exchangeAbi,
    functionName: 'extsload',
    args: [sharesSlotOf(market.id)],
  });
  const orders: Record<string, unknown> = {};
  const held: Record<string, bigint> = {};
  const removable: Record<string, unknown> = {};
  const ids = [market.id, BigInt(market.base), BigInt(market.quote)];
  for (const owner of [...accounts.slice(0, 5), exchange]) {
    const found = await client.readContract({
      address: lens,
      abi: lensAbi,
      functionName: 'orders',
      args: [market.id, owner, handles],
    });
    for (const one of found) {
      const standing = decodeOrderView(one);
      if (!standing) continue;
      const { order, claimable, unfilled, proceeds, rebate } = standing;
      orders[`${owner} ${standing.handle}`] = {
        side: order.isAsk ? 'sell' : 'buy',
        tick: order.tick,
        generation: order.generation,
        index: order.index,
        resting: unfilled,
        claimable: { lots: claimable, proceeds, rebate },
      };
    }
    for (const id of ids) {
      const amount = await client.readContract({
        address: exchange,
        abi: exchangeAbi,
        functionName: 'balanceOf',
        args: [owner, id],
      });
      if (amount > 0n) held[`${owner} ${id}`] = amount;
      if (amount > 0n && id === market.id) {
        removable[owner] = await removeAll(client, { exchange, market }, owner, amount);
      }
    }
  }
  const shares = unpackShares(sharesWord);
  const quotes = [];
  for (const { amount, baseIn } of quoted) {
    const terms = packSwapTerms({ recipient: exchange, baseIn });
    const { amountIn, amountOut, poolIn, poolOut } = await client.readContract({
      address: lens,
      abi: lensAbi,
      functionName: 'quoteSwap',
      args: [packMarketKey(market), amount, terms],
    });
    quotes.push({ amountIn, amountOut, poolIn, poolOut });
  }
  const slot = unpackPoolSlot(view.slot);
  return { slot, shares, bids, asks, orders, held, removable, quotes };
}

/** Swaps that are quoted, and not done: small and large ones of both sides. */
const quoted = [10n ** 16n, 7n * 10n ** 18n].flatMap((amount) => [
  { amount, baseIn: true },
  { amount: amount / 400_000_000n, baseIn: false },
]);

/** What a removal of all of an owner's shares would pay. */
async function removeAll(
  client: PublicClient,
  { exchange, market }: Pick<LocalExchange, 'exchange' | 'market'>,
  owner: Address,
  shares: bigint,
) {
  const { result } = await client.simulateContract({
    account: owner,
    address: exchange,
    abi: exchangeAbi,
    functionName: 'removeLiquidity',
    args: [packMarketKey(market), shares, 0n, 0n, packSwapTerms({ recipient: owner })],
  });
  const [base, quote] = result;
  return { base, quote };
}

/** The same from the index. */
export function viewOfIndex(store: Store, { accounts, exchange }: LocalExchange) {
  return store.read(async (tx) => {
    const [view] = await readMarketsWithTokens(tx);
    const [pool] = await tx.select().from(pools);
    if (!view || !pool) throw new Error('no market is indexed');
    const { market: _, totalShares, incomePart, lastRoot, lastPrice: __, ...slot } = pool;
    const state = await readMarketState(tx, view);
    const { bids, asks } = state;
    const orders: Record<string, unknown> = {};
    for (const owner of [...accounts.slice(0, 5), exchange] as Address[]) {
      const all = { owner, status: 'all', limit: 10_000, before: null } as const;
      // Newest first: the first one of a handle is the one that it names now.
      for (const order of (await readOrders(tx, all)).items) {
        const { side, tick, generation, index } = order;
        orders[`${owner} ${order.handle}`] ??= {
          side,
          tick,
          generation,
          index,
          resting: BigInt(order.restingLots),
          claimable: {
            lots: BigInt(order.claimable.lots),
            proceeds: BigInt(order.claimable.proceeds),
            rebate: BigInt(order.claimable.rebate),
          },
        };
      }
    }
    const held = Object.fromEntries(
      (await tx.select().from(balances)).map(({ owner, id, amount }) => [`${owner} ${id}`, amount]),
    );
    const removable: Record<string, unknown> = {};
    for (const owner of [...accounts.slice(0, 5), exchange]) {
      for (const { shares, base, quote } of await readPositions(tx, owner)) {
        // A position that was left stays, with its result.
        if (shares !== '0') removable[owner] = { base: BigInt(base), quote: BigInt(quote) };
      }
    }
    const quotes = quoted.map(({ amount, baseIn }) => {
      const request = { amount, baseIn, exactOut: false };
      const { amountIn, amountOut, poolIn, poolOut } = quoteSwap(state, request);
      return { amountIn, amountOut, poolIn, poolOut };
    });
    const shares = { totalShares, incomePart, lastRoot };
    return { slot, shares, bids, asks, orders, held, removable, quotes };
  });
}
