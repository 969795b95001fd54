import { lotSize } from '@weir/contracts';
import { useId } from 'react';
import { exactDecimal } from '#lib/formatAmount.ts';
import { lotChoices, type MarketDraft, suggestionOf } from '../model/marketDraft.ts';
import { say } from '../words/english.ts';

interface LotFieldProps {
  draft: MarketDraft;
  /** Of the quote token: see `QuoteWorth`. */
  rate: string | null;
  problem: string | undefined;
  onChange: (change: Partial<MarketDraft>) => void;
}

/** The size of a lot: suggested from the price, others beside it. */
export function LotField({ draft, rate, problem, onChange }: LotFieldProps) {
  const id = useId();
  const { base } = draft;
  const suggested = suggestionOf(draft, rate);
  if (!base || suggested === null) return null;
  const chosen = draft.lotExponent ?? suggested;
  const choices = [...new Set([...lotChoices(suggested), chosen])].toSorted((a, b) => a - b);
  return (
    <div className="flex flex-col gap-1">
      <div className="flex items-center justify-between gap-3">
        <label htmlFor={id} className="text-xs font-medium">
          {say.lotSize}
        </label>
        <select
          id={id}
          value={chosen}
          aria-invalid={problem !== undefined}
          aria-describedby={`${id}-meaning`}
          onChange={(event) => onChange({ lotExponent: Number(event.target.value) })}
          className="h-8 rounded-md border border-control bg-paper px-2"
        >
          {choices.map((exponent) => (
            <option key={exponent} value={exponent}>
              {exactDecimal(lotSize(exponent), base.decimals)} {base.symbol}
              {exponent === suggested ? ` (${say.suggested})` : ''}
            </option>
          ))}
        </select>
      </div>
      <p id={`${id}-meaning`} className={`text-xs ${problem ? 'text-sell' : 'text-quiet'}`}>
        {problem ?? say.lotMeaning}
      </p>
    </div>
  );
}
