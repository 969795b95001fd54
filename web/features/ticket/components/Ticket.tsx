import type { ReactNode } from 'react';
import type { ListedMarket } from '#features/deployment';
import { useTokens } from '#features/tokens';
import { Segments } from '#ui/Segments.tsx';
import { swapTokens } from '../model/swapTokens.ts';
import type { TradeSearch } from '../model/tradeSearch.ts';
import { say } from '../words/english.ts';
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
  const ofSwap = swapTokens(market, search, useTokens()).side;
  // A swap of another pair is neither side of this market; choosing one comes back to it.
  const shown = mode === 'swap' ? (ofSwap ?? '') : side;
  return (
    <section
      aria-label={say.trade}
      className="flex min-w-0 flex-col gap-3 rounded-lg border border-line bg-panel p-3"
    >
      <div className="flex items-center justify-between gap-2">
        <Segments
          label={say.kindOfTrade}
          value={mode}
          onChange={(next) => onChange({ mode: next, amount: '' })}
          segments={[
            { value: 'swap', label: say.swap },
            { value: 'limit', label: say.limit },
          ]}
        />
        <SettingsPopup />
      </div>
      <Segments
        label={say.side}
        value={shown}
        onChange={(next) =>
          onChange(next === '' ? {} : { side: next, from: undefined, to: undefined })
        }
        segments={[
          {
            value: 'buy',
            label: `▲ ${say.buy(market.base.symbol)}`,
            chosenClass: 'data-[state=on]:bg-buy-wash data-[state=on]:text-buy',
          },
          {
            value: 'sell',
            label: `▼ ${say.sell(market.base.symbol)}`,
            chosenClass: 'data-[state=on]:bg-sell-wash data-[state=on]:text-sell',
          },
        ]}
      />
      {mode === 'swap' ? <SwapForm {...props} /> : limitForm}
    </section>
  );
}
