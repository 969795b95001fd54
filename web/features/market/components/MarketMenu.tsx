import { useState } from 'react';
import type { ListedMarket } from '#features/deployment';
import { Icon } from '#ui/Icon.tsx';
import { Popup } from '#ui/Popup.tsx';

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
      label="Markets"
      align="start"
      open={open}
      onOpenChange={setOpen}
      trigger={
        <button
          type="button"
          className="-mx-1 flex h-9 items-center gap-1.5 rounded-md px-2 text-base font-semibold hover:bg-raised"
        >
          {market.base.symbol}/{market.quote.symbol}
          <Icon name="down" />
        </button>
      }
    >
      <ul className="w-56">
        {markets.map((listed) => (
          <li key={listed.slug}>
            <button
              type="button"
              aria-current={listed.slug === market.slug}
              onClick={() => {
                setOpen(false);
                onChoose(listed.slug);
              }}
              className="flex h-9 w-full items-center justify-between gap-3 rounded-md px-2 text-left hover:bg-raised aria-current:bg-accent-wash"
            >
              <span className="font-medium">
                {listed.base.symbol}/{listed.quote.symbol}
              </span>
              <span className="text-xs text-quiet">{listed.base.name}</span>
            </button>
          </li>
        ))}
      </ul>
    </Popup>
  );
}
