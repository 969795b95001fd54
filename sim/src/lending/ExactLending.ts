import {
  accrue,
  borrowPool,
  debtLimit,
  healthFactor,
  incentiveOf,
  isHealthy,
  type LendingTotals,
  type LiquidationPlan,
  LiquidationRefused,
  largestBorrow,
  largestIncentive,
  largestRepayment,
  largestWithdrawal,
  type PledgedCollateral,
  planLiquidation,
  type RateModel,
  supplyPool,
  toAssetsDown,
  toAssetsUp,
  toSharesDown,
  toSharesUp,
  WAD,
} from '@weir/contracts/maths';
import { inTokens, plainDecimal, unitsDown, unitsOf } from '../engine/tokenAmount.ts';
import { unitPrice, wadOf } from './exactUnits.ts';
import { HealthWatch, type Watched } from './HealthWatch.ts';
import type { Lending, LendingSums, LiquidationFigures, Prices } from './Lending.ts';
import { type LendingTerms, mostIncentive } from './LendingTerms.ts';

interface Position {
  account: string;
  shares: bigint;
  amounts: bigint[];
}

const least = (a: bigint, b: bigint) => (a < b ? a : b);

/** The lending market that counts in units, by the bindings' arithmetic: what the contract will do, to the unit. */
export class ExactLending implements Lending {
  readonly arithmetic = 'exact';
  readonly #rates: RateModel;
  readonly #fee: bigint;
  readonly #dust: bigint;
  readonly #parts: readonly Omit<PledgedCollateral, 'amount' | 'price'>[];
  readonly #caps: readonly bigint[];
  readonly #positions: Position[] = [];
  readonly #supplyShares = new Map<string, bigint>();
  /** By account: the loan token first, then the collaterals. */
  readonly #flows = new Map<string, bigint[]>();
  readonly #watch = new HealthWatch();
  #totals: LendingTotals;
  #writtenOff = 0n;
  #interest = 0n;

