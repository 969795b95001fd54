import {
  accrue,
  borrowPool,
  debtLimit,
  isHealthy,
  type LendingTotals,
  type LiquidationPlan,
  type LiquidationStep,
  MOST_FUNDS,
  owedBy,
  type PledgedCollateral,
  planLiquidation,
  type RateModel,
  supplyPool,
  toAssetsDown,
  toAssetsUp,
  toSharesDown,
  toSharesUp,
  valueDown,
} from '@weir/contracts/maths';
import { LoanRefused } from './LoanRefused.ts';
import {
  countable,
  type Moved,
  repaid,
  requireCash,
  requireOne,
  requirePossible,
  type Wanted,
  weigh,
  weighRepayment,
} from './loanAmounts.ts';

/** What a market was opened with. Amounts are units; fractions, factors and yearly rates parts of `WAD`. */
export interface ExactTerms {
  rates: RateModel;
  /** The protocol's part of the interest. */
  fee: bigint;
  dust: bigint;
  collaterals: readonly (Omit<PledgedCollateral, 'amount' | 'price'> & { cap: bigint })[];
}

/** What an account has in the market. */
export interface LoanAccount {
  supplyShares: bigint;
  debtShares: bigint;
  /** When it last passed the check of new debt; null for never. It cannot be liquidated in that second. */
  checkedAt: bigint | null;
  /** Of each collateral. */
  pledges: readonly bigint[];
  /** Whether they count towards the caps: from the first debt on. */
  isCounted: boolean;
}

/** Loan units for a unit of each collateral, in parts of `PRICE_ONE`; for new debt, 0 is no price. */
export type UnitPrices = readonly bigint[];

/** The most of one collateral that an account can pledge (Ledger.sol). */
const MOST_PLEDGED = (1n << 120n) - 1n;

const least = (a: bigint, b: bigint) => (a < b ? a : b);

/**
 * A lending market in units: what the contract does, to the unit, in the order in which it looks at things, by the
 * bindings' arithmetic. Yardstick 10 compares the two action by action.
 *
 * All actions but `moveTo` and `open` throw `LoanRefused`, or the bindings' `LiquidationRefused`, where the contract
 * refuses; nothing has happened then. Left out are roles, pauses, reports of prices that are down, and tokens.
 */
export class ExactLoans {
  #now: bigint;
  #totals: LendingTotals;
  #interest = 0n;
  #writtenOff = 0n;
  readonly #counted: bigint[];
  readonly #held: bigint[];

