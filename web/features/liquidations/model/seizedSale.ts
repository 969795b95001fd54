import {
  applyWalk,
  bestRoute,
  ExchangeError,
  quoteRemoveLiquidity,
  type SharedPool,
} from '@weir/contracts';
import type { Address } from 'viem';
import type { ListedMarket } from '#features/deployment';
import type { ShareMarkets } from './shareMarkets.ts';

/** A market of the exchange with its state, which sales change as they go. */
export interface SaleMarket {
  market: ListedMarket;
  state: SharedPool;
}

/** How one seized collateral becomes the loan token. */
export interface SeizedSale {
  /** The collateral's place in the lending market. */
  index: number;
  /** Set where it is a pool's shares, which are taken apart first. */
  pool: ListedMarket | null;
  /** From the collateral, or from the pool's base token; empty where that is the loan token. */
  path: readonly ListedMarket[];
  /** From the pool's quote token. */
  quotePath: readonly ListedMarket[];
  /** Loan units that it brings. */
  proceeds: bigint;
}

interface Sold {
  path: readonly ListedMarket[];
  proceeds: bigint;
  markets: readonly SaleMarket[];
}

/**
 * Sells a seized amount over the best routes, in the exchange's own arithmetic. Null where the markets cannot take all
 * of it. @returns the sale, and the markets as it leaves them, for the next.
 */
export function sellSeized(
  markets: readonly SaleMarket[],
  shares: ShareMarkets,
  { index, token, amount, loan }: { index: number; token: Address; amount: bigint; loan: Address },
): { sale: SeizedSale; markets: readonly SaleMarket[] } | null {
  const pool = shares.get(token) ?? null;
  if (pool === null) {
    const sold = sellToken(markets, token, amount, loan);
    if (!sold) return null;
    const { path, proceeds } = sold;
    return { sale: { index, pool, path, quotePath: [], proceeds }, markets: sold.markets };
  }
  const own = markets.find(({ market }) => market.slug === pool.slug);
  if (!own) return null;
  const removed = attempt(() => quoteRemoveLiquidity(own.state, amount));
  if (!removed) return null;
  const left = {
    ...own.state,
    baseReserve: own.state.baseReserve - removed.base,
    quoteReserve: own.state.quoteReserve - removed.quote,
    totalShares: own.state.totalShares - amount,
  };
  const thinner = markets.map((entry) => (entry === own ? { ...entry, state: left } : entry));
  const base = sellToken(thinner, pool.base.address, removed.base, loan);
  const quote = base && sellToken(base.markets, pool.quote.address, removed.quote, loan);
  if (!base || !quote) return null;
  const proceeds = base.proceeds + quote.proceeds;
  const sale = { index, pool, path: base.path, quotePath: quote.path, proceeds };
  return { sale, markets: quote.markets };
}

function sellToken(
  markets: readonly SaleMarket[],
  token: Address,
  amount: bigint,
  loan: Address,
): Sold | null {
  if (token === loan || amount === 0n) {
    return { path: [], proceeds: token === loan ? amount : 0n, markets };
  }
  const route = attempt(() =>
    bestRoute(
      markets.map(({ state }) => state),
      { tokenIn: token, tokenOut: loan, exactOut: false, amount },
    ),
  );
  if (!route) return null;
  const path: ListedMarket[] = [];
  let after = markets;
  for (const [at, state] of route.states.entries()) {
    const plan = route.plan.hops[at];
    const entry = markets.find((candidate) => candidate.state === state);
    if (!plan || !entry) return null;
    path.push(entry.market);
    const traded = { ...entry.state, ...applyWalk(entry.state, plan) };
    after = after.map((other) => (other === entry ? { ...entry, state: traded } : other));
  }
  return { path, proceeds: route.plan.amountOut, markets: after };
}

/** What the exchange would refuse is no sale; anything else is a fault of the page. */
function attempt<Result>(compute: () => Result): Result | null {
  try {
    return compute();
  } catch (error) {
    if (error instanceof ExchangeError) return null;
    throw error;
  }
}
