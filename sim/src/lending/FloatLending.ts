import {
  borrowRate,
  debtLimit,
  type FloatPlan,
  type FloatPledge,
  growth,
  incentiveOf,
  largestRepayment,
  planLiquidation,
} from './floatHealth.ts';
import { HealthWatch } from './HealthWatch.ts';
import type { Lending, LendingSums, LiquidationFigures, Prices } from './Lending.ts';
import type { LendingTerms } from './LendingTerms.ts';

interface Position {
  account: string;
  /** Of the debts, each growing as one. */
  shares: number;
  /** Its pledges, prices written anew at each question. */
  pledges: FloatPledge[];
  /** Amount times liquidation LTV of the first collateral: what a watch compares. */
  weight: number;
  /** When it last passed the check of new debt; NaN for never. It cannot be liquidated in that second. */
  checkedAt: number;
  /** Whether its pledges count towards the caps: from the first debt on. */
  isCounted: boolean;
}

/** What is a rounding of floats below a bound is not below it; far above that rounding, far below what anybody asks for. */
const SLACK = 1e-12;

/**
 * The lending market in float64, for volume: the rules of `ExactLending` without its rounding. Shares are whole tokens
 * at the start; the virtual ones of the contract, a millionth of a unit's worth, are left out.
 */
export class FloatLending implements Lending {
  readonly arithmetic = 'float';
  readonly #positions: Position[] = [];
  readonly #supplyShares = new Map<string, number>();
  readonly #flows = new Map<string, number[]>();
  readonly #pledged: number[];
  /** Of that, what counts towards the caps. */
  readonly #counted: number[];
  readonly #watch = new HealthWatch();
  #supplied = 0;
  #fees = 0;
  #borrow = { assets: 0, shares: 0 };
  #time: number;
  #cash = 0;
  #writtenOff = 0;
  #interest = 0;

  /** An empty market. @param time seconds, as the blocks have them */
  constructor(
    readonly terms: LendingTerms,
    time: number,
  ) {
    this.#time = Math.floor(time);
    this.#pledged = terms.collaterals.map(() => 0);
    this.#counted = terms.collaterals.map(() => 0);
  }

  get size(): number {
    return this.#positions.length;
  }

