import { useMediaQuery } from '#lib/useMediaQuery.ts';
import { Panel } from '#ui/Panel.tsx';
import type { ListedLending } from '../model/listedLending.ts';
import { say } from '../words/english.ts';
import { CollateralCards } from './CollateralCards.tsx';
import { CollateralTable } from './CollateralTable.tsx';

/** What may be pledged in a market, up to which part of its worth, and what its price guard says now. */
export function Collaterals({ listed }: { listed: ListedLending }) {
  const isWide = useMediaQuery('(width >= 760px)');
  const List = isWide ? CollateralTable : CollateralCards;
  return (
    <Panel title={say.collaterals}>
      <List listed={listed} />
      <p className="border-t border-line px-3 py-2 text-xs text-quiet">{say.guardMeaning}</p>
    </Panel>
  );
}
