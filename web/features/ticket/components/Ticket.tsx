import type { ReactNode } from 'react';
import type { ListedMarket } from '#features/deployment';
import { Segments } from '#ui/Segments.tsx';
import type { TradeSearch } from '../model/tradeSearch.ts';
import { SettingsPopup } from './SettingsPopup.tsx';
import { SwapForm } from './SwapForm.tsx';

export interface TicketProps {
  market: ListedMarket;
  search: TradeSearch;
  onChange: (change: Partial<TradeSearch>) => void;
}

/** Where trades are made: swap or limit order, buy or sell. The limit order's form is another feature's. */
export function Ticket({ limitForm, ...props }: TicketProps & { limitForm: ReactNode }) {
  const { market, search, onChange } = props;
  const { mode = 'swap', side = 'buy' } = search;
  return (
    <section
      aria-label="Trade"
      className="flex min-w-0 flex-col gap-3 rounded-lg border border-line bg-panel p-3"
    >
      <div className="flex items-center justify-between gap-2">
        <Segments
          label="Kind of trade"
          value={mode}
          onChange={(next) => onChange({ mode: next, amount: '' })}
          segments={[
            { value: 'swap', label: 'Swap' },
            { value: 'limit', label: 'Limit' },
          ]}
        />
        <SettingsPopup />
      </div>
      <Segments
        label="Side"
        value={side}
        onChange={(next) => onChange({ side: next })}
        segments={[
          {
            value: 'buy',
            label: `▲ Buy ${market.base.symbol}`,
            chosenClass: 'data-[state=on]:bg-buy-wash data-[state=on]:text-buy',
          },
          {
            value: 'sell',
            label: `▼ Sell ${market.base.symbol}`,
            chosenClass: 'data-[state=on]:bg-sell-wash data-[state=on]:text-sell',
          },
        ]}
      />
      {mode === 'swap' ? <SwapForm {...props} /> : limitForm}
    </section>
  );
}
