import { gasOf } from '../conditions/gasOf.ts';
import type { Market } from '../engine/Market.ts';
import type { LiquidationFigures, Prices } from './Lending.ts';
import type { LoanMarket } from './LoanMarket.ts';

/** What a liquidation would repay, seize and bring, in whole tokens. */
export interface LiquidationOffer {
  position: number;
  index: number;
  repaid: number;
  proceeds: number;
  /** `proceeds` less `repaid`, gas not counted. */
  profit: number;
}

/** A lending market as one account sees it. It opens one position for itself when it first pledges something. */
export class LendingDesk {
  readonly #loans: LoanMarket;
  readonly #account: string;
  readonly #market: Market;
  #position: number | null = null;
  #gas = 0;

  /** @param market where seized collateral is sold, on this account */
  constructor(loans: LoanMarket, account: string, market: Market) {
    this.#loans = loans;
    this.#account = account;
    this.#market = market;
  }

  /** The gas used since the last call; sales are counted by their market. */
  takeGas(): number {
    const gas = this.#gas;
    this.#gas = 0;
    return gas;
  }

  /** What loans are marked by now: for liquidation, and for new debt (0 where none is allowed). */
  get marks(): { liquidation: Prices; borrow: Prices } {
    const { marks } = this.#loans;
    return { liquidation: marks.liquidation(), borrow: marks.borrow() };
  }

  /** How many collaterals there are: the base, and perhaps a second. */
  get collaterals(): number {
    return this.#loans.lending.terms.collaterals.length;
  }

  /** What the account has pledged of the base, and owes. */
  collateral(): number {
    return this.#position === null ? 0 : this.#loans.lending.collateralOf(this.#position, 0);
  }

  debt(): number {
    return this.#position === null ? 0 : this.#loans.lending.debtOf(this.#position);
  }

  /** Pledges base; returns what the market took of it. */
  addCollateral(amount: number): number {
    this.#position ??= this.#loans.lending.open(this.#account);
    this.#gas += this.debt() > 0 ? gasOf.pledge : gasOf.pledgeWithoutDebt;
    return this.#loans.lending.addCollateral(this.#position, 0, amount, this.marks.borrow);
  }

  /** Takes base out, as far as the debt allows; returns what it was. */
  removeCollateral(amount: number): number {
    if (this.#position === null) return 0;
    this.#gas += gasOf.unpledge;
    return this.#loans.lending.removeCollateral(this.#position, 0, amount, this.marks.borrow);
  }

  /** Borrows quote, as far as marks and cash allow; returns what it was. */
  borrow(amount: number): number {
    if (this.#position === null) return 0;
    this.#gas += gasOf.borrow;
    return this.#loans.lending.borrow(this.#position, amount, this.marks.borrow);
  }

  /** Repays at most the debt; returns what it was. */
  repay(amount: number): number {
    if (this.#position === null) return 0;
    this.#gas += gasOf.repay;
    return this.#loans.lending.repay(this.#position, amount);
  }

  /** Positions that can be liquidated now; written anew by the next question. */
  unhealthy(): readonly number[] {
    return this.#loans.unhealthy();
  }

  /** The most that may be repaid of a position against a collateral; 0 where it is not due. */
  largestRepayment(position: number, index: number): number {
    const { lending, marks } = this.#loans;
    return lending.largestRepayment(position, index, marks.liquidation());
  }

  /** What a liquidation would bring with its sale at the market of now; null where the rules refuse it. */
  quoteLiquidation(position: number, index: number, repay: number): LiquidationOffer | null {
    const { lending, marks } = this.#loans;
    const plan = lending.planLiquidation(position, index, repay, marks.liquidation());
    if (plan === null) return null;
    const [base = 0, second = 0] = plan.seized;
    const sale = base > 0 ? this.#market.quote('sell', base) : null;
    const proceeds = (sale?.output ?? 0) + this.#loans.outsideProceeds(second);
    return { position, index, repaid: plan.repaid, proceeds, profit: proceeds - plan.repaid };
  }

  /** Liquidates and sells at once what it seized: the base on pool and book, a second collateral outside. */
  liquidate(position: number, index: number, repay: number): LiquidationFigures | null {
    const loans = this.#loans;
    const { lending, engine } = loans;
    const before = [...loans.marks.liquidation()];
    const healthBefore = lending.healthOf(position, before);
    const done = lending.liquidate(this.#account, position, index, repay, before);
    if (done === null) return null;
    this.#gas += gasOf.liquidate;
    const poolBefore = engine.quoteReserve / engine.baseReserve;
    const [base = 0, second = 0] = done.seized;
    const sale = base > 0 ? this.#market.swap('sell', base) : null;
    const outside = second > 0 ? loans.sellOutside(this.#account, second) : 0;
    const proceeds = (sale?.output ?? 0) + outside;
    loans.onLiquidation({
      position,
      owner: lending.ownerOf(position),
      liquidator: this.#account,
      collateral: lending.terms.collaterals[index]?.name ?? '',
      mark: before[index] ?? 0,
      poolBefore,
      poolAfter: engine.quoteReserve / engine.baseReserve,
      healthBefore,
      healthAfter: lending.healthOf(position, loans.marks.liquidation()),
      repaid: done.repaid,
      seized: done.seized[index] ?? 0,
      proceeds,
      profit: proceeds - done.repaid,
      writtenOff: done.writtenOff,
      debtLeft: done.debtLeft,
    });
    return done;
  }
}
