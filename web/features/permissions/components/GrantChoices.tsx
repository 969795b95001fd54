import { type TradingAction, tradingActions } from '@weir/contracts';
import type { ReactNode } from 'react';
import { useDeployment } from '#features/deployment';
import { actionWords, say } from '../words/english.ts';

interface ChoicesProps<Value> {
  chosen: readonly Value[];
  onChange: (chosen: readonly Value[]) => void;
}

function toggled<Value>(chosen: readonly Value[], value: Value): readonly Value[] {
  return chosen.includes(value) ? chosen.filter((other) => other !== value) : [...chosen, value];
}

/** Which markets the key may trade in; those that the deployment does not name are marked. */
export function MarketChoices({ chosen, onChange }: ChoicesProps<bigint>) {
  const { markets } = useDeployment();
  return (
    <fieldset className="min-w-0">
      <legend className="mb-1 text-quiet">{say.inMarkets}</legend>
      <div className="flex max-h-32 flex-wrap gap-x-4 gap-y-1 overflow-y-auto">
        {markets.map(({ terms, base, quote, unlisted, slug }) => (
          <Choice
            key={slug}
            isChosen={chosen.includes(terms.id)}
            onToggle={() => onChange(toggled(chosen, terms.id))}
          >
            {base.symbol}/{quote.symbol}
            {unlisted && <span className="text-warn"> {say.unlisted}</span>}
          </Choice>
        ))}
      </div>
    </fieldset>
  );
}

/** What the key may do, each with what it means. */
export function ActionChoices({ chosen, onChange }: ChoicesProps<TradingAction>) {
  const names = Object.keys(tradingActions) as TradingAction[];
  return (
    <fieldset className="min-w-0">
      <legend className="mb-1 text-quiet">{say.mayDo}</legend>
      <div className="flex flex-col gap-1">
        {names.map((action) => (
          <Choice
            key={action}
            isChosen={chosen.includes(action)}
            onToggle={() => onChange(toggled(chosen, action))}
          >
            {actionWords()[action].name}{' '}
            <span className="text-quiet">{actionWords()[action].meaning}</span>
          </Choice>
        ))}
      </div>
    </fieldset>
  );
}

interface ChoiceProps {
  isChosen: boolean;
  onToggle: () => void;
  children: ReactNode;
}

function Choice({ isChosen, onToggle, children }: ChoiceProps) {
  return (
    <label className="flex min-h-6 items-center gap-2">
      <input type="checkbox" className="accent-accent" checked={isChosen} onChange={onToggle} />
      <span>{children}</span>
    </label>
  );
}
