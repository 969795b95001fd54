import type { IndexState } from '../handlers/indexState.ts';
import { courtDisputes } from '../schema/courtTables.ts';
import { lendingPledges, lendingPositions, lendingStates } from '../schema/lendingTables.ts';
import { p2pOffers, p2pTradeEvents } from '../schema/p2pTables.ts';
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
  /** Offers between people that changed, and trades to which something happened. */
  offers: Set<string>;
  p2pTrades: Set<string>;
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
    offers: new Set(changes.changed(p2pOffers).map(({ id }) => id)),
    p2pTrades: new Set([
      ...changes.changed(p2pTradeEvents).map(({ trade }) => String(trade)),
      ...changes
        .changed(courtDisputes)
        .flatMap(({ trade }) => (trade === null ? [] : String(trade))),
    ]),
  };
}
