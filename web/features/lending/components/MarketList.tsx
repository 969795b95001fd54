import type { LendingPosition } from '@weir/contracts';
import { useState } from 'react';
import { useMediaQuery } from '#lib/useMediaQuery.ts';
import { Empty } from '#ui/Empty.tsx';
import { findRows, type LendingOrder, lendingRow, sortRows } from '../model/lendingRow.ts';
import type { LendingAtBlock } from '../queries/lendingMarkets.ts';
import { say } from '../words/english.ts';
import { MarketCards } from './MarketCards.tsx';
import { MarketTable } from './MarketTable.tsx';

interface MarketListProps {
  page: 'lend' | 'borrow';
  lending: LendingAtBlock;
  positions: readonly LendingPosition[];
  search: string;
}

/** All lending markets, for lenders or for borrowers; each leads to its page. */
export function MarketList({ page, lending, positions, search }: MarketListProps) {
  const [order, setOrder] = useState<LendingOrder>({ column: 'supplied', isRising: false });
  const isWide = useMediaQuery('(width >= 760px)');
  const { markets, fee, block, total } = lending;
  const rows = markets.map((listed) => lendingRow(listed, positions, fee, block.timestamp));
  const shown = sortRows(findRows(rows, search), order, page);
  const List = isWide ? MarketTable : MarketCards;
  return (
    <section aria-label={say.markets} className="rounded-lg border border-line bg-panel">
      {rows.length === 0 ? (
        <Empty>{say.noMarkets}</Empty>
      ) : shown.length === 0 ? (
        <Empty>{say.nothingFound(search)}</Empty>
      ) : (
        <List page={page} rows={shown} order={order} onOrder={setOrder} />
      )}
      {total > markets.length && (
        <p className="border-t border-line px-3 py-2 text-xs text-quiet">
          {say.onlySome(markets.length, total)}
        </p>
      )}
    </section>
  );
}
