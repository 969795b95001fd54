import { RequestRefused } from '../http/requestRefused.ts';
import type { Sql } from '../store/openStore.ts';
import { type LendingMarketData, readLendingMarkets } from '../views/lending/lendingMarketData.ts';

/** The lending market of a valid id, or a 404 where none was opened with it. */
export async function requireLendingMarket(tx: Sql, key: string): Promise<LendingMarketData> {
  const [data] = await readLendingMarkets(tx, key);
  if (data) return data;
  throw noLendingMarket(key);
}

export function noLendingMarket(key: string): RequestRefused {
  return new RequestRefused(
    'not_found',
    'market',
    `market ${key} was never opened in lending; /v1/lending/markets lists those that were.`,
  );
}
