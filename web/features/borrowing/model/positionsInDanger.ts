import type { LendingPosition } from '@weir/contracts';
import {
  type LendingAtBlock,
  type ListedLending,
  marketFigures,
  type PositionFigures,
  positionFigures,
} from '#features/lending';

/** A position near its liquidation, with its market. */
interface PositionInDanger {
  listed: ListedLending;
  position: LendingPosition;
  figures: PositionFigures;
}

/** The positions whose health is below 1.1, the worst first. */
export function positionsInDanger(
  { markets, fee, block }: LendingAtBlock,
  positions: readonly LendingPosition[],
): PositionInDanger[] {
  const found = positions.flatMap((position) => {
    const listed = markets.find(({ market }) => market.id === position.market);
    if (!listed || position.debtShares === 0n) return [];
    const { totals } = marketFigures(listed.market, fee, block.timestamp);
    const figures = positionFigures(listed.market, totals, position);
    const isNear = figures.tier === 'danger' || figures.tier === 'liquidatable';
    return isNear ? [{ listed, position, figures }] : [];
  });
  return found.toSorted((a, b) => ((a.figures.health ?? 0n) < (b.figures.health ?? 0n) ? -1 : 1));
}
