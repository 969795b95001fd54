/** The lending lens's answers with their packed words decoded. */
import type { ContractFunctionReturnType } from 'viem';
import type { lendingLensAbi } from '../generated/lendingLensAbi.ts';
import { type LendingAccount, unpackAccount } from './account.ts';
import type { LendingTotals } from './interest.ts';
import { isCounted, totalsOf, unpackDebt, unpackFunds, unpackPledges } from './ledger.ts';
import { type LendingCollateral, type LendingTerms, unpackLendingTerms } from './terms.ts';

/** The answer of the lens's `lendingMarket`. */
export type LendingMarketView = ContractFunctionReturnType<
  typeof lendingLensAbi,
  'view',
  'lendingMarket'
>;

/** One answer of the lens's `positionsOf`. */
export type PositionView = ContractFunctionReturnType<
  typeof lendingLensAbi,
  'view',
  'positionsOf'
>[number];

/** A collateral with what its guard says. Prices are parts of `PRICE_ONE`. */
export interface PricedCollateral extends LendingCollateral {
  /** Units that count towards the cap. */
  pledged: bigint;
  /** 0 where there is no price for new debt. */
  borrowPrice: bigint;
  liquidationPrice: bigint;
  /** False while there are too few sources. */
  isLive: boolean;
  /** Since when a sequencer is back, or down, in seconds; 0 where that hinders nothing. */
  graceSince: number;
  /** Units in the venue's pool, as observed. */
  reserve: bigint;
}

/** A lending market as of its last accrual. */
export interface LendingMarket {
  id: bigint;
  terms: Omit<LendingTerms, 'collaterals'> & { collaterals: readonly PricedCollateral[] };
  totals: LendingTotals;
  /** Which collaterals' prices were reported down: supplying is refused while any is. */
  down: number[];
  /** The last second in which supplying and borrowing are refused; 0 for none. */
  pausedUntil: number;
}

/** What an account has in a market. */
export interface LendingPosition {
  market: bigint;
  account: LendingAccount;
  supplyShares: bigint;
  debtShares: bigint;
  /** Seconds; the position cannot be liquidated in that very second. */
  checkedAt: number;
  /** In each collateral's units. */
  pledges: bigint[];
  /** Whether they count towards the caps. */
  isCounted: boolean;
}

/** A market from the lens. Throws `RangeError` where the answer says nothing of one of its collaterals. */
export function decodeLendingMarket(view: LendingMarketView): LendingMarket {
  const terms = unpackLendingTerms(view);
  return {
    id: view.market,
    terms: {
      ...terms,
      collaterals: terms.collaterals.map((collateral, index) => {
        const said = view.collaterals[index];
        if (!said) throw new RangeError(`The lens says nothing of collateral ${index}.`);
        const { pledged, borrowPrice, liquidationPrice, isLive, graceSince, reserve } = said;
        return {
          ...collateral,
          pledged,
          borrowPrice,
          liquidationPrice,
          isLive,
          graceSince: Number(graceSince),
          reserve,
        };
      }),
    },
    totals: totalsOf(view.funds, view.lenders, view.borrowers),
    down: unpackFunds(view.funds).down,
    pausedUntil: Number(view.pausedUntil),
  };
}

/** A position from the lens. @param count how many collaterals its market has. */
export function decodePosition(view: PositionView, count: number): LendingPosition {
  const { shares, checkedAt } = unpackDebt(view.debt);
  return {
    market: view.market,
    account: unpackAccount(view.account),
    supplyShares: view.supplyShares,
    debtShares: shares,
    checkedAt,
    pledges: unpackPledges(view.pledges, count),
    isCounted: isCounted(view.pledges),
  };
}
