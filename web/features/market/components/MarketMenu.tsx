import { lazy, Suspense, useState } from 'react';
import type { ListedMarket } from '#features/deployment';
import { Icon } from '#ui/Icon.tsx';
import { Popup } from '#ui/Popup.tsx';
import { Skeleton } from '#ui/Skeleton.tsx';
import { pairName } from '../model/marketList.ts';
import { say } from '../words/english.ts';

const MarketList = lazy(() => import('./MarketList.tsx'));

interface MarketMenuProps {
  market: ListedMarket;
  markets: readonly ListedMarket[];
  onChoose: (slug: string) => void;
}

/** Which market is in view, and the others. */
export function MarketMenu({ market, markets, onChoose }: MarketMenuProps) {
  const [open, setOpen] = useState(false);
  return (
    <Popup
      label={say.markets}
      align="start"
      open={open}
      onOpenChange={setOpen}
      trigger={
        <button
          type="button"
          className="-mx-1 flex h-9 items-center gap-1.5 rounded-md px-2 text-base font-semibold hover:bg-raised"
        >
          {pairName(market)}
          <Icon name="down" />
        </button>
      }
    >
      <div className="w-[27rem] max-w-full">
        <Suspense fallback={<Skeleton rows={5} label={say.loading} />}>
          <MarketList
            market={market}
            markets={markets}
            onChoose={(slug) => {
              setOpen(false);
              onChoose(slug);
            }}
          />
        </Suspense>
      </div>
    </Popup>
  );
}
