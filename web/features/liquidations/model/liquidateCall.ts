import { type LendingAccount, packAccount, packLendingTerms, packMarketKey } from '@weir/contracts';
import type { Address } from 'viem';
import type { ListedMarket } from '#features/deployment';
import type { ListedLending } from '#features/lending';
import { type ContractCall, liquidatorCall } from '#features/transactions';
import type { LiquidationOffer } from './bestLiquidation.ts';

const NO_MARKET = { baseTerms: 0n, quoteTerms: 0n };
const keys = (path: readonly ListedMarket[]) => path.map(({ terms }) => packMarketKey(terms));

/** Liquidates and sells in one transaction. @param least loan units that must be left for the caller. */
export function liquidateCall(
  liquidator: Address,
  { market }: ListedLending,
  account: LendingAccount,
  { steps, sales }: LiquidationOffer,
  least: bigint,
): ContractCall {
  return liquidatorCall(liquidator, 'liquidate', [
    packLendingTerms(market.terms),
    packAccount(account),
    steps.map(({ index, repay }) => ({ index: BigInt(index), repay })),
    sales.map(({ index, pool, path, quotePath }) => ({
      index: BigInt(index),
      pool: pool ? packMarketKey(pool.terms) : NO_MARKET,
      path: keys(path),
      quotePath: keys(quotePath),
    })),
    least,
  ]);
}
