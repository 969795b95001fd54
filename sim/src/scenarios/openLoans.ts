import { PriceFeed } from '../conditions/PriceFeed.ts';
import type { World } from '../conditions/World.ts';
import type { Engine } from '../engine/Engine.ts';
import { InputError } from '../inputError.ts';
import { ExactLending } from '../lending/ExactLending.ts';
import { FloatLending } from '../lending/FloatLending.ts';
import type { Lending } from '../lending/Lending.ts';
import type { CollateralTerms } from '../lending/LendingTerms.ts';
import { LoanMarket } from '../lending/LoanMarket.ts';
import { LoanRefused } from '../lending/LoanRefused.ts';
import { openMarks } from '../lending/Marks.ts';
import { sizesAbove } from '../lending/sizesAbove.ts';
import { CorrelatedPath } from '../paths/CorrelatedPath.ts';
import type { PricePath } from '../paths/PricePath.ts';
import { Random } from '../random/Random.ts';
import type { Scenario } from './schema.ts';

/** The account of the lenders at the start. */
const lenderAccount = 'lenders';

/** Loans that are raised to the dust bound stay above it, whatever rounding takes. */
const ABOVE_DUST = 1.001;

/** A scenario's lending market cannot be opened. */
class LendingRefused extends InputError {
  constructor(what: string) {
    super(`lending: ${what}`);
  }
}

type LendingFields = NonNullable<Scenario['lending']>;

/**
 * Opens a scenario's lending market at the path's first price: lenders supply, and the borrowers of the scenario pledge
 * and borrow. Throws `LendingRefused` where the path has no such second asset, or not all can borrow what they should.
 */
export function openLoans(
  scenario: Scenario,
  fields: LendingFields,
  path: PricePath,
  engine: Engine,
  world: World,
): LoanMarket {
  const second = secondPrice(scenario, fields, path);
  const { market, arithmetic } = scenario;
  const { rates, fee, dust } = fields;
  const terms = {
    loanDecimals: market.quote.decimals,
    rates,
    fee,
    dust,
    collaterals: collateralTerms(scenario, fields),
  };
  const lending =
    arithmetic === 'exact'
      ? new ExactLending(terms, path.time)
      : new FloatLending(terms, path.time);
  const secondFeed = fields.second
    ? new PriceFeed(scenario.conditions.feed, path.time, second())
    : null;
  const { marks: kind, staleSeconds } = fields;
  const feeds = [world.feed, ...world.moreFeeds];
  const marks = openMarks({ kind, engine, feeds, staleSeconds, secondFeed }, path.time);
  supplyAll(lending, fields.supplied);
  openBorrowers(
    scenario.seed,
    fields,
    lending,
    fields.second ? [path.price, second()] : [path.price],
  );
  return new LoanMarket(lending, marks, engine, second, fields.second?.sellCost ?? 0);
}

function supplyAll(lending: Lending, supplied: string): void {
  try {
    lending.supply(lenderAccount, Number(supplied));
  } catch (error) {
    if (!(error instanceof LoanRefused)) throw error;
    throw new LendingRefused(`supplied: ${supplied} is more than a market can count`);
  }
}

function collateralTerms({ market }: Scenario, fields: LendingFields): CollateralTerms[] {
  const { symbol: name, decimals } = market.base;
  const first = { name, decimals, ...fields.collateral };
  if (!fields.second) return [first];
  const { asset, ...other } = fields.second;
  return [first, { name: asset, ...other }];
}

function secondPrice(scenario: Scenario, fields: LendingFields, path: PricePath): () => number {
  if (!fields.second) return () => Number.NaN;
  const { asset } = fields.second;
  const names = path instanceof CorrelatedPath ? path.names : [];
  const index = names.indexOf(asset);
  if (!(path instanceof CorrelatedPath) || index < 1) {
    const there = names.slice(1).join(', ') || 'none';
    throw new LendingRefused(
      `second.asset: expected an asset of a path of kind correlated, not its first; found ${asset}, there are ${there}`,
    );
  }
  const { blocks, feed } = scenario.conditions;
  if (blocks.kind !== 'points' || feed.lag > 0) {
    throw new LendingRefused(
      'second: expected blocks of kind points and a feed without lag: the second price is known at the path’s points alone',
    );
  }
  return () => path.prices[index] as number;
}

/** Log-normal sizes that add up to the collateral asked for, LTVs spread evenly; both from a stream of their own. */
function openBorrowers(
  seed: number,
  { borrowers }: LendingFields,
  lending: Lending,
  prices: readonly number[],
): void {
  if (!borrowers) return;
  const { count, collateral, sizeSpread, usedFrom, usedTo, secondShare } = borrowers;
  const random = Random.of(seed, 'borrowers');
  const weights = Array.from({ length: count }, () => Math.exp(sizeSpread * random.normal()));
  const [first = 0, other = 0] = prices;
  const [own = 0, others = 0] = lending.terms.collaterals.map(({ borrowLtv }) => borrowLtv);
  const borrowLtv = (1 - secondShare) * own + secondShare * others;
  const used = weights.map(() => usedFrom + (usedTo - usedFrom) * random.uniform());
  const parts = [1 - secondShare, secondShare].filter((part) => part > 0);
  const { dust } = lending.terms;
  const floors = used.map(
    (part) => (ABOVE_DUST * dust) / first / Math.min(borrowLtv * part, ...parts),
  );
  const sizes = sizesAbove(floors, weights, collateral);
  if (sizes === null) {
    throw new LendingRefused(
      `borrowers: ${count} loans and their pledges, each worth the dust bound of ${dust} at least, need more collateral than ${collateral}`,
    );
  }
  for (const [number, base] of sizes.entries()) {
    const position = lending.open(`borrower ${number + 1}`);
    const pledged = lending.addCollateral(position, 0, base * (1 - secondShare), prices);
    if (secondShare > 0) {
      lending.addCollateral(position, 1, (base * first * secondShare) / other, prices);
    }
    const wanted = base * first * borrowLtv * (used[number] ?? 0);
    // A unit or two less is rounding; more is a cap, or lenders who have nothing left.
    if (lending.borrow(position, wanted, prices) < wanted * (1 - 1e-6) - 1e-6) {
      const { cash } = lending.sums();
      throw new LendingRefused(
        `borrower ${number + 1} of ${count} cannot borrow ${wanted.toFixed(2)} against ${pledged.toFixed(6)}: the lenders have ${cash.toFixed(2)} left`,
      );
    }
  }
}
