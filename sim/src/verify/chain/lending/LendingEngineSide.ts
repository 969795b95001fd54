import { LiquidationRefused } from '@weir/contracts/maths';
import type { ExactLoans, LoanAccount } from '../../../lending/ExactLoans.ts';
import { LoanRefused } from '../../../lending/LoanRefused.ts';
import type { Outcome, Side } from '../Side.ts';
import { ACTORS, type LendingAction } from './LendingAction.ts';
import { type LendingPicture, sayLending, sayRefusal } from './lendingWords.ts';

/** What the guards of all collaterals say, in parts of `PRICE_ONE`. */
export interface GuardPrices {
  /** 0 for none. */
  forDebt: readonly bigint[];
  forLiquidation: readonly bigint[];
}

/** The exact lending market. It reads no price: what the guards say is told to it. */
export class LendingEngineSide implements Side<LendingAction> {
  readonly accounts: readonly LoanAccount[];
  #prices: GuardPrices | null = null;

  /**
   * @param loans an empty market, at the time of the last block
   * @param readGuards is asked at the start and after each change of a price
   */
  constructor(
    readonly loans: ExactLoans,
    readonly readGuards: () => Promise<GuardPrices>,
  ) {
    this.accounts = Array.from({ length: ACTORS }, () => loans.open());
  }

  async act(action: LendingAction): Promise<Outcome> {
    this.loans.moveTo(this.loans.now + BigInt(action.after));
    if (action.kind === 'reprice') {
      this.#prices = null;
      return { moved: {} };
    }
    const prices = await this.prices();
    try {
      return { moved: this.#do(action, prices) };
    } catch (error) {
      if (error instanceof LoanRefused) return { error: sayRefusal(error.refusal, error.values) };
      if (error instanceof LiquidationRefused) {
        const { name, ...values } = error.fault;
        return { error: sayRefusal(name, values) };
      }
      throw error;
    }
  }

  async picture(): Promise<string> {
    const { loans } = this;
    const indices = [...loans.terms.collaterals.keys()];
    const picture: LendingPicture = {
      totals: loans.totals,
      counted: indices.map((index) => loans.counted(index)),
      held: [loans.totals.cash, ...indices.map((index) => loans.held(index))],
      accounts: this.accounts.map(({ checkedAt, ...own }) => ({
        ...own,
        checkedAt: checkedAt ?? 0n,
      })),
    };
    return sayLending(picture);
  }

  /** What the guards say now. */
  async prices(): Promise<GuardPrices> {
    this.#prices ??= await this.readGuards();
    return this.#prices;
  }

  /** What the action returns, and what it moves into the wallet of who acts: the loan token, then the collaterals. */
  #do(
    action: Exclude<LendingAction, { kind: 'reprice' }>,
    { forDebt, forLiquidation }: GuardPrices,
  ): Record<string, bigint> {
    const { loans } = this;
    const own = this.#accountOf(action.account);
    const collaterals = loans.terms.collaterals.map(() => 0n);
    switch (action.kind) {
      case 'lend': {
        const moved = loans.supply(this.#accountOf(action.of), action);
        return { ...moved, ...sayWallet([-moved.assets, ...collaterals]) };
      }
      case 'withdraw': {
        const moved = loans.withdraw(own, action);
        return { ...moved, ...sayWallet([moved.assets, ...collaterals]) };
      }
      case 'pledge': {
        loans.addCollateral(own, action.index, action.amount, forDebt);
        return sayWallet([0n, ...collaterals.with(action.index, -action.amount)]);
      }
      case 'unpledge': {
        loans.removeCollateral(own, action.index, action.amount, forDebt);
        return sayWallet([0n, ...collaterals.with(action.index, action.amount)]);
      }
      case 'borrow': {
        const moved = loans.borrow(own, action, forDebt);
        return { ...moved, ...sayWallet([moved.assets, ...collaterals]) };
      }
      case 'repay': {
        const moved = loans.repay(this.#accountOf(action.of), action);
        return { ...moved, ...sayWallet([-moved.assets, ...collaterals]) };
      }
      case 'liquidate': {
        const plan = loans.liquidate(this.#accountOf(action.of), action.steps, forLiquidation);
        return { repaid: plan.repaid, ...sayWallet([-plan.repaid, ...plan.seized]) };
      }
      case 'accrue':
        loans.accrue();
        return sayWallet([0n, ...collaterals]);
      case 'collect': {
        const collected = loans.collectFees();
        return { collected, ...sayWallet([collected, ...collaterals]) };
      }
    }
  }

  #accountOf(number: number): LoanAccount {
    const account = this.accounts[number];
    if (!account) throw new RangeError(`There is no account ${number}.`);
    return account;
  }
}

/** What came into a wallet, below zero where it paid: the loan token, then the collaterals. */
export function sayWallet(amounts: readonly bigint[]): Record<string, bigint> {
  const named = amounts.map((amount, at) => [at === 0 ? 'loan' : `token${at - 1}`, amount]);
  return Object.fromEntries(named);
}
