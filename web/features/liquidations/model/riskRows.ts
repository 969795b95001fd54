import { type LendingAccount, WAD } from '@weir/contracts';
import type { PositionAtRisk } from '@weir/indexer/client';
import { getAddress } from 'viem';
import {
  emptyPosition,
  type LendingAtBlock,
  type ListedLending,
  lendingHex,
  marketFigures,
  type PositionFigures,
  positionFigures,
} from '#features/lending';

/** A position that is listed as at risk, judged anew at the node's latest block. */
export interface JudgedPosition {
  listed: ListedLending;
  account: LendingAccount;
  position: { debtShares: bigint; pledges: readonly bigint[]; checkedAt: number };
  figures: PositionFigures;
}

/** Health from which a position is left out: nobody has to look at it yet. */
const LOOKED_AT = (125n * WAD) / 100n;

/** The positions of the indexer's list, by the node's own prices and interest, the worst first. */
export function riskRows(
  { markets, fee, block }: LendingAtBlock,
  positions: readonly PositionAtRisk[],
): JudgedPosition[] {
  const byId = new Map(markets.map((listed) => [lendingHex(listed), listed]));
  const rows = positions.flatMap((told) => {
    const listed = byId.get(told.market);
    if (!listed) return [];
    const account = { owner: getAddress(told.owner), number: BigInt(told.number) };
    const pledges = listed.collaterals.map((_, index) =>
      BigInt(told.pledges.find((pledge) => pledge.index === index)?.amount ?? 0),
    );
    const debtShares = BigInt(told.debtShares);
    const position = { debtShares, pledges, checkedAt: told.checkedAt };
    const { totals } = marketFigures(listed.market, fee, block.timestamp);
    const whole = { ...emptyPosition(listed.market, account.owner, account.number), ...position };
    const figures = positionFigures(listed.market, totals, whole);
    const isNear = figures.health !== null && figures.health < LOOKED_AT;
    return isNear ? [{ listed, account, position, figures }] : [];
  });
  return rows.toSorted((a, b) => ((a.figures.health ?? 0n) < (b.figures.health ?? 0n) ? -1 : 1));
}
