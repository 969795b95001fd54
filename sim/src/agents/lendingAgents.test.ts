import { tiers } from '@weir/contracts/maths';
import { zeroAddress } from 'viem';
import { describe, expect, it } from 'vitest';
import { FloatEngine } from '../engine/float/FloatEngine.ts';
import { FloatLending } from '../lending/FloatLending.ts';
import { mostIncentive } from '../lending/LendingTerms.ts';
import type { LiquidationEvent } from '../lending/LiquidationEvent.ts';
import { LoanMarket } from '../lending/LoanMarket.ts';
import { Random } from '../random/Random.ts';
import type { Agent, AgentKind, Moment } from './Agent.ts';
import { leveragedBorrower } from './leveragedBorrower.ts';
import { liquidator } from './liquidator.ts';

/** A pool of 1,000 base at 2,000, loans marked by a price that the test sets, and one agent. */
function stage(kind: AgentKind, parameters: Record<string, unknown>, baseInPool = 1000) {
  const scale = { lotExponent: 13, baseDecimals: 18, quoteDecimals: 6 };
  const terms = { id: 0n, base: zeroAddress, quote: zeroAddress, lotExponent: 13, minQuote: 1n };
  const engine = new FloatEngine({ ...terms, ...tiers.major }, scale);
  engine.deposit('provider', { base: `${baseInPool}`, quote: `${2000 * baseInPool}` });
  const collateral = { name: 'WETH', decimals: 18, borrowLtv: 0.8084, liquidationLtv: 0.86 };
  const lending = new FloatLending(
    {
      loanDecimals: 6,
      rates: { base: 0, kink: 0.9, below: 0.04, above: 0.6 },
      fee: 0.1,
      dust: 100,
      collaterals: [{ ...collateral, maxIncentive: mostIncentive(0.86), cap: 1e9 }],
    },
    0,
  );
  lending.supply('lender', 1e7);
  const mark = [2000];
  const marks = { beginBlock: () => {}, liquidation: () => mark, borrow: () => mark };
  const loans = new LoanMarket(lending, marks, engine, () => Number.NaN, 0);
  const events: LiquidationEvent[] = [];
  loans.onLiquidation = (event) => events.push(event);
  const agent: Agent = kind.create(kind.parameters.parse(parameters));
  const market = engine.venue('agent');
  const desk = loans.desk('agent', market);
  const act = (price: number, time = 0, gasPrice = 0) => {
    mark[0] = price;
    const moment: Moment = {
      step: 0,
      time,
      elapsed: 0,
      price,
      priceAhead: price,
      feedPrice: price,
      gasPrice,
      market,
      lending: desk,
      random: Random.of(1, 'agent'),
    };
    agent.act(moment);
  };
  /** A loan at the borrow LTV of 2,000. */
  const borrow = (base: number) => {
    const position = lending.open('borrower');
    lending.addCollateral(position, 0, base, [2000]);
    lending.borrow(position, 1e9, [2000]);
    // In the second of the loan itself nobody liquidates it.
    lending.accrue(1);
    return position;
  };
  return { engine, lending, loans, desk, events, act, borrow };
}

describe('liquidator', () => {
  it('repays, seizes and sells at once: nothing stays with it but the profit', () => {
    const { engine, loans, events, act, borrow, lending } = stage(liquidator, {});
    const position = borrow(10);
    act(2000);
    expect(events).toHaveLength(0);
    act(1800);
    expect(events.length).toBeGreaterThan(0);
    expect(lending.healthOf(position, [1800])).toBeGreaterThan(1);
    const profit = events.reduce((sum, event) => sum + event.profit, 0);
    const held = loans.holdingOf('agent');
    const traded = engine.position('agent');
    expect(held.base + traded.base).toBeCloseTo(0, 9);
    expect(held.quote + traded.quote).toBeCloseTo(profit, 6);
    expect(profit).toBeGreaterThan(0);
  });

  it('leaves alone what does not pay after gas, or too little', () => {
    const { events, act, borrow } = stage(liquidator, { minProfit: 500 });
    borrow(1);
    act(1800, 0, 0);
    expect(events).toHaveLength(0);
    const dear = stage(liquidator, {});
    dear.borrow(1);
    dear.act(1800, 0, 1e-2);
    expect(dear.events).toHaveLength(0);
    dear.act(1800, 1, 1e-6);
    expect(dear.events.length).toBeGreaterThan(0);
  });

  it('takes less at once where the pool is too thin for all of it', () => {
    const { events, act, borrow, lending } = stage(liquidator, {}, 60);
    const position = borrow(20);
    const most = lending.largestRepayment(position, 0, [1800]);
    act(1800);
    expect(events[0]?.repaid).toBeGreaterThan(0);
    expect(events[0]?.repaid).toBeLessThan(0.6 * most);
    const deep = stage(liquidator, {});
    deep.borrow(20);
    deep.act(1800);
    expect(deep.events[0]?.repaid).toBeCloseTo(most, 6);
  });

  it('waits for its reaction, and repays in a block no more than its capital', () => {
    const { events, act, borrow } = stage(liquidator, { reactionSeconds: 60, capital: 1000 });
    borrow(10);
    act(1800, 100);
    act(1800, 159);
    expect(events).toHaveLength(0);
    act(1800, 160);
    const repaid = events.reduce((sum, event) => sum + event.repaid, 0);
    expect(repaid).toBeGreaterThan(900);
    expect(repaid).toBeLessThanOrEqual(1000 + 1e-6);
  });
});

describe('leveragedBorrower', () => {
  const rules = { releverBelow: 0.5, deleverAbove: 0.7 };
  const parameters = { equity: 10_000, targetLtv: 0.6, maxSlippage: 0.3, ...rules };

  it('opens once, at its target, and pays no more than its equity', () => {
    const { engine, loans, desk, act } = stage(leveragedBorrower, parameters);
    act(2000);
    const worth = desk.collateral() * 2000;
    expect(worth).toBeCloseTo(25_000, -3);
    expect(desk.debt() / worth).toBeCloseTo(0.6, 9);
    const { collateral, debt } = { collateral: desk.collateral(), debt: desk.debt() };
    act(2000, 12);
    expect([desk.collateral(), desk.debt()]).toEqual([collateral, debt]);
    // Bought with its own and what it borrowed: short of quote by its equity and what the pool's move cost.
    const paid = engine.position('agent').quote + debt;
    expect(paid).toBeGreaterThan(-10_700);
    expect(paid).toBeLessThan(-10_000);
    expect(loans.holdingOf('agent').base + engine.position('agent').base).toBeCloseTo(
      desk.collateral(),
      9,
    );
  });

  it('sells and repays above its upper LTV, buys above its target below the lower', () => {
    const down = stage(leveragedBorrower, parameters);
    down.act(2000);
    down.act(1690, 12);
    expect(down.desk.debt() / (down.desk.collateral() * 1690)).toBeLessThan(0.66);
    const up = stage(leveragedBorrower, parameters);
    up.act(2000);
    const before = up.desk.collateral();
    up.act(2600, 12);
    expect(up.desk.collateral()).toBeGreaterThan(before);
    expect(up.desk.debt() / (up.desk.collateral() * 2600)).toBeCloseTo(0.6, 6);
  });

  it('leaves its loan to the liquidators where it has no rule', () => {
    const { desk, act } = stage(leveragedBorrower, { equity: 10_000, targetLtv: 0.6 });
    act(2000);
    const debt = desk.debt();
    act(1690, 12);
    act(2600, 24);
    expect(desk.debt()).toBe(debt);
  });
});
