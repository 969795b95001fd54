import { type LendingAccount, packAccount, packLendingTerms, packMarketKey } from '@weir/contracts';
import type { Address, Hex } from 'viem';
import type { ListedMarket } from '#features/deployment';
import { type ContractCall, leverageCall, type OperatorGrant } from '#features/transactions';
import type { LeverageChoice } from './leverageChoice.ts';
import type { LeverageAmounts } from './leveragePlan.ts';

/** What is traded, for which position, by which contract. */
export interface LeverageTrade {
  leverage: Address;
  choice: Pick<LeverageChoice, 'listed' | 'index'>;
  account: LendingAccount;
  /** The markets of the swap, in order. */
  path: readonly ListedMarket[];
  /** The last second in which it may be done. */
  deadline: number;
}

const NONE = { nonce: 0n, deadline: 0n, signature: '0x' as Hex };

// The leave stays given: the contract acts for its caller's own accounts only, so nobody else gains by it.
const permission = (grant: OperatorGrant | null) => ({ grant: grant ?? NONE, revocation: NONE });

function trade({ choice, account, path, deadline }: LeverageTrade) {
  return {
    terms: packLendingTerms(choice.listed.market.terms),
    account: packAccount(account),
    index: BigInt(choice.index),
    path: path.map(({ terms }) => packMarketKey(terms)),
    deadline: BigInt(deadline),
  };
}

/** Opens or grows a position. @param leastBought collateral units that the purchase must bring. */
export function openCall(
  of: LeverageTrade,
  { debt, loanMargin, collateralMargin }: LeverageAmounts,
  leastBought: bigint,
  grant: OperatorGrant | null,
): ContractCall {
  const args = [
    trade(of),
    debt,
    loanMargin,
    collateralMargin,
    leastBought,
    permission(grant),
  ] as const;
  return leverageCall(of.leverage, 'open', args);
}

/** Sells all of the collateral, repays all of the debt. @param leastBack loan units that must be left. */
export function closeCall(
  of: LeverageTrade,
  leastBack: bigint,
  grant: OperatorGrant | null,
): ContractCall {
  return leverageCall(of.leverage, 'close', [trade(of), leastBack, permission(grant)]);
}
