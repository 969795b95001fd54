import {
  ALL_THAT_MAY_BE,
  debtLimit,
  LiquidationRefused,
  planLiquidation,
  totalValue,
  valueDown,
} from '@weir/contracts';
import { and, desc, eq, gt } from 'drizzle-orm';
import type { BadDebt, PositionAtRisk } from '../../answers/lendingSchemas.ts';
import type { Block } from '../../answers/schemas.ts';
import { guardPrices } from '../../schema/indexTables.ts';
import { lendingPledges, lendingPositions } from '../../schema/lendingTables.ts';
import type { Sql } from '../../store/openStore.ts';
import { latestBlock } from '../latestBlock.ts';
import { type LendingMarketData, readLendingMarketsById, tokenOf } from './lendingMarketData.ts';
import {
  type JudgedPosition,
  judgePosition,
  marketAt,
  type PledgeRow,
  presentHealth,
  presentPledges,
} from './positionHealth.ts';

/** A position that owes something, with its market. */
export interface Debtor {
  data: LendingMarketData;
  judged: JudgedPosition;
}

/** Everybody who owes something, at one block and one block's prices. */
export interface Debtors {
  block: Block;
  /** The last block of which prices were read; null before the first. */
  prices: Block | null;
  markets: ReadonlyMap<number, LendingMarketData>;
  /** Whose health is known, lowest first. */
  judged: Debtor[];
  unknown: Debtor[];
}

/** Judges all debts; null in an empty index. */
export async function readDebtors(tx: Sql): Promise<Debtors | null> {
  const block = await latestBlock(tx);
  if (!block) return null;
  const markets = await readLendingMarketsById(tx);
  const rows = await tx.select().from(lendingPositions).where(gt(lendingPositions.debtShares, 0n));
  const pledges = await readPledgesForDebts(tx);
  const at = new Map([...markets].map(([id, data]) => [id, marketAt(data, block.timestamp)]));
  const judged: Debtor[] = [];
  const unknown: Debtor[] = [];
  for (const row of rows) {
    const market = at.get(row.market);
    if (!market) throw new Error(`lending market ${row.market} of a debt is unknown`);
    const debtor = {
      data: market.data,
      judged: judgePosition(market, row, pledges.get(accountKey(row)) ?? []),
    };
    (debtor.judged.health === null ? unknown : judged).push(debtor);
  }
  judged.sort(byHealth);
  return { block, prices: await lastPriced(tx), markets, judged, unknown };
}

/** A position at risk as it is answered. */
export function presentDebtor({ data, judged }: Debtor): PositionAtRisk {
  const { row } = judged;
  return {
    market: data.row.key,
    owner: row.owner,
    number: row.number.toString(),
    loan: tokenOf(data, data.row.loan),
    debtShares: row.debtShares.toString(),
    ...presentHealth(judged),
    checkedAt: row.checkedAt,
    pledges: presentPledges(data, judged),
    liquidation: plannedLiquidation(data, judged),
  };
}

/** What was written off in each market, and what debts are above the worth of their pledges now. */
export function badDebtOf({ markets, judged, unknown }: Debtors): BadDebt[] {
  return [...markets.values()].map((data) => {
    const { row, state } = data;
    const isOwn = (debtor: Debtor) => debtor.judged.row.market === row.id;
    const uncovered = judged.filter(isOwn).reduce((sum, { judged: { debt, priced } }) => {
      const missing = debt - totalValue(priced);
      return missing > 0n ? sum + missing : sum;
    }, 0n);
    return {
      market: row.key,
      loan: tokenOf(data, row.loan),
      writtenOff: state.writtenOff.toString(),
      feesLost: state.feesLost.toString(),
      lendersLost: (state.writtenOff - state.feesLost).toString(),
      liquidations: state.liquidations,
      uncovered: uncovered.toString(),
      unknown: unknown.filter(isOwn).length,
    };
  });
}

/** The first order of seizure that the rules allow, those begun with each collateral by itself included. */
function plannedLiquidation(
  { row: { dust } }: LendingMarketData,
  { pledges, priced, debt, health }: JudgedPosition,
): PositionAtRisk['liquidation'] {
  if (health === null || debtLimit(priced, 'liquidationLtv') >= debt) return null;
  const held = [...pledges.keys()].filter((index) => pledges[index] !== 0n);
  for (const first of held) {
    const steps = [first, ...held.filter((index) => index !== first)];
    for (const some of [[first], steps]) {
      const planned = plan(priced, debt, some, dust);
      if (planned) return planned;
    }
  }
  return null;
}

function plan(
  priced: JudgedPosition['priced'],
  debt: bigint,
  steps: number[],
  dust: bigint,
): PositionAtRisk['liquidation'] {
  try {
    const asked = steps.map((index) => ({ index, repay: ALL_THAT_MAY_BE }));
    const { repaid, seized, writtenOff } = planLiquidation(priced, debt, asked, dust);
    const worth = seized.reduce((sum, amount, index) => {
      return sum + valueDown(amount, priced[index]?.price ?? 0n);
    }, 0n);
    return {
      steps,
      repaid: repaid.toString(),
      seized: seized.map(String),
      writtenOff: writtenOff.toString(),
      gain: (worth - repaid).toString(),
    };
  } catch (error) {
    if (error instanceof LiquidationRefused) return null;
    throw error;
  }
}

async function readPledgesForDebts(tx: Sql): Promise<Map<string, PledgeRow[]>> {
  const rows = await tx
    .select({ pledge: lendingPledges })
    .from(lendingPledges)
    .innerJoin(
      lendingPositions,
      and(
        eq(lendingPositions.market, lendingPledges.market),
        eq(lendingPositions.owner, lendingPledges.owner),
        eq(lendingPositions.number, lendingPledges.number),
        gt(lendingPositions.debtShares, 0n),
      ),
    );
  const byAccount = new Map<string, PledgeRow[]>();
  for (const { pledge } of rows) {
    const key = accountKey(pledge);
    const own = byAccount.get(key);
    if (own) own.push(pledge);
    else byAccount.set(key, [pledge]);
  }
  return byAccount;
}

function accountKey({ market, owner, number }: Pick<PledgeRow, 'market' | 'owner' | 'number'>) {
  return `${market} ${owner} ${number}`;
}

function byHealth(a: Debtor, b: Debtor): number {
  const [one, other] = [a.judged.health ?? 0n, b.judged.health ?? 0n];
  return one < other ? -1 : one > other ? 1 : 0;
}

/** The last block of which guards' prices were read, or null. */
export async function lastPriced(tx: Sql): Promise<Block | null> {
  const [row] = await tx.select().from(guardPrices).orderBy(desc(guardPrices.blockNumber)).limit(1);
  return row ? { number: row.blockNumber, hash: row.blockHash, timestamp: row.timestamp } : null;
}
