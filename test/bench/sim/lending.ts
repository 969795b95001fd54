import { leveragedBorrower } from '../../../sim/src/agents/leveragedBorrower.ts';
import { liquidator } from '../../../sim/src/agents/liquidator.ts';
import type { World } from '../../../sim/src/conditions/World.ts';
import type { Engine } from '../../../sim/src/engine/Engine.ts';
import { FloatLending } from '../../../sim/src/lending/FloatLending.ts';
import { BORROW_PART, mostIncentive } from '../../../sim/src/lending/LendingTerms.ts';
import { LoanMarket } from '../../../sim/src/lending/LoanMarket.ts';
import { openMarks } from '../../../sim/src/lending/Marks.ts';
import { Random } from '../../../sim/src/random/Random.ts';
import type { Participant } from '../../../sim/src/simulation/simulate.ts';
import { firstPrice } from './market.ts';

const liquidationLtv = 0.86;
const borrowLtv = BORROW_PART * liquidationLtv;

/** 200 loans of 1 WETH, LTVs from a quarter of the borrow LTV up to it, marked by the guard. */
export function openLending(engine: Engine, world: World): LoanMarket {
  const maxIncentive = mostIncentive(liquidationLtv);
  const lending = new FloatLending(
    {
      loanDecimals: 6,
      rates: { base: 0, kink: 0.9, below: 0.04, above: 0.6 },
      fee: 0.1,
      dust: 100,
      collaterals: [
        { name: 'WETH', decimals: 18, borrowLtv, liquidationLtv, maxIncentive, cap: 1e9 },
      ],
    },
    0,
  );
  lending.supply('lenders', 1e6);
  for (let loan = 1; loan <= 200; loan++) {
    const position = lending.open(`borrower ${loan}`);
    lending.addCollateral(position, 0, 1, [firstPrice]);
    lending.borrow(position, firstPrice * borrowLtv * (0.25 + (0.75 * loan) / 200), [firstPrice]);
  }
  const feeds = [world.feed];
  const sources = { kind: 'guard', engine, feeds, staleSeconds: 1e12, secondFeed: null } as const;
  return new LoanMarket(lending, openMarks(sources, 0), engine, () => Number.NaN, 0);
}

/** A liquidator, and somebody who holds a leverage between bounds. */
export function lendingParticipants(): Participant[] {
  const rules = { targetLtv: 0.6, releverBelow: 0.5, deleverAbove: 0.7 };
  const agents = {
    liquidator: liquidator.create(liquidator.parameters.parse({})),
    borrower: leveragedBorrower.create(
      leveragedBorrower.parameters.parse({ equity: 20_000, ...rules }),
    ),
  };
  return Object.entries(agents).map(([name, agent]) => ({
    name,
    agent,
    random: Random.of(1, name),
    latency: 0,
    priorityFee: 0,
  }));
}
