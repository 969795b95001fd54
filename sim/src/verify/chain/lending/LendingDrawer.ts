import {
  ALL_THAT_MAY_BE,
  borrowPool,
  incentiveOf,
  type LiquidationStep,
  largestBorrow,
  largestRepayment,
  largestWithdrawal,
  MOST_FUNDS,
  PRICE_ONE,
  suppliedBy,
  toSharesDown,
  WAD,
} from '@weir/contracts/maths';
import type { LoanAccount } from '../../../lending/ExactLoans.ts';
import type { Random } from '../../../random/Random.ts';
import { ACTORS, type LendingAction } from './LendingAction.ts';
import type { GuardPrices, LendingEngineSide } from './LendingEngineSide.ts';

/** What an action says beside its number. */
type Drawn = LendingAction extends infer Action
  ? Action extends LendingAction
    ? Omit<Action, 'number' | 'account' | 'after'>
    : never
  : never;

/** Of 100 draws, how many are of each kind. */
const shares = {
  lend: 9,
  withdraw: 8,
  pledge: 14,
  unpledge: 11,
  borrow: 22,
  repay: 8,
  liquidate: 5,
  reprice: 18,
  accrue: 3,
  collect: 2,
} as const satisfies Record<LendingAction['kind'], number>;

/** Loan units of an ordinary supply, and of an ordinary pledge. */
const SUPPLY = 150_000_000_000n;
const PLEDGE = 40_000_000_000n;
/** Accounts from this one on pledge next to nothing: their loans are near the dust bound, and liquidated whole. */
const SMALL_FROM = 3;
const YEAR = 31_536_000;
const SHARES_A_UNIT = 1_000_000n;

const least = (a: bigint, b: bigint) => (a < b ? a : b);

