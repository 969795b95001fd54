import {
  borrowPool,
  healthFactor,
  incentiveOf,
  type LendingTotals,
  type LiquidationPlan,
  LiquidationRefused,
  type LiquidationStep,
  largestRepayment,
  suppliedBy,
  supplyPool,
  WAD,
} from '@weir/contracts/maths';
import { inTokens, plainDecimal, unitsDown, unitsOf } from '../engine/tokenAmount.ts';
import { ExactLoans, type ExactTerms, type LoanAccount, type UnitPrices } from './ExactLoans.ts';
import { unitPrice, wadOf } from './exactUnits.ts';
import { HealthWatch, type Watched } from './HealthWatch.ts';
import type { Lending, LendingSums, LiquidationFigures, Prices } from './Lending.ts';
import type { LendingTerms } from './LendingTerms.ts';
import { LoanRefused } from './LoanRefused.ts';
import { largestDebt, largestPledge, largestRemoval } from './largestActions.ts';

interface Position {
  owner: string;
  account: LoanAccount;
}

const least = (a: bigint, b: bigint) => (a < b ? a : b);

/**
 * The lending market that counts in units: `ExactLoans`, which does what the contract does to the unit, asked in whole
 * tokens for no more than it does.
 */
export class ExactLending implements Lending {
  readonly arithmetic = 'exact';
  readonly #loans: ExactLoans;
  readonly #positions: Position[] = [];
  readonly #suppliers = new Map<string, LoanAccount>();
  /** By account: the loan token first, then the collaterals. */
  readonly #flows = new Map<string, bigint[]>();
  readonly #watch = new HealthWatch();

  /** An empty market. @param time seconds, as the blocks have them */
  constructor(
    readonly terms: LendingTerms,
    time: number,
  ) {
    this.#loans = new ExactLoans(exactTerms(terms), BigInt(Math.floor(time)));
  }

  get size(): number {
    return this.#positions.length;
  }

  accrue(time: number): void {
    this.#loans.moveTo(BigInt(Math.floor(time)));
    this.#loans.accrue();
  }

  supply(account: string, amount: number): void {
    const wish = unitsDown(amount, this.terms.loanDecimals);
    const own = this.#supplierOf(account);
    const moved = wish > 0n ? this.#loans.supply(own, { assets: wish }) : null;
    this.#pay(account, 0, -(moved?.assets ?? 0n));
  }

  withdraw(account: string, amount: number): number {
    const own = this.#supplierOf(account);
    const totals = this.#loans.totalsNow();
    const worth = suppliedBy(totals, own);
    const wish = unitsDown(amount, this.terms.loanDecimals);
    const units = least(wish, least(worth, totals.cash));
    if (units === 0n) return 0;
    const wanted = units === worth ? { shares: own.supplyShares } : { assets: units };
    const { assets } = this.#loans.withdraw(own, wanted);
    this.#pay(account, 0, assets);
    return this.#loan(assets);
  }

  open(account: string): number {
    return this.#positions.push({ owner: account, account: this.#loans.open() }) - 1;
  }

  ownerOf(position: number): string {
    return this.#at(position).owner;
  }

