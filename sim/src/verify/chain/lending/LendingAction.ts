import type { LiquidationStep } from '@weir/contracts/maths';
import type { Wanted } from '../../../lending/loanAmounts.ts';

/** How much, of the loan token: one of the two is 0, or the action is refused. */
type Amount = Required<Wanted>;

/**
 * One thing that an account does in a lending market, in words that engine and chain both understand. Amounts are units.
 * `of` is whose account it is done to where that need not be the one who acts.
 */
export type LendingAction = {
  number: number;
  account: number;
  /** Seconds since the action before; 0 is the same second. */
  after: number;
} & (
  | ({ kind: 'lend'; of: number } & Amount)
  | ({ kind: 'withdraw' } & Amount)
  | { kind: 'pledge' | 'unpledge'; index: number; amount: bigint }
  | ({ kind: 'borrow' } & Amount)
  | ({ kind: 'repay'; of: number } & Amount)
  | { kind: 'liquidate'; of: number; steps: LiquidationStep[] }
  /** Both feeds of a collateral say something else, in parts of `PRICE_ONE`; 0 is no price. */
  | { kind: 'reprice'; index: number; feeds: [bigint, bigint] }
  | { kind: 'accrue' | 'collect' }
);

/** Accounts that act. The first one is the owner, who collects fees. */
export const ACTORS = 6;
