/** A market for unit tests: WETH/USDC, a pool at 3000 and three levels a side. */
import { priceToTick, type SharedPool } from '@weir/contracts';
import type { ListedMarket } from '#features/deployment';

const weth = '0x1000000000000000000000000000000000000001';
const usdc = '0x2000000000000000000000000000000000000002';

export const syntheticMarket: ListedMarket = {
  slug: 'WETH-USDC',
  base: { address: weth, symbol: 'WETH', name: 'Wrapped Ether', decimals: 18 },
  quote: { address: usdc, symbol: 'USDC', name: 'USD Coin', decimals: 6 },
  terms: {
    id: 1n,
    base: weth,
    quote: usdc,
    lotExponent: 13,
    tickSpacing: 1,
    poolFee: 1000,
    takerFee: 500,
    makerRebate: 200,
    minQuote: 1_000_000n,
  },
};

const scale = { lotExponent: 13, baseDecimals: 18, quoteDecimals: 6 };

/** The tick of a price of the synthetic market. */
export const tickAt = (price: string) => priceToTick(price, scale, 1, 'exact');

/** 1000 WETH and 3,000,000 USDC; levels of one WETH (100,000 lots). */
export const syntheticPool: SharedPool = {
  market: syntheticMarket.terms,
  baseReserve: 1000n * 10n ** 18n,
  quoteReserve: 3_000_000n * 10n ** 6n,
  totalShares: 54_772_255_750_516_612n,
  bids: ['2999.5', '2999', '2998'].map((price) => ({ tick: tickAt(price), lots: 100_000n })),
  asks: ['3000.5', '3001', '3002'].map((price) => ({ tick: tickAt(price), lots: 100_000n })),
};