  /** An empty market. @param time seconds since 1970 */
  constructor(
    readonly terms: ExactTerms,
    time: bigint,
  ) {
    this.#now = time;
    this.#totals = {
      cash: 0n,
      borrowed: 0n,
      fees: 0n,
      supplyShares: 0n,
      borrowShares: 0n,
      time,
    };
    this.#counted = terms.collaterals.map(() => 0n);
    this.#held = terms.collaterals.map(() => 0n);
  }

  /** As of the last accrual. */
  get totals(): LendingTotals {
    return this.#totals;
  }

  get now(): bigint {
    return this.#now;
  }

  /** Interest so far, the protocol's fee within it, as of the last accrual. */
  get interest(): bigint {
    return this.#interest;
  }

  get writtenOff(): bigint {
    return this.#writtenOff;
  }

  /** Units of a collateral that count towards its cap, and those that the market holds in all. */
  counted(index: number): bigint {
    return this.#counted[index] ?? 0n;
  }

  held(index: number): bigint {
    return this.#held[index] ?? 0n;
  }

  /** The totals with the interest until now. */
  totalsNow(): LendingTotals {
    return this.#accrued().totals;
  }

  /** What an account owes now. */
  debtOf(account: LoanAccount): bigint {
    return owedBy(this.totalsNow(), account);
  }

  /** An account's pledges with their terms and prices. */
  pledgesOf({ pledges }: Pick<LoanAccount, 'pledges'>, prices: UnitPrices): PledgedCollateral[] {
    return this.terms.collaterals.map(({ borrowLtv, liquidationLtv, maxIncentive }, index) => ({
      amount: pledges[index] ?? 0n,
      price: prices[index] ?? 0n,
      borrowLtv,
      liquidationLtv,
      maxIncentive,
    }));
  }

  /** Lets time pass: later actions happen then. Seconds since 1970; an earlier time changes nothing. */
  moveTo(time: bigint): void {
    if (time > this.#now) this.#now = time;
  }

  open(): LoanAccount {
    const pledges = this.terms.collaterals.map(() => 0n);
    return { supplyShares: 0n, debtShares: 0n, checkedAt: null, pledges, isCounted: false };
  }

  accrue(): void {
    const { totals, interest } = this.#accrued();
    this.#save(totals, interest);
  }

  /** Refused with: AssetsOrShares, LendingOverflow, ZeroAmount. */
  supply(account: LoanAccount, wanted: Wanted): Moved {
    requirePossible(wanted);
    const { totals, interest } = this.#accrued();
    const { assets, shares } = weigh(wanted, supplyPool(totals), toSharesDown, toAssetsUp);
    if (shares === 0n) throw new LoanRefused('ZeroAmount', {});
    if (assets > MOST_FUNDS - totals.cash - totals.borrowed) {
      throw new LoanRefused('LendingOverflow', { amount: assets });
    }
    const cash = totals.cash + assets;
    const supplyShares = countable(totals.supplyShares + shares);
    this.#save({ ...totals, cash, supplyShares }, interest);
    account.supplyShares += shares;
    return { assets, shares };
  }

  /** Refused with: AssetsOrShares, LendingOverflow, SupplyTooLow, InsufficientCash. */
  withdraw(account: LoanAccount, wanted: Wanted): Moved {
    requirePossible(wanted);
    const { totals, interest } = this.#accrued();
    const { assets, shares } = weigh(wanted, supplyPool(totals), toSharesUp, toAssetsDown);
    const own = account.supplyShares;
    if (shares > own) throw new LoanRefused('SupplyTooLow', { shares: own, wanted: shares });
    requireCash(totals, assets);
    const supplyShares = totals.supplyShares - shares;
    this.#save({ ...totals, cash: totals.cash - assets, supplyShares }, interest);
    account.supplyShares -= shares;
    return { assets, shares };
  }

  /** The protocol's fees, as far as there is cash. */
  collectFees(): bigint {
    const { totals, interest } = this.#accrued();
    const { cash, fees } = totals;
    const taken = least(fees, cash);
    this.#save({ ...totals, cash: cash - taken, fees: fees - taken }, interest);
    return taken;
  }

  /**
   * @param prices for new debt; they count where the account has a debt.
   * Refused with: NoSuchCollateral, ZeroAmount, LendingOverflow, CapExceeded; with a debt PriceNotLive,
   * CollateralBelowDust.
   */
  addCollateral(account: LoanAccount, index: number, amount: bigint, prices: UnitPrices): void {
    const before = this.#pledgeAt(account, index);
    if (amount === 0n) throw new LoanRefused('ZeroAmount', {});
    if (amount > MOST_PLEDGED - before) throw new LoanRefused('LendingOverflow', { amount });
    const pledged = before + amount;
    const counted = account.isCounted ? this.#countedWith(index, amount) : null;
    if (account.debtShares !== 0n) this.#requireWorth(index, pledged, prices);
    if (counted !== null) this.#counted[index] = counted;
    this.#movePledge(account, index, amount);
  }

  /**
   * Accrues for the check alone: as in the contract, the totals stay as of the last accrual.
   *
   * @param prices for new debt; they count where the account has a debt.
   * Refused with: NoSuchCollateral, ZeroAmount, CollateralTooLow; with a debt PriceNotLive, CollateralBelowDust,
   * BorrowLimit.
   */
  removeCollateral(account: LoanAccount, index: number, amount: bigint, prices: UnitPrices): void {
    const pledged = this.#pledgeAt(account, index);
    if (amount === 0n) throw new LoanRefused('ZeroAmount', {});
    if (amount > pledged) {
      throw new LoanRefused('CollateralTooLow', { amount: pledged, wanted: amount });
    }
    if (account.debtShares !== 0n) {
      const pledges = account.pledges.with(index, pledged - amount);
      this.#requireWithinLimit({ pledges }, this.debtOf(account), prices);
      account.checkedAt = this.#now;
    }
    if (account.isCounted) this.#counted[index] = this.counted(index) - amount;
    this.#movePledge(account, index, -amount);
  }

  /**
   * @param prices for new debt.
   * Refused with: AssetsOrShares, LendingOverflow, InsufficientCash, CapExceeded, DebtBelowDust, PriceNotLive,
   * CollateralBelowDust, BorrowLimit.
   */
  borrow(account: LoanAccount, wanted: Wanted, prices: UnitPrices): Moved {
    requirePossible(wanted);
    const { totals: before, interest } = this.#accrued();
    const { assets, shares } = weigh(wanted, borrowPool(before), toSharesUp, toAssetsDown);
    requireCash(before, assets);
    const totals = {
      ...before,
      cash: before.cash - assets,
      borrowed: before.borrowed + assets,
      borrowShares: countable(before.borrowShares + shares),
    };
    const counted = account.isCounted
      ? this.#counted
      : account.pledges.map((amount, index) =>
          amount === 0n ? this.counted(index) : this.#countedWith(index, amount),
        );
    const debtShares = account.debtShares + shares;
    const debt = owedBy(totals, { ...account, debtShares });
    const { dust } = this.terms;
    if (debt < dust) throw new LoanRefused('DebtBelowDust', { debt, dust });
    this.#requireWithinLimit(account, debt, prices);
    for (const [index, amount] of counted.entries()) this.#counted[index] = amount;
    this.#save(totals, interest);
    Object.assign(account, { debtShares, checkedAt: this.#now, isCounted: true });
    return { assets, shares };
  }

  /** More than the debt repays the debt; where there is none, nothing happens. Refused with: AssetsOrShares. */
  repay(account: LoanAccount, wanted: Wanted): Moved {
    requireOne(wanted);
    const { totals, interest } = this.#accrued();
    const { assets, shares } = weighRepayment(wanted, account, totals);
    this.#save(repaid(totals, { paid: assets, lost: 0n, shares }), interest);
    account.debtShares -= shares;
    return { assets, shares };
  }

  /**
   * What a liquidation over a list of collaterals would do now.
   *
   * @param prices for liquidation.
   * Refused with: PositionFresh, PositionHealthy, NoSuchCollateral, CollateralNotDue, RepaymentTooLarge, DustLeft,
   * NothingLiquidated.
   */
  planLiquidation(
    account: LoanAccount,
    steps: readonly LiquidationStep[],
    prices: UnitPrices,
  ): LiquidationPlan {
    const { checkedAt } = account;
    if (checkedAt === this.#now) throw new LoanRefused('PositionFresh', { checkedAt });
    const pledges = this.pledgesOf(account, prices);
    return planLiquidation(pledges, this.debtOf(account), steps, this.terms.dust);
  }

  /** Does it; what is written off is a loss of the protocol's fees first, then of the lenders. Refused as its plan. */
  liquidate(
    account: LoanAccount,
    steps: readonly LiquidationStep[],
    prices: UnitPrices,
  ): LiquidationPlan {
    const plan = this.planLiquidation(account, steps, prices);
    const { totals, interest } = this.#accrued();
    const { repaid: paid, writtenOff: lost, seized, debtLeft } = plan;
    const shares = debtLeft === 0n ? account.debtShares : toSharesDown(paid, borrowPool(totals));
    this.#save(repaid(totals, { paid, lost, shares }), interest);
    this.#writtenOff += lost;
    account.debtShares -= shares;
    for (const [index, amount] of seized.entries()) {
      // Whoever has a debt was counted when it borrowed.
      this.#counted[index] = this.counted(index) - amount;
      this.#movePledge(account, index, -amount);
    }
    return plan;
  }

  /** Whether an account can be liquidated now. @param prices for liquidation. */
  isDue(account: LoanAccount, prices: UnitPrices): boolean {
    if (account.debtShares === 0n || account.checkedAt === this.#now) return false;
    return !isHealthy(this.pledgesOf(account, prices), this.debtOf(account));
  }

  #accrued(): { totals: LendingTotals; interest: bigint } {
    const { rates, fee } = this.terms;
    return accrue(this.#totals, rates, fee, this.#now);
  }

  #save(totals: LendingTotals, interest: bigint): void {
    this.#totals = totals;
    this.#interest += interest;
  }

  #pledgeAt({ pledges }: LoanAccount, index: number): bigint {
    const pledged = pledges[index];
    if (pledged === undefined) throw new LoanRefused('NoSuchCollateral', { index: BigInt(index) });
    return pledged;
  }

  #movePledge(account: LoanAccount, index: number, amount: bigint): void {
    account.pledges = account.pledges.with(index, this.#pledgeAt(account, index) + amount);
    this.#held[index] = this.held(index) + amount;
  }

  /** What counts towards a cap with `amount` more. */
  #countedWith(index: number, amount: bigint): bigint {
    const pledged = this.counted(index) + amount;
    const cap = this.terms.collaterals[index]?.cap ?? 0n;
    if (pledged > cap) {
      throw new LoanRefused('CapExceeded', { index: BigInt(index), pledged, cap });
    }
    return pledged;
  }

  #requireWithinLimit(
    account: Pick<LoanAccount, 'pledges'>,
    debt: bigint,
    prices: UnitPrices,
  ): void {
    for (const [index, amount] of account.pledges.entries()) {
      if (amount !== 0n) this.#requireWorth(index, amount, prices);
    }
    const limit = debtLimit(this.pledgesOf(account, prices), 'borrowLtv');
    if (debt > limit) throw new LoanRefused('BorrowLimit', { debt, limit });
  }

  /** What is pledged of a collateral has a price for new debt, and is worth the dust bound. */
  #requireWorth(index: number, amount: bigint, prices: UnitPrices): void {
    const price = prices[index] ?? 0n;
    if (price === 0n) throw new LoanRefused('PriceNotLive', { index: BigInt(index) });
    const value = valueDown(amount, price);
    const { dust } = this.terms;
    if (value < dust) {
      throw new LoanRefused('CollateralBelowDust', { index: BigInt(index), value, dust });
    }
  }
}