/** Draws the action that comes next in a market. */
export class LendingDrawer {
  readonly #kinds = Object.entries(shares).flatMap(([kind, share]) =>
    Array.from({ length: share }, () => kind as LendingAction['kind']),
  );
  /** Who borrowed in the action before. */
  #borrower: number | null = null;

  constructor(
    readonly side: LendingEngineSide,
    readonly random: Random,
    readonly startPrices: readonly bigint[],
  ) {}

  async next(number: number): Promise<LendingAction> {
    const prices = await this.side.prices();
    // Who borrowed in this second cannot be liquidated in it.
    if (this.#borrower !== null && this.#draw(8) === 0) {
      const of = this.#borrower;
      this.#borrower = null;
      return {
        number,
        account: this.#actor(),
        after: 0,
        kind: 'liquidate',
        of,
        steps: this.#sweep(),
      };
    }
    // Half of the time somebody sees that a loan is due.
    const isSeen = this.#due(prices).length > 0 && this.#draw(2) === 0;
    const kind = isSeen ? 'liquidate' : (this.#kinds[this.#draw(this.#kinds.length)] ?? 'accrue');
    const account = kind === 'collect' ? 0 : this.#actor();
    this.#borrower = kind === 'borrow' ? account : null;
    const after = this.#seconds();
    this.side.loans.moveTo(this.side.loans.now + BigInt(after));
    return { number, account, after, ...this.#drawOf(kind, account, prices) };
  }

  #drawOf(kind: LendingAction['kind'], account: number, prices: GuardPrices): Drawn {
    const { loans } = this.side;
    const own = this.#accountOf(account);
    const count = loans.terms.collaterals.length;
    switch (kind) {
      case 'lend': {
        const { cash, borrowed } = loans.totalsNow();
        const most = MOST_FUNDS - cash - borrowed;
        const assets = this.#draw(40) === 0 ? most + 1n : this.#around(SUPPLY);
        return { kind, of: this.#draw(8) === 0 ? this.#actor() : account, ...this.#amount(assets) };
      }
      case 'withdraw': {
        const totals = loans.totalsNow();
        if (this.#draw(3) === 0)
          return { kind, assets: 0n, shares: this.#around(own.supplyShares) };
        const most = least(suppliedBy(totals, own), totals.cash);
        return { kind, assets: this.#around(most), shares: 0n };
      }
      case 'pledge': {
        // Most have much of one collateral and little of the others: so that one price decides.
        const index = this.#draw(2) === 0 ? account % count : this.#draw(count);
        return {
          kind,
          index: this.#draw(60) === 0 ? index + 7 : index,
          amount: this.#pledge(account, index),
        };
      }
      case 'unpledge': {
        const index = this.#heldBy(own);
        const pledges = loans.pledgesOf(own, prices.forDebt);
        const most = largestWithdrawal(pledges, index, loans.debtOf(own));
        const amount = this.#draw(4) === 0 ? (own.pledges[index] ?? 0n) : this.#around(most);
        return { kind, index, amount };
      }
      case 'borrow':
        return { kind, ...this.#drawDebt(own, prices) };
      case 'repay':
        return this.#drawRepayment(this.#draw(4) === 0 ? this.#actor() : account);
      case 'liquidate':
        return this.#drawLiquidation(prices);
      case 'reprice':
        return this.#drawPrices();
      case 'accrue':
      case 'collect':
        return { kind };
    }
  }

  #drawRepayment(of: number): Drawn {
    const { loans } = this.side;
    const account = this.#accountOf(of);
    const debt = loans.debtOf(account);
    const kind = 'repay';
    switch (this.#draw(5)) {
      case 0:
        return { kind, of, assets: 0n, shares: ALL_THAT_MAY_BE };
      case 1:
        return { kind, of, assets: 0n, shares: this.#around(account.debtShares) };
      case 2:
        return { kind, of, assets: this.#nearly(debt), shares: 0n };
      default:
        return { kind, of, assets: this.#around(debt), shares: 0n };
    }
  }

  #due({ forLiquidation }: GuardPrices): number[] {
    const { loans, accounts } = this.side;
    return [...accounts.keys()].filter((number) =>
      loans.isDue(this.#accountOf(number), forLiquidation),
    );
  }

  #drawLiquidation(prices: GuardPrices): Drawn {
    const { loans } = this.side;
    const { forLiquidation } = prices;
    const due = this.#due(prices);
    const isBlind = due.length === 0 || this.#draw(6) === 0;
    const of = isBlind ? this.#actor() : (due[this.#draw(due.length)] ?? 0);
    const kind = 'liquidate';
    if (isBlind || this.#draw(4) === 0) return { kind, of, steps: this.#sweep() };
    const account = this.#accountOf(of);
    const pledges = loans.pledgesOf(account, forLiquidation);
    const debt = loans.debtOf(account);
    const index = this.#draw(6) === 0 ? this.#draw(pledges.length) : this.#heldBy(account);
    const incentive = incentiveOf(pledges, index, debt) ?? WAD;
    const { dust } = loans.terms;
    const most = largestRepayment(pledges, index, debt, incentive, dust);
    const half = most > dust ? most - dust / 2n : most / 2n;
    const repay = [ALL_THAT_MAY_BE, half, this.#around(most), this.#around(most)];
    const steps = [{ index, repay: repay[this.#draw(repay.length)] ?? most }];
    if (this.#draw(4) === 0) steps.push(...this.#sweep());
    return { kind, of, steps };
  }

  /** A collateral of which the account has something. */
  #heldBy({ pledges }: LoanAccount): number {
    const held = pledges.flatMap((amount, index) => (amount > 0n ? [index] : []));
    return held[this.#draw(held.length)] ?? this.#draw(pledges.length);
  }

  /** As much as may be of each collateral, the lowest LTV first mostly. */
  #sweep(): LiquidationStep[] {
    const { collaterals } = this.side.loans.terms;
    const indices = [...collaterals.keys()].toSorted((one, two) =>
      Number((collaterals[one]?.liquidationLtv ?? 0n) - (collaterals[two]?.liquidationLtv ?? 0n)),
    );
    if (this.#draw(5) === 0) indices.reverse();
    if (this.#draw(12) === 0) indices.push(collaterals.length);
    return indices.map((index) => ({ index, repay: ALL_THAT_MAY_BE }));
  }

  /** Mostly near where it began; as often a fall or a crash; two feeds that agree, or not, or have nothing to say. */
  #drawPrices(): Drawn {
    const index = this.#draw(this.startPrices.length);
    const start = this.startPrices[index] ?? 0n;
    const near = 900 + this.#draw(200);
    const level = [300 + this.#draw(700), 800 + this.#draw(150), near, near][this.#draw(4)] ?? near;
    const price = (start * BigInt(level)) / 1000n + BigInt(this.#draw(1_000_000));
    const spread = this.#draw(8) === 0 ? 1000 + this.#draw(80) : 1000 + this.#draw(31);
    const feeds: [bigint, bigint] = [price, (price * BigInt(spread)) / 1000n];
    if (this.#draw(2) === 0) feeds.reverse();
    const silent = this.#draw(32);
    if (silent < 2) feeds[silent] = 0n;
    return { kind: 'reprice', index, feeds };
  }

  /** Half of the loans are as large as they may be. */
  #drawDebt(own: LoanAccount, prices: GuardPrices): { assets: bigint; shares: bigint } {
    const most = this.#mostDebt(own, prices);
    // Rounding adds a unit or two to a debt: the most itself is refused more often than not.
    const rounding = BigInt(this.#draw(4));
    if (this.#draw(2) === 0 && most > rounding) return { assets: most - rounding, shares: 0n };
    return this.#amount(this.#around(most));
  }

  /** The most that an account could borrow, but for what is dust. */
  #mostDebt(own: LoanAccount, { forDebt }: GuardPrices): bigint {
    const { loans } = this.side;
    const most = largestBorrow(loans.pledgesOf(own, forDebt), loans.debtOf(own));
    // Whoever may borrow nothing asks for about as much as a debt has to be.
    return most === 0n ? loans.terms.dust : least(most, loans.totalsNow().cash);
  }

  /** Up to the cap, above it, or what no account can hold. */
  #pledge(account: number, index: number): bigint {
    const { loans } = this.side;
    if (this.#draw(40) === 0) return 1n << 120n;
    const cap = loans.terms.collaterals[index]?.cap ?? 0n;
    const counted = loans.counted(index);
    if (this.#draw(12) === 0) return this.#around(cap > counted ? cap - counted : 0n);
    const isSmall = account >= SMALL_FROM && this.#draw(8) > 0;
    const worth = this.#around(isSmall ? 3n * loans.terms.dust : PLEDGE);
    return (worth * PRICE_ONE) / (this.startPrices[index] ?? PRICE_ONE);
  }

  /** Mostly in assets; now and then in shares, or in both, or beyond what shares can be. */
  #amount(assets: bigint): { assets: bigint; shares: bigint } {
    switch (this.#draw(16)) {
      case 0:
      case 1:
      case 2:
        return {
          assets: 0n,
          shares: toSharesDown(assets, borrowPool(this.side.loans.totalsNow())),
        };
      case 3:
        return this.#draw(4) === 0 ? { assets, shares: assets } : { assets, shares: 0n };
      case 4:
        return this.#draw(4) === 0
          ? { assets: 0n, shares: (1n << 127n) + assets }
          : { assets: 0n, shares: assets * SHARES_A_UNIT };
      default:
        return { assets, shares: 0n };
    }
  }

  /** Below, at and above the most that is allowed; now and then nothing, or next to nothing. */
  #around(most: bigint): bigint {
    const kind = this.#draw(20);
    if (kind < 11) return (most * BigInt(1 + this.#draw(1000))) / 1000n;
    if (kind < 15) return most;
    if (kind < 17) return most + 1n;
    if (kind < 18) return most + BigInt(1 + this.#draw(1_000_000_000));
    return this.#draw(3) === 0 ? 0n : BigInt(1 + this.#draw(1000));
  }

  /** All but about the dust bound, on either side of it. */
  #nearly(debt: bigint): bigint {
    const rest = (this.side.loans.terms.dust * BigInt(90 + this.#draw(20))) / 100n;
    return debt > rest ? debt - rest : debt;
  }

  /** None, up to a minute, hours, days; once in a while more than a year, of which interest counts one. */
  #seconds(): number {
    const kind = this.#draw(100);
    if (kind < 20) return 0;
    if (kind < 65) return 1 + this.#draw(60);
    if (kind < 88) return 1 + this.#draw(20_000);
    if (kind < 99) return 1 + this.#draw(2_000_000);
    return YEAR - 10 + this.#draw(1_000_000);
  }

  #accountOf(number: number): LoanAccount {
    const account = this.side.accounts[number];
    if (!account) throw new RangeError(`There is no account ${number}.`);
    return account;
  }

  #actor(): number {
    return this.#draw(ACTORS);
  }

  #draw(bound: number): number {
    return Math.floor(this.random.uniform() * bound);
  }
}
