import { accrue, type LendingTotals, unpackFunds, unpackSide } from '@weir/contracts';
import { type Flows, noFlows } from '../../derived/lending/flows.ts';
import { ratesOf, totalsOfState } from '../../derived/lending/lendingTotals.ts';
import { marketKey } from '../../derived/marketKey.ts';
import { lendingStates } from '../../schema/lendingTables.ts';
import type { Row } from '../../store/changes.ts';
import type { Context } from '../context.ts';
import { InconsistentEvent } from '../indexState.ts';
import type { LendingMarketRow } from './knownLendingMarkets.ts';
import { addToPeriods } from './lendingPeriods.ts';

export type LendingStateRow = Row<typeof lendingStates>;

/** A market as a handler meets it. */
export interface OpenMarket {
  market: LendingMarketRow;
  state: LendingStateRow;
}

/** The words that an event carries; a side that it does not is as it was. */
interface EventWords {
  funds: bigint;
  lenders?: bigint;
  borrowers?: bigint;
}

/** What an action did: to the totals accrued until it, and in loan units that came and went. */
interface Action {
  words: EventWords;
  act: (accrued: LendingTotals) => LendingTotals;
  flows?: Partial<Flows>;
  /** What of a write-off the protocol's fees bore. */
  feesLost?: bigint;
}

/** The market of the contract's id. Throws where it was never opened. */
export async function openMarket({ tx, state }: Context, id: bigint): Promise<OpenMarket> {
  const market = await state.lendingMarkets.find(tx, id);
  const row = market && (await state.changes.find(tx, lendingStates, { market: market.id }));
  if (!market || !row) {
    throw new InconsistentEvent(`lending market ${marketKey(id)} was never opened`);
  }
  return { market, state: row };
}

/**
 * Carries an action into a market's row. What the event says must be what interest and action make of the row before
 * it, to the unit: a log that was left out is noticed here.
 */
export async function applyAction(
  context: Context,
  { market, state }: OpenMarket,
  { words, act, flows = {}, feesLost = 0n }: Action,
): Promise<LendingStateRow> {
  const now = BigInt(context.block.timestamp);
  const accrued = accrue(totalsOfState(state), ratesOf(market), market.interestFee, now);
  const { cash, borrowed, time } = unpackFunds(words.funds);
  const lenders = words.lenders === undefined ? null : unpackSide(words.lenders);
  const borrowers = words.borrowers === undefined ? null : unpackSide(words.borrowers);
  const after: LendingStateRow = {
    ...state,
    cash,
    borrowed,
    accruedAt: time,
    supplyShares: lenders?.shares ?? state.supplyShares,
    lendersFees: lenders?.fees ?? state.lendersFees,
    borrowShares: borrowers?.shares ?? state.borrowShares,
    borrowersFees: borrowers?.fees ?? state.borrowersFees,
    interest: state.interest + accrued.interest,
    feesCollected: state.feesCollected + (flows.feesCollected ?? 0n),
    writtenOff: state.writtenOff + (flows.writtenOff ?? 0n),
    feesLost: state.feesLost + feesLost,
    liquidations: state.liquidations + (flows.liquidations ?? 0),
  };
  expectSame(market, act(accrued.totals), totalsOfState(after));
  context.state.changes.put(lendingStates, after);
  const all = { ...noFlows, interest: accrued.interest, ...flows };
  await addToPeriods(context, market.id, totalsOfState(after), all);
  return after;
}

function expectSame(market: LendingMarketRow, expected: LendingTotals, told: LendingTotals): void {
  for (const name of Object.keys(expected) as (keyof LendingTotals)[]) {
    if (expected[name] === told[name]) continue;
    throw new InconsistentEvent(
      `lending market ${market.key} says ${name} ${told[name]}, and the events before it lead to ${expected[name]}`,
    );
  }
}