  /** An empty market. @param time seconds, as the blocks have them */
  constructor(
    readonly terms: LendingTerms,
    time: number,
  ) {
    const { rates, collaterals, loanDecimals } = terms;
    this.#totals = {
      cash: 0n,
      borrowed: 0n,
      fees: 0n,
      supplyShares: 0n,
      borrowShares: 0n,
      time: BigInt(Math.floor(time)),
    };
    this.#rates = {
      base: wadOf(rates.base),
      kink: wadOf(rates.kink),
      below: wadOf(rates.below),
      above: wadOf(rates.above),
    };
    this.#fee = wadOf(terms.fee);
    this.#dust = unitsOf(plainDecimal(terms.dust), loanDecimals);
    this.#parts = collaterals.map(({ borrowLtv, liquidationLtv, maxIncentive }) => ({
      borrowLtv: wadOf(borrowLtv),
      liquidationLtv: wadOf(liquidationLtv),
      // The default is the contract's own, to the unit, not the float beside it.
      maxIncentive:
        maxIncentive === mostIncentive(liquidationLtv)
          ? largestIncentive(wadOf(liquidationLtv))
          : wadOf(maxIncentive),
    }));
    this.#caps = collaterals.map(({ cap, decimals }) => unitsOf(plainDecimal(cap), decimals));
  }

  get size(): number {
    return this.#positions.length;
  }

  accrue(time: number): void {
    const now = BigInt(Math.floor(time));
    const { totals, interest } = accrue(this.#totals, this.#rates, this.#fee, now);
    this.#totals = totals;
    this.#interest += interest;
  }

  supply(account: string, amount: number): void {
    const units = unitsDown(amount, this.terms.loanDecimals);
    const shares = toSharesDown(units, supplyPool(this.#totals));
    this.#moveSupply(units, shares);
    this.#addSupplyShares(account, shares);
    this.#pay(account, 0, -units);
  }

  withdraw(account: string, amount: number): number {
    const supply = supplyPool(this.#totals);
    const own = this.#supplyShares.get(account) ?? 0n;
    const worth = toAssetsDown(own, supply);
    const wish = unitsDown(amount, this.terms.loanDecimals);
    const units = least(wish, least(worth, this.#totals.cash));
    const shares = units === worth ? own : least(own, toSharesUp(units, supply));
    this.#moveSupply(-units, -shares);
    this.#addSupplyShares(account, -shares);
    this.#pay(account, 0, units);
    return this.#loan(units);
  }

  open(account: string): number {
    return this.#positions.push({ account, shares: 0n, amounts: this.#parts.map(() => 0n) }) - 1;
  }

  ownerOf(position: number): string {
    return this.#at(position).account;
  }

  addCollateral(position: number, index: number, amount: number): number {
    const own = this.#at(position);
    const cap = this.#caps[index] as bigint;
    const pledged = this.#positions.reduce((sum, { amounts }) => sum + (amounts[index] ?? 0n), 0n);
    const room = cap > pledged ? cap - pledged : 0n;
    const units = least(unitsDown(amount, this.#decimals(index)), room);
    this.#moveCollateral(own, own.account, index, units);
    return inTokens(units, this.#decimals(index));
  }

  removeCollateral(position: number, index: number, amount: number, prices: Prices): number {
    const own = this.#at(position);
    const most = largestWithdrawal(this.#pledges(own, prices), index, this.#debt(own));
    const units = least(unitsDown(amount, this.#decimals(index)), most);
    this.#moveCollateral(own, own.account, index, -units);
    return inTokens(units, this.#decimals(index));
  }

  borrow(position: number, amount: number, prices: Prices): number {
    const own = this.#at(position);
    const borrow = borrowPool(this.#totals);
    const pledges = this.#pledges(own, prices);
    const wish = unitsDown(amount, this.terms.loanDecimals);
    let units = least(wish, least(this.#totals.cash, largestBorrow(pledges, this.#debt(own))));
    const owedWith = (more: bigint) => {
      const shares = toSharesUp(more, borrow);
      const pool = { assets: borrow.assets + more, shares: borrow.shares + shares };
      return toAssetsUp(own.shares + shares, pool);
    };
    // Shares are rounded up, so that the debt can be a unit above what was asked for.
    const limit = debtLimit(pledges, 'borrowLtv');
    while (units > 0n && owedWith(units) > limit) units--;
    if (units <= 0n) return 0;
    const shares = toSharesUp(units, borrow);
    own.shares += shares;
    this.#moveDebt(units, shares, -units);
    this.#pay(own.account, 0, units);
    return this.#loan(units);
  }

  repay(position: number, amount: number): number {
    const own = this.#at(position);
    return this.#loan(this.#repay(own, own.account, unitsDown(amount, this.terms.loanDecimals)));
  }

  collateralOf(position: number, index: number): number {
    return inTokens(this.#at(position).amounts[index] ?? 0n, this.#decimals(index));
  }

  debtOf(position: number): number {
    return this.#loan(this.#debt(this.#at(position)));
  }

  healthOf(position: number, prices: Prices): number {
    const own = this.#at(position);
    const health = healthFactor(this.#pledges(own, prices), this.#debt(own));
    return health === null ? Number.POSITIVE_INFINITY : Number(health) / Number(WAD);
  }

  findUnhealthy(prices: Prices, found: number[]): void {
    found.length = 0;
    if (this.#parts.length === 1) {
      const { borrowed: assets, borrowShares: shares } = this.#totals;
      const worth = (Number(assets) + 1) / (Number(shares) + 1e6);
      const [price = 0] = this.#unitPrices(prices);
      if (!this.#watch.couldFind(this.#watched(), worth, Number(price) / 1e36)) return;
    }
    for (const [position, own] of this.#positions.entries()) {
      if (own.shares > 0n && !isHealthy(this.#pledges(own, prices), this.#debt(own))) {
        found.push(position);
      }
    }
  }

  largestRepayment(position: number, index: number, prices: Prices): number {
    const own = this.#at(position);
    const debt = this.#debt(own);
    const pledges = this.#pledges(own, prices);
    const incentive = isHealthy(pledges, debt) ? null : incentiveOf(pledges, index, debt);
    if (incentive === null) return 0;
    return this.#loan(largestRepayment(pledges, index, debt, incentive, this.#dust));
  }

  planLiquidation(
    position: number,
    index: number,
    repay: number,
    prices: Prices,
  ): LiquidationFigures | null {
    const plan = this.#plan(this.#at(position), index, repay, prices);
    return plan && this.#figures(index, plan);
  }

  liquidate(
    account: string,
    position: number,
    index: number,
    repay: number,
    prices: Prices,
  ): LiquidationFigures | null {
    const own = this.#at(position);
    const plan = this.#plan(own, index, repay, prices);
    if (plan === null) return null;
    for (const [at, units] of plan.seized.entries()) this.#moveCollateral(own, account, at, -units);
    this.#repay(own, account, plan.repaid);
    if (plan.writtenOff > 0n) this.#writeOff(own);
    return this.#figures(index, plan);
  }

  sums(): LendingSums {
    const { cash, borrowed, fees } = this.#totals;
    return {
      supplied: this.#loan(supplyPool(this.#totals).assets),
      fees: this.#loan(fees),
      borrowed: this.#loan(borrowed),
      cash: this.#loan(cash),
      writtenOff: this.#loan(this.#writtenOff),
      interest: this.#loan(this.#interest),
    };
  }

  /** The totals in units, for checks. */
  units(): LendingTotals {
    return this.#totals;
  }

  pledged(index: number): number {
    const units = this.#positions.reduce((sum, { amounts }) => sum + (amounts[index] ?? 0n), 0n);
    return inTokens(units, this.#decimals(index));
  }

  held(index: number): number {
    let units = 0n;
    for (const flow of this.#flows.values()) units -= flow[index + 1] ?? 0n;
    return inTokens(units, this.#decimals(index));
  }

  flowOf(account: string): { loan: number; collaterals: number[] } {
    const [loan = 0n, ...collaterals] = this.#flows.get(account) ?? [];
    return {
      loan: this.#loan(loan),
      collaterals: this.#parts.map((_, index) =>
        inTokens(collaterals[index] ?? 0n, this.#decimals(index)),
      ),
    };
  }

  suppliedBy(account: string): number {
    const shares = this.#supplyShares.get(account) ?? 0n;
    return this.#loan(toAssetsDown(shares, supplyPool(this.#totals)));
  }

  #plan(own: Position, index: number, repay: number, prices: Prices): LiquidationPlan | null {
    const debt = this.#debt(own);
    const pledges = this.#pledges(own, prices);
    if (debt === 0n || isHealthy(pledges, debt)) return null;
    const incentive = incentiveOf(pledges, index, debt);
    if (incentive === null) return null;
    // A float's rounding never asks for more than may be repaid.
    const most = largestRepayment(pledges, index, debt, incentive, this.#dust);
    const wish = unitsDown(repay * (1 + 2 ** -52), this.terms.loanDecimals);
    try {
      return planLiquidation(pledges, debt, [{ index, repay: least(wish, most) }], this.#dust);
    } catch (error) {
      if (error instanceof LiquidationRefused) return null;
      throw error;
    }
  }

  #figures(index: number, plan: LiquidationPlan): LiquidationFigures {
    return {
      index,
      repaid: this.#loan(plan.repaid),
      seized: plan.seized.map((units, at) => inTokens(units, this.#decimals(at))),
      writtenOff: this.#loan(plan.writtenOff),
      debtLeft: this.#loan(plan.debtLeft),
    };
  }

  #repay(own: Position, payer: string, wish: bigint): bigint {
    const borrow = borrowPool(this.#totals);
    const debt = this.#debt(own);
    const units = least(wish, debt);
    const shares = units === debt ? own.shares : toSharesDown(units, borrow);
    own.shares -= shares;
    // A debt is rounded up: the last one can be a unit more than is owed in total, which stays as cash.
    this.#moveDebt(-least(units, borrow.assets), -shares, units);
    this.#pay(payer, 0, -units);
    return units;
  }

  #writeOff(own: Position): void {
    const lost = toAssetsUp(own.shares, borrowPool(this.#totals));
    const { borrowed, fees } = this.#totals;
    this.#moveDebt(-least(lost, borrowed), -own.shares, 0n);
    own.shares = 0n;
    this.#totals = { ...this.#totals, fees: fees - least(lost, fees) };
    this.#writtenOff += lost;
  }

  #debt({ shares }: Position): bigint {
    return shares === 0n ? 0n : toAssetsUp(shares, borrowPool(this.#totals));
  }

  #pledges({ amounts }: Position, prices: Prices): PledgedCollateral[] {
    const unitPrices = this.#unitPrices(prices);
    return this.#parts.map((terms, index) => ({
      ...terms,
      amount: amounts[index] as bigint,
      price: unitPrices[index] as bigint,
    }));
  }

  #unitPrices(prices: Prices): bigint[] {
    return prices.map((price, index) =>
      unitPrice(price, this.terms.loanDecimals, this.#decimals(index)),
    );
  }

  *#watched(): Generator<Watched> {
    const ltv = this.terms.collaterals[0]?.liquidationLtv ?? 0;
    for (const { shares, amounts } of this.#positions) {
      yield { shares: Number(shares), weight: Number(amounts[0]) * ltv };
    }
  }

  #moveSupply(assets: bigint, shares: bigint): void {
    const { cash, supplyShares } = this.#totals;
    this.#totals = { ...this.#totals, cash: cash + assets, supplyShares: supplyShares + shares };
  }

  #moveDebt(assets: bigint, shares: bigint, paid: bigint): void {
    const { cash, borrowed, borrowShares } = this.#totals;
    this.#totals = {
      ...this.#totals,
      cash: cash + paid,
      borrowed: borrowed + assets,
      borrowShares: borrowShares + shares,
    };
    this.#watch.changed();
  }

  #moveCollateral(own: Position, account: string, index: number, units: bigint): void {
    own.amounts[index] = (own.amounts[index] as bigint) + units;
    this.#pay(account, index + 1, -units);
    this.#watch.changed();
  }

  #addSupplyShares(account: string, shares: bigint): void {
    this.#supplyShares.set(account, (this.#supplyShares.get(account) ?? 0n) + shares);
  }

  #pay(account: string, token: number, units: bigint): void {
    let flow = this.#flows.get(account);
    if (!flow) {
      flow = [0n, ...this.#parts.map(() => 0n)];
      this.#flows.set(account, flow);
    }
    flow[token] = (flow[token] as bigint) + units;
  }

  #at(position: number): Position {
    const own = this.#positions[position];
    if (!own) throw new RangeError(`There is no position ${position}.`);
    return own;
  }

  #decimals(index: number): number {
    return this.terms.collaterals[index]?.decimals ?? 0;
  }

  #loan(units: bigint): number {
    return inTokens(units, this.terms.loanDecimals);
  }
}
