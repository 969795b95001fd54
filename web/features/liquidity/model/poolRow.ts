import type { Pool } from '@weir/indexer/client';
import { Decimal } from 'decimal.js';
import type { ListedMarket, Token } from '#features/deployment';
import { exactDecimal } from '#lib/formatAmount.ts';
import type { SortedBy } from '#lib/sortedBy.ts';

/** A pool as the node knows it at one block. */
export interface PoolReserves {
  baseReserve: bigint;
  quoteReserve: bigint;
  totalShares: bigint;
}

/** One pool of the list. What only the indexer knows is null while it is missing. */
export interface PoolRow {
  market: ListedMarket;
  /** Whole quote tokens for a whole base token; null where the pool is empty or not read yet. */
  price: string | null;
  /** Quote units: both reserves at the pool's price. Null while the node has not answered. */
  liquidity: bigint | null;
  /** Quote units of the pool's part of trades. */
  dayVolume: bigint | null;
  weekVolume: bigint | null;
  /** Quote units, providers' fees of both tokens at the pool's price of now. */
  dayFees: bigint | null;
  /** A part of the pool for a year, as the last seven days went: '0.12' is 12 %. */
  yearlyReturn: string | null;
  /** The account's part of all shares, in parts per million; null while unknown or nobody is connected. */
  ownPart: bigint | null;
  /** Whole tokens of the list's common token for a quote token; null where no listed pool leads there. */
  rate: string | null;
}

export type PoolColumn =
  | 'pair'
  | 'price'
  | 'liquidity'
  | 'dayVolume'
  | 'weekVolume'
  | 'dayFees'
  | 'yearlyReturn'
  | 'ownPart';

export type PoolOrder = SortedBy<PoolColumn>;

const Display = Decimal.clone({ precision: 40, toExpNeg: -60, toExpPos: 60 });

interface RowSources {
  state: PoolReserves | undefined;
  pool: Pool | undefined;
  shares: bigint | undefined;
  rate: string | null;
}

/** A row of what node and indexer say. */
export function poolRow(market: ListedMarket, { state, pool, shares, rate }: RowSources): PoolRow {
  const isEmpty = !state || state.baseReserve === 0n;
  return {
    market,
    price: isEmpty ? null : poolPrice(market, state),
    liquidity: state ? 2n * state.quoteReserve : null,
    dayVolume: pool ? BigInt(pool.day.quoteVolume) : null,
    weekVolume: pool ? BigInt(pool.week.quoteVolume) : null,
    dayFees: pool && state ? feesInQuote(pool.day.fees, state) : null,
    yearlyReturn: pool?.week.yearlyReturn ?? null,
    ownPart:
      shares === undefined || !state
        ? null
        : state.totalShares === 0n
          ? 0n
          : (shares * 1_000_000n) / state.totalShares,
    rate,
  };
}

/** The reserves' ratio in whole tokens, twelve significant digits. */
export function poolPrice({ base, quote }: ListedMarket, state: PoolReserves): string {
  return new Display(exactDecimal(state.quoteReserve, quote.decimals))
    .div(exactDecimal(state.baseReserve, base.decimals))
    .toSignificantDigits(12)
    .toFixed();
}

/** Providers' fees of both tokens in quote units, at the reserves' price. */
export function feesInQuote(
  fees: { providersBase: string; providersQuote: string },
  { baseReserve, quoteReserve }: Pick<PoolReserves, 'baseReserve' | 'quoteReserve'>,
): bigint {
  const quote = BigInt(fees.providersQuote);
  return baseReserve === 0n
    ? quote
    : quote + (BigInt(fees.providersBase) * quoteReserve) / baseReserve;
}

/**
 * What a whole token is worth in whole tokens of `common`, by the reserves of listed pools that lead there over at most
 * two of them. Unlisted pools say nothing here: whoever opened one chose its price.
 */
export function commonRates(
  common: Token | undefined,
  pools: readonly { market: ListedMarket; state: PoolReserves | undefined }[],
): ReadonlyMap<string, string> {
  const rates = new Map(common ? [[common.address as string, new Display(1)]] : []);
  for (let pass = 0; pass < 2; pass++) {
    for (const { market, state } of pools) {
      if (market.unlisted || !state || state.baseReserve === 0n) continue;
      const price = new Display(poolPrice(market, state));
      const [base, quote] = [rates.get(market.base.address), rates.get(market.quote.address)];
      if (quote && !base) rates.set(market.base.address, quote.mul(price));
      if (base && !quote && !price.isZero()) rates.set(market.quote.address, base.div(price));
    }
  }
  return new Map([...rates].map(([address, rate]) => [address, rate.toFixed()]));
}

/** Quote units in whole common tokens, as a decimal string; null where either is unknown. */
export function inCommon({ market, rate }: PoolRow, units: bigint | null): string | null {
  if (units === null || rate === null) return null;
  return new Display(exactDecimal(units, market.quote.decimals)).mul(rate).toFixed();
}

/** Rows whose pair, names or addresses hold every word of `search`. */
export function findPools(rows: readonly PoolRow[], search: string): PoolRow[] {
  const words = search.toLowerCase().split(/[\s/]+/);
  return rows.filter(({ market: { base, quote } }) => {
    const text = [base, quote]
      .flatMap(({ symbol, name, address }) => [symbol, name, address])
      .join(' ')
      .toLowerCase();
    return words.every((word) => text.includes(word));
  });
}

/** Rows in an order; what is unknown comes last in both directions, and equal rows stay as they were. */
export function sortPools(rows: readonly PoolRow[], { column, isRising }: PoolOrder): PoolRow[] {
  const direction = isRising ? 1 : -1;
  if (column === 'pair') {
    return rows.toSorted((a, b) => direction * pairOf(a).localeCompare(pairOf(b), 'en'));
  }
  const keys = new Map(rows.map((row) => [row, keyOf(row, column)]));
  return rows.toSorted((a, b) => {
    const [left, right] = [keys.get(a) ?? null, keys.get(b) ?? null];
    if (left === null || right === null) return Number(left === null) - Number(right === null);
    return direction * left.cmp(right);
  });
}

const pairOf = ({ market }: PoolRow) => `${market.base.symbol}/${market.quote.symbol}`;

function keyOf(row: PoolRow, column: Exclude<PoolColumn, 'pair'>): Decimal | null {
  if (column === 'price' || column === 'yearlyReturn') {
    return row[column] === null ? null : new Display(row[column]);
  }
  if (column === 'ownPart') return row.ownPart === null ? null : new Display(String(row.ownPart));
  const worth = inCommon(row, row[column]);
  return worth === null ? null : new Display(worth);
}
