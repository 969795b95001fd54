import type { IndexState } from '../handlers/indexState.ts';
import { lendingPledges, lendingPositions, lendingStates } from '../schema/lendingTables.ts';
import { levels, orders, pools, trades } from '../schema/tables.ts';
import type { Row } from '../store/changes.ts';

/** What a block changed, as far as streams tell it. */
export interface BlockChanges {
  /** Markets whose pool or book changed. */
  markets: Set<number>;
  /** Owners of orders that changed; fills change levels only. */
  owners: Set<string>;
  levels: Row<typeof levels>[];
  trades: Row<typeof trades>[];
  /** Whether a lending market or a position in one changed. */
  isLending: boolean;
}

/** To be asked before the changes are flushed. */
export function blockChanges({ changes }: IndexState): BlockChanges {
  const changedLevels = changes.changed(levels);
  const marketsOf = (rows: { market: number }[]) => rows.map(({ market }) => market);
  return {
    markets: new Set([...marketsOf(changes.changed(pools)), ...marketsOf(changedLevels)]),
    owners: new Set(changes.changed(orders).map(({ owner }) => owner)),
    levels: changedLevels,
    trades: changes.changed(trades),
    isLending: [lendingStates, lendingPositions, lendingPledges].some(
      (table) => changes.pairs(table).length > 0,
    ),
  };
}
