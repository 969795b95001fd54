import type { ReactNode } from 'react';
import type { ListedMarket } from '#features/deployment';
import { useTokens } from '#features/tokens';
import { Segments } from '#ui/Segments.tsx';
import { swapTokens } from '../model/swapTokens.ts';
import type { TradeChange, TradeSearch } from '../model/tradeSearch.ts';
import { say } from '../words/english.ts';
import { SettingsPopup } from './SettingsPopup.tsx';
import { SwapForm } from './SwapForm.tsx';

export interface TicketProps {
  market: ListedMarket;
  search: TradeSearch;
  onChange: (change: TradeChange) => void;
}

interface TicketForms {
  limitForm: ReactNode;
  /** Null where there is no leverage. */
  leverageForm: ReactNode | null;
}

/** Where trades are made: swap, limit order or leverage, buy or sell. The forms of the latter two are other features'. */
export function Ticket({ limitForm, leverageForm, ...props }: TicketProps & TicketForms) {
  const { market, search, onChange } = props;
  const { side = 'buy' } = search;
  const hasLeverage = leverageForm !== null;
  const mode = search.mode === 'leverage' && !hasLeverage ? 'swap' : (search.mode ?? 'swap');
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
            ...(hasLeverage ? [{ value: 'leverage' as const, label: say.leverage }] : []),
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
            label: `▲ ${mode === 'leverage' ? say.long(market.base.symbol) : say.buy(market.base.symbol)}`,
            chosenClass: 'data-[state=on]:bg-buy-wash data-[state=on]:text-buy',
          },
          {
            value: 'sell',
            label: `▼ ${mode === 'leverage' ? say.short(market.base.symbol) : say.sell(market.base.symbol)}`,
            chosenClass: 'data-[state=on]:bg-sell-wash data-[state=on]:text-sell',
          },
        ]}
      />
      {mode === 'swap' ? <SwapForm {...props} /> : mode === 'limit' ? limitForm : leverageForm}
    </section>
  );
}