  addCollateral(position: number, index: number, amount: number, prices: Prices): number {
    const { owner, account } = this.#at(position);
    const wish = unitsDown(amount, this.#decimals(index));
    const units = largestPledge(this.#loans, account, index, wish);
    const isDone = unlessRefused(units, () =>
      this.#loans.addCollateral(account, index, units, this.#unitPrices(prices)),
    );
    return isDone ? this.#movedCollateral(owner, index, units) : 0;
  }

  removeCollateral(position: number, index: number, amount: number, prices: Prices): number {
    const { owner, account } = this.#at(position);
    const unitPrices = this.#unitPrices(prices);
    const wish = unitsDown(amount, this.#decimals(index));
    const units = largestRemoval(this.#loans, account, index, wish, unitPrices);
    const isDone = unlessRefused(units, () =>
      this.#loans.removeCollateral(account, index, units, unitPrices),
    );
    return isDone ? -this.#movedCollateral(owner, index, -units) : 0;
  }

  borrow(position: number, amount: number, prices: Prices): number {
    const { owner, account } = this.#at(position);
    const unitPrices = this.#unitPrices(prices);
    const wish = unitsDown(amount, this.terms.loanDecimals);
    const units = largestDebt(this.#loans, account, wish, unitPrices);
    const isDone = unlessRefused(units, () =>
      this.#loans.borrow(account, { assets: units }, unitPrices),
    );
    if (!isDone) return 0;
    this.#watch.changed();
    this.#pay(owner, 0, units);
    return this.#loan(units);
  }

  repay(position: number, amount: number): number {
    const { owner, account } = this.#at(position);
    const wish = unitsDown(amount, this.terms.loanDecimals);
    if (wish === 0n) return 0;
    const { assets } = this.#loans.repay(account, { assets: wish });
    this.#watch.changed();
    this.#pay(owner, 0, -assets);
    return this.#loan(assets);
  }

  collateralOf(position: number, index: number): number {
    return inTokens(this.#at(position).account.pledges[index] ?? 0n, this.#decimals(index));
  }

  debtOf(position: number): number {
    return this.#loan(this.#loans.debtOf(this.#at(position).account));
  }

  healthOf(position: number, prices: Prices): number {
    const { account } = this.#at(position);
    const pledges = this.#loans.pledgesOf(account, this.#unitPrices(prices));
    const health = healthFactor(pledges, this.#loans.debtOf(account));
    return health === null ? Number.POSITIVE_INFINITY : Number(health) / Number(WAD);
  }

  findUnhealthy(prices: Prices, found: number[]): void {
    found.length = 0;
    const unitPrices = this.#unitPrices(prices);
    if (this.terms.collaterals.length === 1) {
      const { assets, shares } = borrowPool(this.#loans.totalsNow());
      const worth = (Number(assets) + 1) / (Number(shares) + 1e6);
      const [price = 0] = unitPrices;
      if (!this.#watch.couldFind(this.#watched(), worth, Number(price) / 1e36)) return;
    }
    for (const [position, { account }] of this.#positions.entries()) {
      if (this.#loans.isDue(account, unitPrices)) found.push(position);
    }
  }

  largestRepayment(position: number, index: number, prices: Prices): number {
    const { account } = this.#at(position);
    return this.#loan(this.#largestRepayment(account, index, this.#unitPrices(prices)));
  }

  planLiquidation(
    position: number,
    index: number,
    repay: number,
    prices: Prices,
  ): LiquidationFigures | null {
    const { account } = this.#at(position);
    const unitPrices = this.#unitPrices(prices);
    const steps = this.#steps(account, index, repay, unitPrices);
    return this.#liquidated(index, () => this.#loans.planLiquidation(account, steps, unitPrices));
  }

  liquidate(
    account: string,
    position: number,
    index: number,
    repay: number,
    prices: Prices,
  ): LiquidationFigures | null {
    const own = this.#at(position).account;
    const unitPrices = this.#unitPrices(prices);
    const steps = this.#steps(own, index, repay, unitPrices);
    return this.#liquidated(index, () => {
      const plan = this.#loans.liquidate(own, steps, unitPrices);
      for (const [at, units] of plan.seized.entries()) this.#pay(account, at + 1, units);
      this.#pay(account, 0, -plan.repaid);
      this.#watch.changed();
      return plan;
    });
  }

  sums(): LendingSums {
    const { totals, writtenOff, interest } = this.#loans;
    const { cash, borrowed, fees } = totals;
    return {
      supplied: this.#loan(supplyPool(totals).assets),
      fees: this.#loan(fees),
      borrowed: this.#loan(borrowed),
      cash: this.#loan(cash),
      writtenOff: this.#loan(writtenOff),
      interest: this.#loan(interest),
    };
  }

  /** The totals in units, for checks. */
  units(): LendingTotals {
    return this.#loans.totals;
  }

  pledged(index: number): number {
    const units = this.#positions.reduce(
      (sum, { account }) => sum + (account.pledges[index] ?? 0n),
      0n,
    );
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
      collaterals: this.terms.collaterals.map((_, index) =>
        inTokens(collaterals[index] ?? 0n, this.#decimals(index)),
      ),
    };
  }

  suppliedBy(account: string): number {
    const own = this.#suppliers.get(account);
    return own ? this.#loan(suppliedBy(this.#loans.totalsNow(), own)) : 0;
  }

  #largestRepayment(account: LoanAccount, index: number, prices: UnitPrices): bigint {
    if (!this.#loans.isDue(account, prices)) return 0n;
    const debt = this.#loans.debtOf(account);
    const pledges = this.#loans.pledgesOf(account, prices);
    const incentive = incentiveOf(pledges, index, debt);
    if (incentive === null) return 0n;
    return largestRepayment(pledges, index, debt, incentive, this.#loans.terms.dust);
  }

  /** One step; a float's rounding never makes it ask for more than may be repaid. */
  #steps(
    account: LoanAccount,
    index: number,
    repay: number,
    prices: UnitPrices,
  ): LiquidationStep[] {
    const wish = unitsDown(repay * (1 + 2 ** -52), this.terms.loanDecimals);
    return [{ index, repay: least(wish, this.#largestRepayment(account, index, prices)) }];
  }

  #liquidated(index: number, act: () => LiquidationPlan): LiquidationFigures | null {
    try {
      const { repaid, seized, writtenOff, debtLeft } = act();
      return {
        index,
        repaid: this.#loan(repaid),
        seized: seized.map((units, at) => inTokens(units, this.#decimals(at))),
        writtenOff: this.#loan(writtenOff),
        debtLeft: this.#loan(debtLeft),
      };
    } catch (error) {
      if (error instanceof LiquidationRefused || error instanceof LoanRefused) return null;
      throw error;
    }
  }

  #unitPrices(prices: Prices): bigint[] {
    return prices.map((price, index) =>
      unitPrice(price, this.terms.loanDecimals, this.#decimals(index)),
    );
  }

  *#watched(): Generator<Watched> {
    const ltv = this.terms.collaterals[0]?.liquidationLtv ?? 0;
    for (const { account } of this.#positions) {
      yield { shares: Number(account.debtShares), weight: Number(account.pledges[0]) * ltv };
    }
  }

  /** After a pledge moved: the wallet's side of it. @returns `units` in whole tokens */
  #movedCollateral(owner: string, index: number, units: bigint): number {
    this.#watch.changed();
    this.#pay(owner, index + 1, -units);
    return inTokens(units, this.#decimals(index));
  }

  #supplierOf(name: string): LoanAccount {
    const own = this.#suppliers.get(name) ?? this.#loans.open();
    this.#suppliers.set(name, own);
    return own;
  }

  #pay(account: string, token: number, units: bigint): void {
    let flow = this.#flows.get(account);
    if (!flow) {
      flow = [0n, ...this.terms.collaterals.map(() => 0n)];
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

/** Whether an action of `units` was done: nothing is none, and what the market refuses does not happen. */
function unlessRefused(units: bigint, act: () => void): boolean {
  if (units === 0n) return false;
  try {
    act();
    return true;
  } catch (error) {
    if (error instanceof LoanRefused) return false;
    throw error;
  }
}

function exactTerms({ rates, fee, dust, loanDecimals, collaterals }: LendingTerms): ExactTerms {
  return {
    rates: {
      base: wadOf(rates.base),
      kink: wadOf(rates.kink),
      below: wadOf(rates.below),
      above: wadOf(rates.above),
    },
    fee: wadOf(fee),
    dust: unitsOf(plainDecimal(dust), loanDecimals),
    collaterals: collaterals.map((one) => ({
      borrowLtv: wadOf(one.borrowLtv),
      liquidationLtv: wadOf(one.liquidationLtv),
      maxIncentive: wadOf(one.maxIncentive),
      cap: unitsOf(plainDecimal(one.cap), one.decimals),
    })),
  };
}
