import {
  ALL_THAT_MAY_BE,
  largestIncentive,
  PRICE_ONE,
  usualRates,
  WAD,
} from '@weir/contracts/maths';
import { describe, expect, it } from 'vitest';
import { ExactLoans, type ExactTerms, type LoanAccount } from '../../../lending/ExactLoans.ts';
import { Random } from '../../../random/Random.ts';
import { compareSides, sayAction, shrinkActions } from '../compareSides.ts';
import { drawLendingActions } from './drawLendingActions.ts';
import type { LendingAction } from './LendingAction.ts';
import { LendingEngineSide } from './LendingEngineSide.ts';
import { pairPrices } from './pairPrices.ts';

const collateral = (points: bigint, cap: bigint) => {
  const liquidationLtv = (points * WAD) / 10_000n;
  const borrowLtv = (liquidationLtv * 94n) / 100n;
  return { borrowLtv, liquidationLtv, maxIncentive: largestIncentive(liquidationLtv), cap };
};

const terms: ExactTerms = {
  rates: usualRates,
  fee: WAD / 10n,
  dust: 50_000_000n,
  collaterals: [
    collateral(8600n, 142n * WAD),
    collateral(7700n, 10n * 10n ** 8n),
    collateral(9150n, 162_000n * WAD),
  ],
};
/** 2,500, 55,000 and 1 for tokens of 18, 8 and 18 decimals, in a loan token of 6. */
const startPrices = [2500n, 55_000n * 10n ** 10n, 1n].map(
  (price) => (price * PRICE_ONE) / 10n ** 12n,
);
const actions = await drawLendingActions(3000, Random.of(3, 'lending actions'), {
  terms,
  startPrices,
});

/** A market that hears of prices from feeds of its own. */
class FedSide extends LendingEngineSide {
  readonly #feeds: [bigint, bigint][];

  constructor(loans: ExactLoans) {
    const feeds = startPrices.map((price): [bigint, bigint] => [price, price]);
    super(loans, async () => pairPrices(feeds, startPrices));
    this.#feeds = feeds;
  }

  override act(action: LendingAction) {
    if (action.kind === 'reprice') this.#feeds[action.index] = action.feeds;
    return super.act(action);
  }
}

/** A debt is a unit too low where it is judged. */
class RoundsDebtsDown extends ExactLoans {
  override debtOf(account: LoanAccount): bigint {
    const debt = super.debtOf(account);
    return debt === 0n ? 0n : debt - 1n;
  }
}

/** Liquidates in the second of a loan. */
class ForgetsChecks extends ExactLoans {
  override planLiquidation(...[account, ...rest]: Parameters<ExactLoans['planLiquidation']>) {
    return super.planLiquidation({ ...account, checkedAt: null }, ...rest);
  }
}

/** Keeps the interest that taking collateral out is judged with. */
class AccruesTooOften extends ExactLoans {
  override removeCollateral(...action: Parameters<ExactLoans['removeCollateral']>): void {
    super.removeCollateral(...action);
    this.accrue();
  }
}

describe('drawLendingActions', () => {
  it('does everything, meets every refusal, and liquidates in part, whole and at a loss', async () => {
    const loans = new ExactLoans(terms, 0n);
    const side = new FedSide(loans);
    const seen = new Set<string>();
    for (const action of actions) {
      const before = loans.writtenOff;
      const outcome = await side.act(action);
      if ('error' in outcome) seen.add(outcome.error.replace(/,.*/, ''));
      else if (action.kind !== 'liquidate') seen.add(action.kind);
      else if (loans.writtenOff > before) seen.add('liquidate at a loss');
      else if (side.accounts[action.of]?.debtShares === 0n) seen.add('liquidate whole');
      else seen.add('liquidate in part');
    }
    expect([...seen].toSorted()).toEqual([
      'AssetsOrShares',
      'BorrowLimit',
      'CapExceeded',
      'CollateralBelowDust',
      'CollateralNotDue',
      'CollateralTooLow',
      'DebtBelowDust',
      'DustLeft',
      'InsufficientCash',
      'LendingOverflow',
      'NoSuchCollateral',
      'NothingLiquidated',
      'PositionFresh',
      'PositionHealthy',
      'PriceNotLive',
      'RepaymentTooLarge',
      'SupplyTooLow',
      'ZeroAmount',
      'accrue',
      'borrow',
      'collect',
      'lend',
      'liquidate at a loss',
      'liquidate in part',
      'liquidate whole',
      'pledge',
      'repay',
      'reprice',
      'unpledge',
      'withdraw',
    ]);
  });
});

describe('compareSides, of lending markets', () => {
  it('finds no difference between two of a kind', async () => {
    const sides = [new ExactLoans(terms, 0n), new ExactLoans(terms, 0n)].map(
      (loans) => new FedSide(loans),
    ) as [FedSide, FedSide];
    const { done, refused, divergence } = await compareSides(...sides, actions, 1);
    expect(divergence).toBeNull();
    expect(done + refused).toBe(actions.length);
  });

  it.each([
    ['a debt that is a unit too low', RoundsDebtsDown, ['lend', 'pledge', 'borrow', 'liquidate']],
    [
      'a liquidation in the second of a loan',
      ForgetsChecks,
      ['pledge', 'lend', 'borrow', 'liquidate'],
    ],
    ['interest that is kept when it should not be', AccruesTooOften, ['pledge', 'unpledge']],
  ] as const)('finds %s, and the few actions that show it', async (_, Broken, kinds) => {
    const fails = async (tried: readonly LendingAction[]) => {
      const sides = [new ExactLoans(terms, 0n), new Broken(terms, 0n)].map(
        (loans) => new FedSide(loans),
      ) as [FedSide, FedSide];
      return (await compareSides(...sides, tried, 1)).divergence !== null;
    };
    expect(await fails(actions)).toBe(true);
    const smallest = await shrinkActions(actions, fails);
    expect(smallest.map(({ kind }) => kind)).toEqual(kinds);
  });
});

describe('sayAction', () => {
  it('says a step of a liquidation in full, so that it can be tried again', () => {
    const steps = [
      { index: 1, repay: 25n },
      { index: 0, repay: ALL_THAT_MAY_BE },
    ];
    const action: LendingAction = {
      number: 7,
      account: 2,
      after: 60,
      kind: 'liquidate',
      of: 1,
      steps,
    };
    expect(sayAction(action)).toBe(
      '7: account 2 liquidates, after 60, of 1, steps [(index 1 repay 25), (index 0 repay all)]',
    );
  });
});
