import { useState } from 'react';
import type { ListedMarket } from '#features/deployment';
import { useMarket } from '#features/market';
import { Segments } from '#ui/Segments.tsx';
import { Skeleton } from '#ui/Skeleton.tsx';
import { say } from '../words/english.ts';
import { AddBothForm } from './AddBothForm.tsx';
import { AddOneForm } from './AddOneForm.tsx';

interface AddProps {
  market: ListedMarket;
  /** See `PoolPage`. */
  startPrice: string | null;
}

/** A deposit: of both tokens in the pool's proportion, or of one, a part of which is swapped. */
export function AddForm({ market, startPrice }: AddProps) {
  const live = useMarket(market);
  const [mode, setMode] = useState<'both' | 'one'>('both');
  if (!live.data) return <Skeleton rows={4} label={say.readingPool} />;
  const isEmpty = live.data.state.totalShares === 0n;
  const parts = { market, data: live.data, isStale: live.isStale };
  return (
    <div className="flex flex-col gap-3 p-3">
      {!isEmpty && (
        <Segments
          label={say.howToAdd}
          size="small"
          value={mode}
          onChange={setMode}
          segments={[
            { value: 'both', label: say.bothTokens },
            { value: 'one', label: say.oneToken },
          ]}
        />
      )}
      {isEmpty || mode === 'both' ? (
        <AddBothForm {...parts} startPrice={startPrice} />
      ) : (
        <AddOneForm {...parts} />
      )}
    </div>
  );
}