  accrue(time: number): void {
    const now = Math.floor(time);
    if (now <= this.#time) return;
    const borrow = this.#borrow;
    if (borrow.assets > 0) {
      const use = Math.min(1, borrow.assets / (this.#cash + borrow.assets));
      const interest = borrow.assets * growth(borrowRate(this.terms.rates, use), now - this.#time);
      borrow.assets += interest;
      this.#fees += interest * this.terms.fee;
      this.#interest += interest;
    }
    this.#time = now;
  }

  supply(account: string, amount: number): void {
    const minted = this.#supplied === 0 ? amount : (amount * this.#supplied) / this.#owned();
    this.#supplied += minted;
    this.#addSupplyShares(account, minted);
    this.#pay(account, 0, -amount);
    this.#cash += amount;
  }

  withdraw(account: string, amount: number): number {
    const own = this.#supplyShares.get(account) ?? 0;
    const worth = this.suppliedBy(account);
    const taken = Math.max(0, Math.min(amount, worth, this.#cash));
    const burnt = taken === worth ? own : (taken * this.#supplied) / this.#owned();
    this.#supplied -= burnt;
    this.#addSupplyShares(account, -burnt);
    this.#pay(account, 0, taken);
    this.#cash -= taken;
    return taken;
  }

  open(account: string): number {
    const pledges = this.terms.collaterals.map(({ borrowLtv, liquidationLtv, maxIncentive }) => ({
      amount: 0,
      price: 0,
      borrowLtv,
      liquidationLtv,
      maxIncentive,
    }));
    const own = { account, shares: 0, pledges, weight: 0, checkedAt: Number.NaN, isCounted: false };
    return this.#positions.push(own) - 1;
  }

  ownerOf(position: number): string {
    return this.#at(position).account;
  }

  addCollateral(position: number, index: number, amount: number, prices: Prices): number {
    const own = this.#at(position);
    const cap = this.terms.collaterals[index]?.cap ?? 0;
    const before = own.pledges[index]?.amount ?? 0;
    const counted = (this.#counted[index] as number) + (own.isCounted ? 0 : before);
    const taken = Math.max(0, Math.min(amount, cap - counted));
    if (own.shares > 0 && this.#isDust((before + taken) * (prices[index] as number))) return 0;
    this.#moveCollateral(own, own.account, index, taken);
    return taken;
  }

  removeCollateral(position: number, index: number, amount: number, prices: Prices): number {
    const own = this.#at(position);
    const pledges = this.#priced(own, prices);
    const pledge = pledges[index] as FloatPledge;
    const { price, borrowLtv } = pledge;
    if (own.shares === 0) {
      const taken = Math.min(amount, pledge.amount);
      this.#moveCollateral(own, own.account, index, -taken);
      return taken;
    }
    const others = debtLimit(pledges, 'borrowLtv') - pledge.amount * price * borrowLtv;
    const missing = this.#debt(own) - others;
    const needed = missing <= 0 ? 0 : missing / (price * borrowLtv);
    let taken = Math.min(amount, Math.max(0, pledge.amount - needed));
    // What is left of it is worth the dust bound, or it is nothing.
    const least = price > 0 ? this.terms.dust / price : 0;
    if (taken < pledge.amount) taken = Math.max(0, Math.min(taken, pledge.amount - least));
    const isJudged = pledges.every((other, at) =>
      this.#isSound(at === index ? { ...other, amount: other.amount - taken } : other),
    );
    if (!isJudged || !(taken > 0)) return 0;
    this.#moveCollateral(own, own.account, index, -taken);
    own.checkedAt = this.#time;
    return taken;
  }

  borrow(position: number, amount: number, prices: Prices): number {
    const own = this.#at(position);
    const { assets, shares } = this.#borrow;
    const pledges = this.#priced(own, prices);
    const debt = this.#debt(own);
    const limit = debtLimit(pledges, 'borrowLtv') - debt;
    const taken = Math.min(amount, this.#cash, limit);
    if (!(taken > 0) || this.#isDust(debt + taken) || !this.#areWithinCaps(own)) return 0;
    if (!pledges.every((pledge) => this.#isSound(pledge))) return 0;
    if (!own.isCounted) {
      for (const [index, pledge] of pledges.entries()) this.#addCounted(index, pledge.amount);
    }
    const minted = assets === 0 ? taken : (taken * shares) / assets;
    own.shares += minted;
    own.isCounted = true;
    own.checkedAt = this.#time;
    this.#moveDebt(taken, minted);
    this.#pay(own.account, 0, taken);
    this.#cash -= taken;
    return taken;
  }

  repay(position: number, amount: number): number {
    const own = this.#at(position);
    return this.#repay(own, own.account, amount);
  }

  collateralOf(position: number, index: number): number {
    return this.#at(position).pledges[index]?.amount ?? 0;
  }

  debtOf(position: number): number {
    return this.#debt(this.#at(position));
  }

  healthOf(position: number, prices: Prices): number {
    const own = this.#at(position);
    if (own.shares === 0) return Number.POSITIVE_INFINITY;
    return debtLimit(this.#priced(own, prices), 'liquidationLtv') / this.#debt(own);
  }

  findUnhealthy(prices: Prices, found: number[]): void {
    found.length = 0;
    if (this.#pledged.length === 1) {
      const { assets, shares } = this.#borrow;
      if (shares === 0) return;
      if (!this.#watch.couldFind(this.#positions, assets / shares, prices[0] as number)) return;
    }
    for (let position = 0; position < this.#positions.length; position++) {
      if (this.#isFresh(this.#at(position))) continue;
      if (this.healthOf(position, prices) < 1) found.push(position);
    }
  }

  largestRepayment(position: number, index: number, prices: Prices): number {
    const own = this.#at(position);
    const debt = this.#debt(own);
    const pledges = this.#priced(own, prices);
    if (debt === 0 || this.#isFresh(own)) return 0;
    if (debtLimit(pledges, 'liquidationLtv') >= debt) return 0;
    const incentive = incentiveOf(pledges, index, debt);
    if (incentive === null) return 0;
    return largestRepayment(pledges, index, debt, incentive, this.terms.dust);
  }

  planLiquidation(
    position: number,
    index: number,
    repay: number,
    prices: Prices,
  ): LiquidationFigures | null {
    const plan = this.#plan(this.#at(position), index, repay, prices);
    return plan && { index, ...plan };
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
    for (const [at, amount] of plan.seized.entries()) {
      this.#moveCollateral(own, account, at, -amount);
    }
    const isAll = plan.debtLeft === 0 && plan.writtenOff === 0;
    this.#repay(own, account, isAll ? Number.POSITIVE_INFINITY : plan.repaid);
    if (plan.writtenOff > 0) this.#writeOff(own);
    return { index, ...plan };
  }

  sums(): LendingSums {
    return {
      supplied: this.#owned(),
      fees: this.#fees,
      borrowed: this.#borrow.assets,
      cash: this.#cash,
      writtenOff: this.#writtenOff,
      interest: this.#interest,
    };
  }

  pledged(index: number): number {
    return this.#pledged[index] ?? 0;
  }

  held(index: number): number {
    let amount = 0;
    for (const flow of this.#flows.values()) amount -= flow[index + 1] ?? 0;
    return amount;
  }

  flowOf(account: string): { loan: number; collaterals: number[] } {
    const [loan = 0, ...collaterals] = this.#flows.get(account) ?? [];
    return { loan, collaterals: this.#pledged.map((_, index) => collaterals[index] ?? 0) };
  }

  suppliedBy(account: string): number {
    if (this.#supplied === 0) return 0;
    return ((this.#supplyShares.get(account) ?? 0) * this.#owned()) / this.#supplied;
  }

  /** What lenders own together. */
  #owned(): number {
    return this.#cash + this.#borrow.assets - this.#fees;
  }

  #plan(own: Position, index: number, repay: number, prices: Prices): FloatPlan | null {
    const debt = this.#debt(own);
    if (debt === 0 || this.#isFresh(own)) return null;
    return planLiquidation(this.#priced(own, prices), debt, index, repay, this.terms.dust);
  }

  #repay(own: Position, payer: string, wish: number): number {
    const debt = this.#debt(own);
    const paid = Math.min(wish, debt);
    const { assets, shares } = this.#borrow;
    const burnt = paid === debt ? own.shares : (paid * shares) / assets;
    own.shares -= burnt;
    this.#moveDebt(-paid, -burnt);
    this.#pay(payer, 0, -paid);
    this.#cash += paid;
    return paid;
  }

  #writeOff(own: Position): void {
    const lost = this.#debt(own);
    this.#moveDebt(-lost, -own.shares);
    own.shares = 0;
    this.#fees = Math.max(0, this.#fees - lost);
    this.#writtenOff += lost;
  }

  #debt({ shares }: Position): number {
    return shares === 0 ? 0 : (shares * this.#borrow.assets) / this.#borrow.shares;
  }

  #priced({ pledges }: Position, prices: Prices): FloatPledge[] {
    for (let index = 0; index < pledges.length; index++) {
      (pledges[index] as FloatPledge).price = prices[index] as number;
    }
    return pledges;
  }

  #moveDebt(assets: number, shares: number): void {
    this.#borrow.assets += assets;
    this.#borrow.shares += shares;
    // Where nobody owes any more, what is left of either is the rounding of floats.
    if (this.#positions.every((own) => own.shares === 0)) this.#borrow = { assets: 0, shares: 0 };
    this.#watch.changed();
  }

  #moveCollateral(own: Position, account: string, index: number, amount: number): void {
    const pledge = own.pledges[index] as FloatPledge;
    pledge.amount += amount;
    this.#pledged[index] = (this.#pledged[index] as number) + amount;
    if (own.isCounted) this.#addCounted(index, amount);
    if (index === 0) own.weight = pledge.amount * pledge.liquidationLtv;
    this.#pay(account, index + 1, -amount);
    this.#watch.changed();
  }

  #addCounted(index: number, amount: number): void {
    this.#counted[index] = (this.#counted[index] as number) + amount;
  }

  /** Whether a position's pledges may count: they do, or the caps have room for them. */
  #areWithinCaps({ isCounted, pledges }: Position): boolean {
    if (isCounted) return true;
    return pledges.every(({ amount }, index) => {
      const cap = this.terms.collaterals[index]?.cap ?? 0;
      return amount === 0 || (this.#counted[index] as number) + amount <= cap * (1 + SLACK);
    });
  }

  /** Whether a pledge can carry new debt: there is none of it, or it is worth the dust bound. */
  #isSound({ amount, price }: FloatPledge): boolean {
    return amount === 0 || !this.#isDust(amount * price);
  }

  #isDust(worth: number): boolean {
    return worth === 0 || worth < this.terms.dust * (1 - SLACK);
  }

  #isFresh({ checkedAt }: Position): boolean {
    return checkedAt === this.#time;
  }

  #addSupplyShares(account: string, shares: number): void {
    this.#supplyShares.set(account, (this.#supplyShares.get(account) ?? 0) + shares);
  }

  #pay(account: string, token: number, amount: number): void {
    let flow = this.#flows.get(account);
    if (!flow) {
      flow = [0, ...this.#pledged.map(() => 0)];
      this.#flows.set(account, flow);
    }
    flow[token] = (flow[token] as number) + amount;
  }

  #at(position: number): Position {
    const own = this.#positions[position];
    if (!own) throw new RangeError(`There is no position ${position}.`);
    return own;
  }
}
