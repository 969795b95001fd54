import { amount, between, oneOf, positive, section, text, whole } from '../yaml/fields.ts';
import { BORROW_PART, mostIncentive } from './LendingTerms.ts';
import { toxicLtv } from './toxicLtv.ts';

const LEAST_INCENTIVE = 1.005;

const ltv = (name: string) => between(name, 0.01, 0.999);

const collateralShape = {
  /** The part of its worth that may be owed before it is liquidated. */
  liquidationLtv: ltv('liquidationLtv').default(0.86),
  /** The part that may be borrowed; 0.94 of the former by default. */
  borrowLtv: ltv('borrowLtv').optional(),
  /** 1.05 gives the liquidator 5 % at most; by default min(1.15, 1/(1 − 0.3·(1 − liquidationLtv))), never more. */
  maxIncentive: between('maxIncentive', 1.005, 1.15).optional(),
  /** The most that the market takes, in whole tokens. */
  cap: positive('cap in whole tokens').default(1e15),
};

interface CollateralInput {
  liquidationLtv: number;
  borrowLtv?: number | undefined;
  maxIncentive?: number | undefined;
}

/** Fills in what depends on the liquidation LTV, and says what is wrong with the whole. */
function completed<Input extends CollateralInput>(
  input: Input,
  fault: (field: string, message: string) => void,
) {
  const most = Math.max(LEAST_INCENTIVE, mostIncentive(input.liquidationLtv));
  const borrowLtv = input.borrowLtv ?? BORROW_PART * input.liquidationLtv;
  const maxIncentive = input.maxIncentive ?? most;
  if (borrowLtv >= input.liquidationLtv) {
    fault('borrowLtv', `expected a borrowLtv below liquidationLtv ${input.liquidationLtv}`);
  }
  if (maxIncentive > most) {
    fault(
      'maxIncentive',
      `expected at most ${most.toFixed(6)} at liquidationLtv ${input.liquidationLtv}`,
    );
  }
  const frontier = toxicLtv(maxIncentive, 0);
  if (input.liquidationLtv > frontier) {
    fault(
      'liquidationLtv',
      `expected a liquidationLtv up to ${frontier.toFixed(4)}: above 1/(1 + i), with an incentive i of ${(
        (maxIncentive - 1) * 100
      ).toFixed(2)} %, each liquidation makes the position worse`,
    );
  }
  return { ...input, borrowLtv, maxIncentive };
}

const collateral = section(collateralShape).transform((input, context) =>
  completed(input, (field, message) =>
    context.issues.push({ code: 'custom', input, path: [field], message }),
  ),
);

/** A second collateral, of a path with correlated assets. Its sale does not move a pool: see docs/lending.md. */
const second = section({
  ...collateralShape,
  /** The name of one of the path's assets, not the first. */
  asset: text('asset, a name of the path’s assets'),
  decimals: whole('decimals', 0, 36).default(18),
  /** What its sale costs against the outside price: 0.005 is 0.5 %. */
  sellCost: between('sellCost', 0, 0.9).default(0.005),
}).transform((input, context) =>
  completed(input, (field, message) =>
    context.issues.push({ code: 'custom', input, path: [field], message }),
  ),
);

const borrowers = section({
  /** How many positions there are at the start. */
  count: whole('count', 1, 100_000),
  /** What all of them pledge together, in base tokens, at the first price. */
  collateral: positive('collateral in base tokens'),
  /** Standard deviation of the logarithm of a position's size. What would be below the dust bound is raised to it. */
  sizeSpread: between('sizeSpread', 0, 5).default(1),
  /**
   * How much of what it may borrow a loan has borrowed at the start, spread evenly from one to the other: 1 is the borrow
   * LTV itself, at 0.5 the loan is at half of it.
   */
  usedFrom: between('usedFrom', 0.01, 1),
  usedTo: between('usedTo', 0.01, 1),
  /** The part of each position's worth that is pledged in the second collateral. */
  secondShare: between('secondShare', 0, 1).default(0),
}).check((context) => {
  const { usedFrom, usedTo } = context.value;
  if (usedFrom <= usedTo) return;
  const message = `expected usedTo from usedFrom ${usedFrom}`;
  context.issues.push({ code: 'custom', input: usedTo, path: ['usedTo'], message });
});

const part = (name: string) => between(name, 0, 1);

/** A lending market beside the pool and book: loan the quote, collateral the base. */
export const lendingSchema = section({
  /** Quote tokens that lenders supply at the start. */
  supplied: amount('supplied in quote tokens'),
  /** Yearly: base, plus `below` up to the kink of use, plus `above` from there to full use. */
  rates: section({
    base: between('base', 0, 10).default(0),
    kink: between('kink', 0.01, 0.99).default(0.9),
    below: between('below', 0, 10).default(0.04),
    above: between('above', 0, 100).default(0.6),
  }).prefault({}),
  /** The protocol's part of the interest. */
  fee: part('fee').default(0.1),
  /** No debt and no pledge beside one is worth less, in quote tokens, and no liquidation leaves less behind. */
  dust: between('dust in quote tokens', 0, 1e9).default(100),
  /** What marks the loans: the guard's rules, the feed alone, or the pool's price of the moment. */
  marks: oneOf(['guard', 'feed', 'pool']).default('guard'),
  /** A feed that wrote longer ago is down; without, never. */
  staleSeconds: positive('staleSeconds').default(1e12),
  collateral: collateral.prefault({}),
  second: second.optional(),
  borrowers: borrowers.optional(),
}).check((context) => {
  const { borrowers: own, second: other } = context.value;
  if (!own || own.secondShare === 0 || other) return;
  const path = ['borrowers', 'secondShare'];
  const message = 'expected a second collateral, found none';
  context.issues.push({ code: 'custom', input: own.secondShare, path, message });
});
